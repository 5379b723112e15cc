using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Click.Net.Io;
using Click.Net.Text;

namespace Click.Net.Terminal;

/// <summary>Shows long text page by page, with the program that <c>PAGER</c> names.</summary>
internal static class Pager
{
    /// <summary>Shows the text; as it is where there is no terminal, or no pager.</summary>
    public static void Show(IConsole console, IEnumerable<string> pieces, bool? color)
    {
        if (!console.IsInputTerminal || !console.IsOutputTerminal || !TryFind(console, out string program, out IReadOnlyList<string> arguments))
        {
            foreach (string piece in pieces)
                Echo.Write(console, piece, newLine: false, color: color);
            return;
        }

        Pipe(console, program, arguments, pieces, color);
    }

    private static bool TryFind(IConsole console, out string program, out IReadOnlyList<string> arguments)
    {
        IReadOnlyList<string> command = ArgumentString.Split(console.GetEnvironmentVariable("PAGER") ?? "");
        if (command is [var named, ..] && Programs.Find(console, named) is { } found)
        {
            (program, arguments) = (found, [.. command.Skip(1)]);
            return true;
        }

        (program, arguments) = ("", []);
        if (console.GetEnvironmentVariable("TERM") is "dumb" or "emacs")
            return false;
        program = Programs.Find(console, "less") ?? Programs.Find(console, "more") ?? "";
        return program.Length > 0;
    }

    private static void Pipe(IConsole console, string program, IReadOnlyList<string> arguments, IEnumerable<string> pieces, bool? color)
    {
        ProcessStartInfo start = Programs.Describe(console, program, arguments);
        start.RedirectStandardInput = true;
        start.StandardInputEncoding = new UTF8Encoding(false);
        bool keeps = color ?? ShowsColor(console, program, arguments, start);
        try
        {
            using Process? process = Process.Start(start);
            if (process is null)
                return;
            Feed(process, pieces, keeps);
            process.WaitForExit();
        }
        catch (Win32Exception)
        {
            foreach (string piece in pieces)
                Echo.Write(console, piece, newLine: false, color: color);
        }
    }

    // "less" shows colours with -r or -R; where nothing is set, it is asked to.
    private static bool ShowsColor(IConsole console, string program, IReadOnlyList<string> arguments, ProcessStartInfo start)
    {
        if (Path.GetFileNameWithoutExtension(program) != "less")
            return false;
        string flags = $"{console.GetEnvironmentVariable("LESS")} {string.Join(' ', arguments)}";
        if (flags.Trim().Length == 0)
        {
            start.Environment["LESS"] = "-R";
            return true;
        }

        return flags.Contains('r', StringComparison.OrdinalIgnoreCase);
    }

    private static void Feed(Process process, IEnumerable<string> pieces, bool color)
    {
        try
        {
            using StreamWriter input = process.StandardInput;
            foreach (string piece in pieces)
                input.Write(color ? piece : AnsiText.Strip(piece));
        }
        catch (IOException)
        {
            // The reader has seen enough and closed the pager.
        }
    }
}
