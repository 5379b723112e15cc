using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pallets.Tests;
using Pallets.Tests.Examples;

namespace Flask.Net.Tests.Docs;

/// <summary>Every example of the README and of the manual compiles as it stands. What the examples take for granted is in <c>Given.txt</c>.</summary>
[TestClass]
public sealed partial class ManualTests
{
    private static string Given => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Flask.Net.Tests", "Docs", "Given.txt"));

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    private static readonly Lazy<MetadataReference[]> Platform = new(static () =>
    [
        .. ExampleProgram.Platform().Where(static path => !Path.GetFileName(path).Contains("Tests", StringComparison.Ordinal)).Select(static path => MetadataReference.CreateFromFile(path)),
    ]);

    private static readonly Lazy<CSharpCompilation> Before = new(static () => Compile(Given, null));

    public static IEnumerable<object[]> Examples =>
        PageExamples.OfManual(Path.Combine(Repository.Root, "libs", "Flask.Net", "README.md"), Path.Combine(Repository.Root, "docs", "flask"));

    public static string Name(MethodInfo method, object[] data) => PageExamples.NameOf(data);

    [TestMethod]
    [DynamicData(nameof(Examples), DynamicDataDisplayName = nameof(Name))]
    public void An_example_compiles(string page, int number, string example)
    {
        bool isBody = Declaration().IsMatch(example); // a script cannot hold on to a resource, a method can
        string text = isBody ? $"async Task Example()\n{{\n{example}\nawait Task.CompletedTask;\n}}" : example;

        string[] problems = [.. Compile(text, Before.Value).GetDiagnostics().Where(static problem => problem.Severity == DiagnosticSeverity.Error).Select(static problem => problem.ToString())];

        Assert.IsEmpty(problems, $"{page} {number}: {string.Join("; ", problems)}\n{example}");
    }

    // What an example declares itself counts before what was given.
    private static CSharpCompilation Compile(string text, CSharpCompilation? before) => CSharpCompilation.CreateScriptCompilation(
        before is null ? "Given" : "Example",
        CSharpSyntaxTree.ParseText(text, Script),
        Platform.Value,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
        before);

    [GeneratedRegex(@"^(await )?using \(?\w+ \w+ =", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
