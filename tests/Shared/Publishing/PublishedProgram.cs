using System.Diagnostics;

namespace Pallets.Tests.Publishing;

/// <summary>
/// Publishes a small program, and runs it. A warning of the trimmer is an error. Where the package source
/// lacks what publishing needs, the test says so and counts as inconclusive.
/// </summary>
internal static class PublishedProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);
    private static readonly string[] SignsOfLack = ["NU1101", "NU1102", "NU1301", "Platform linker not found"];

    /// <summary>Publishes, runs, and compares what was printed, line by line.</summary>
    public static void AssertPrints(PublishedProject project, string program, params string[] lines)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("published-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "Program.cs"), program);
            project.WriteTo(Path.Combine(folder.FullName, "Published.csproj"));

            string printed = PublishAndRun(folder.FullName);
            Assert.AreEqual(string.Join('\n', lines), printed.ReplaceLineEndings("\n").TrimEnd());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Publishes the project <c>Published.csproj</c> of a folder, runs it, and gives what it printed.</summary>
    public static string PublishAndRun(string folder, params string[] arguments)
    {
        (int exitCode, string output) = Run("dotnet", ["publish", "-c", "Release", "-o", "out", "--use-current-runtime", "--self-contained", "-v", "quiet"], folder);
        if (exitCode != 0 && SignsOfLack.Any(sign => output.Contains(sign, StringComparison.Ordinal)))
            Assert.Inconclusive($"This machine cannot publish so: {output}");
        Assert.AreEqual(0, exitCode, output);
        return Run(Path.Combine(folder, "out", "Published"), arguments, folder).Output;
    }

    private static (int ExitCode, string Output) Run(string program, string[] arguments, string folder)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Inconclusive($"{program} took longer than {Patience}.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }
}
