using System.Reflection;
using MarkupSafe.Net.Tests.Analyzers;
using Microsoft.CodeAnalysis;

namespace MarkupSafe.Net.Tests.Programs;

/// <summary>Compiles a program of top-level statements with implicit usings, runs it, and gives what it printed.</summary>
internal static class ProgramRunner
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The lines that a program prints.</summary>
    public static string[] Run(string source)
    {
        Compilation compilation = Snippet.Compile(OutputKind.ConsoleApplication, Snippet.References, ImplicitUsings, source);
        using MemoryStream image = new();
        string[] errors = [.. compilation.Emit(image).Diagnostics.Where(static found => found.Severity >= DiagnosticSeverity.Warning).Select(static found => found.ToString())];
        Assert.IsEmpty(errors, string.Join('\n', errors));

        TextWriter console = Console.Out;
        using StringWriter output = new();
        Console.SetOut(output);
        try
        {
            object? result = Assembly.Load(image.ToArray()).EntryPoint!.Invoke(null, [Array.Empty<string>()]);
            (result as Task)?.GetAwaiter().GetResult();
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
