using Click.Net.Io;
using Click.Net.Text;

namespace Click.Net.Terminal;

/// <summary>Writes to the terminal; colours only where they can be seen.</summary>
internal static class Echo
{
    /// <summary>Writes a text.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="text">What.</param>
    /// <param name="newLine">Ends the line.</param>
    /// <param name="error">Writes with the errors.</param>
    /// <param name="color">Keeps or strips colours; null keeps them on a terminal.</param>
    public static void Write(IConsole console, string text, bool newLine = true, bool error = false, bool? color = null)
    {
        string shown = AnsiText.HasSequences(text) && !KeepsColor(console, error, color) ? AnsiText.Strip(text) : text;
        // In one piece: a line is not torn apart by another one.
        string whole = newLine ? shown + "\n" : shown;
        if (console is SystemConsole process)
            process.Write(whole, error);
        else
            Write(error ? console.Error : console.Out, whole);
    }

    private static void Write(TextWriter writer, string text)
    {
        writer.Write(text);
        writer.Flush();
    }

    /// <summary>Writes bytes as they are.</summary>
    public static void Write(IConsole console, ReadOnlySpan<byte> bytes, bool newLine = true)
    {
        console.Out.Flush();
        using Stream output = console.OpenOutput();
        output.Write(bytes);
        if (newLine)
            output.WriteByte((byte)'\n');
        output.Flush();
    }

    /// <summary>Whether colours go through: as told, else as NO_COLOR and FORCE_COLOR say, else on a terminal.</summary>
    public static bool KeepsColor(IConsole console, bool error, bool? color)
    {
        if (color is { } told)
            return told;
        if (console.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 })
            return false;
        if (console.GetEnvironmentVariable("FORCE_COLOR") is { Length: > 0 })
            return true;
        return error ? console.IsErrorTerminal : console.IsOutputTerminal;
    }
}
