using Microsoft.CodeAnalysis;
using Pallets.Tests.Examples;

namespace MarkupSafe.Net.Tests.Programs;

/// <summary>Runs a program that needs the library and nothing else, and that the compiler has nothing to say about.</summary>
internal static class ProgramRunner
{
    /// <summary>The lines that a program prints.</summary>
    public static string[] Run(string source)
    {
        ExampleProgram program = ExampleProgram.Compile([ExampleProgram.ImplicitUsings, source], "MarkupSafe.Net.dll");
        Assert.IsEmpty(program.Problems(DiagnosticSeverity.Warning), source);
        return program.Run();
    }
}
