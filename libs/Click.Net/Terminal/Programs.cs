using System.Buffers;
using System.Diagnostics;
using Click.Net.Errors;
using Click.Net.Io;

namespace Click.Net.Terminal;

/// <summary>Starts other programs: always with a list of arguments, never through a shell.</summary>
internal static class Programs
{
    /// <summary>Where a program lies, looked for in PATH; null where it is not.</summary>
    public static string? Find(IConsole console, string name)
    {
        if (name.AsSpan().IndexOfAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) >= 0)
            return File.Exists(Path.GetFullPath(name, console.WorkingDirectory)) ? Path.GetFullPath(name, console.WorkingDirectory) : null;
        string[] extensions = OperatingSystem.IsWindows() ? ["", .. (console.GetEnvironmentVariable("PATHEXT") ?? ".EXE;.CMD;.BAT").Split(';')] : [""];
        foreach (string folder in (console.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (string extension in extensions)
            {
                string path = Path.Combine(folder, name + extension);
                if (File.Exists(path))
                    return path;
            }
        }

        return null;
    }

    /// <summary>How a program is started.</summary>
    /// <exception cref="ClickException">The program is a batch file, and an argument would be read as a command by it.</exception>
    public static ProcessStartInfo Describe(IConsole console, string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program) { UseShellExecute = false, WorkingDirectory = console.WorkingDirectory };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        if (Path.GetExtension(program).ToLowerInvariant() is ".bat" or ".cmd" && start.ArgumentList.Any(IsDangerousForBatch))
            throw new ClickException($"{program}: batch files cannot be given these arguments safely.");
        return start;
    }

    /// <summary>Starts a program and waits for its exit code.</summary>
    public static int Run(ProcessStartInfo start)
    {
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        process.WaitForExit();
        return process.ExitCode;
    }

    // The command interpreter reads these wherever they stand.
    private static readonly SearchValues<char> BatchSigns = SearchValues.Create("\"%&|<>^!\r\n");

    private static bool IsDangerousForBatch(string argument) => argument.AsSpan().ContainsAny(BatchSigns);
}
