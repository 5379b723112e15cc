using Pallets.Tests;
using Pallets.Tests.Examples;

namespace Jinja.Net.Tests;

/// <summary>Examples of the README that stand alone are run; what they say that they print, they print. Fragments are for reading only.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ReadmeTests
{
    [TestMethod]
    public void Examples_print_what_they_say()
    {
        IEnumerable<string> examples = PageExamples.Of(Path.Combine(Repository.Root, "libs", "Jinja.Net", "README.md"));
        int checkedLines = 0;

        foreach (string example in examples)
        {
            if (!example.Contains("Console.WriteLine", StringComparison.Ordinal) || Printed(example) is not { } printed)
                continue;
            foreach (string line in Promised(example))
            {
                Assert.Contains(line, string.Join('\n', printed), example);
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

    // Null for what is no whole program, or wants files that are not here.
    private static string[]? Printed(string example)
    {
        ExampleProgram program = ExampleProgram.Compile(
            [ExampleProgram.ImplicitUsings, "global using Jinja.Net;", example.Replace("using Jinja.Net;", "", StringComparison.Ordinal)], "Jinja.Net.dll", "MarkupSafe.Net.dll");
        try
        {
            return program.Problems().Length == 0 ? program.Run() : null;
        }
        catch (Exception error) when (error is IOException or TemplateNotFoundException)
        {
            return null;
        }
    }
}
