using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pallets.Tests.Examples;

namespace Click.Net.Tests.Docs;

/// <summary>Compiles every example of the README and of the pages. What an example takes for granted stands in a comment above it, which readers do not see.</summary>
[TestClass]
public sealed class ExamplesTests
{
    private static readonly MetadataReference[] References =
    [
        .. ExampleProgram.Platform().Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static IEnumerable<object[]> Pages()
    {
        string library = Path.Combine(Pallets.Tests.Repository.Root, "libs", "Click.Net");
        return Directory.GetFiles(Path.Combine(library, "docs"), "*.md").Append(Path.Combine(library, "README.md"))
            .Select(page => new object[] { Path.GetRelativePath(library, page) });
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Every_example_of_the_page_compiles(string page)
    {
        foreach (string example in Examples(File.ReadAllLines(Path.Combine(Pallets.Tests.Repository.Root, "libs", "Click.Net", page))))
        {
            CSharpCompilation program = CSharpCompilation.Create(
                "Example", [Parsed(example), Parsed(ExampleProgram.ImplicitUsings)], References, new CSharpCompilationOptions(KindOf(example), nullableContextOptions: NullableContextOptions.Enable));

            Diagnostic[] wrong = [.. program.GetDiagnostics().Where(static one => one.Severity == DiagnosticSeverity.Error || one.Id.StartsWith("CS86", StringComparison.Ordinal))];

            Assert.IsEmpty(wrong, $"{string.Join('\n', wrong.Select(static one => one.ToString()))}\n{example}");
        }
    }

    private static SyntaxTree Parsed(string source) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview));

    // A page about tests shows classes, all others programs.
    private static OutputKind KindOf(string example) =>
        Parsed(example).GetRoot().ChildNodes().Any(static node => node.IsKind(SyntaxKind.GlobalStatement)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;

    private static IEnumerable<string> Examples(string[] lines)
    {
        string before = "", after = "";
        for (int i = 0; i < lines.Length; i++)
        {
            switch (lines[i])
            {
                case "<!-- before the example:":
                    before = Until("-->", lines, ref i);
                    break;
                case "<!-- after the example:":
                    after = Until("-->", lines, ref i);
                    break;
                case "```csharp":
                    yield return before + Until("```", lines, ref i) + after;
                    (before, after) = ("", "");
                    break;
                default:
                    break;
            }
        }
    }

    private static string Until(string end, string[] lines, ref int at)
    {
        StringBuilder text = new();
        while (lines[++at] != end)
            text.AppendLine(lines[at]);
        return text.ToString();
    }
}
