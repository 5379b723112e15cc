using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pallets.Tests.Examples;

/// <summary>A program that a page or a test shows: compiled in memory, and run in this process.</summary>
internal sealed class ExampleProgram
{
    /// <summary>What every project with implicit usings has.</summary>
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly byte[] _image;
    private readonly Diagnostic[] _diagnostics;

    private ExampleProgram(byte[] image, Diagnostic[] diagnostics)
    {
        _image = image;
        _diagnostics = diagnostics;
    }

    /// <summary>Compiles top-level statements, beside .NET itself with the named libraries only.</summary>
    /// <param name="sources">The statements, and what goes with them.</param>
    /// <param name="libraries">How the files of the assemblies begin, as <c>Click.Net.dll</c>.</param>
    public static ExampleProgram Compile(IEnumerable<string> sources, params string[] libraries)
    {
        CSharpParseOptions language = new(LanguageVersion.Preview);
        string[] known = ["System.", .. libraries];
        CSharpCompilation program = CSharpCompilation.Create(
            $"Example{Guid.NewGuid():N}",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, language)),
            Platform().Where(path => known.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal))).Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        Diagnostic[] diagnostics = [.. program.Emit(image).Diagnostics];
        return new ExampleProgram(image.ToArray(), diagnostics);
    }

    /// <summary>The files of all assemblies that these tests run with.</summary>
    public static string[] Platform() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    /// <summary>What the compiler has to say, from a severity on.</summary>
    public string[] Problems(DiagnosticSeverity least = DiagnosticSeverity.Error) =>
        [.. _diagnostics.Where(found => found.Severity >= least).Select(static found => found.ToString())];

    /// <summary>Runs the program and gives the lines that it prints.</summary>
    public string[] Run()
    {
        TextWriter console = Console.Out;
        using StringWriter output = new();
        Console.SetOut(output);
        try
        {
            Assembly.Load(_image).EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Array.Empty<string>()], null);
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
