using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pallets.Tests;

namespace Jinja.Net.Tests;

/// <summary>Examples of the README that stand alone are run; what they say that they print, they print. Fragments are for reading only.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ReadmeTests
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";

    [TestMethod]
    public void Examples_print_what_they_say()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "libs", "Jinja.Net", "README.md")).ReplaceLineEndings("\n");
        string[] examples = [.. readme.Split("```csharp\n").Skip(1).Select(static part => part.Split("```")[0])];
        int checkedLines = 0;

        foreach (string example in examples)
        {
            if (!example.Contains("Console.WriteLine", StringComparison.Ordinal) || Printed(example) is not { } printed)
                continue;
            foreach (string line in Promised(example))
            {
                Assert.Contains(line, printed, example);
                checkedLines++;
            }
        }

        Assert.IsGreaterThan(8, checkedLines);
    }

    /// <summary>Comments behind a line that prints, and on the lines after it.</summary>
    private static IEnumerable<string> Promised(string example)
    {
        bool follows = false;
        foreach (string line in example.Split('\n'))
        {
            int comment = line.LastIndexOf("// ", StringComparison.Ordinal);
            bool prints = line.Contains("Console.WriteLine", StringComparison.Ordinal);
            if (comment >= 0 && (prints || (comment == 0 && follows)))
                yield return line[(comment + 3)..];
            follows = prints || (follows && comment == 0);
        }
    }

    private static string? Printed(string example)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation program = CSharpCompilation.Create(
            $"Example{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(ImplicitUsings + "global using Jinja.Net;"), CSharpSyntaxTree.ParseText(example.Replace("using Jinja.Net;", "", StringComparison.Ordinal))],
            platform.Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Jinja.Net.dll" or "MarkupSafe.Net.dll"))
                .Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        if (!program.Emit(image).Success)
            return null;
        TextWriter console = Console.Out;
        using StringWriter output = new();
        Console.SetOut(output);
        try
        {
            Assembly.Load(image.ToArray()).EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        catch (TargetInvocationException error) when (error.InnerException is IOException or TemplateNotFoundException)
        {
            // An example with files that are not here.
            return null;
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }
}
