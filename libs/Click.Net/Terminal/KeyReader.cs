using Click.Net.Errors;
using Click.Net.Io;

namespace Click.Net.Terminal;

/// <summary>Reads single keys.</summary>
internal static class KeyReader
{
    /// <summary>Waits for a key.</summary>
    /// <returns>What the key sends: a character, or an escape sequence.</returns>
    /// <exception cref="AbortException">Ctrl-C or Ctrl-D was pressed, or the input ended.</exception>
    public static string Read(IConsole console, bool echo) => console.ReadKey(echo) switch
    {
        null or "\u0003" or "\u0004" => throw new AbortException(),
        string key => key,
    };

    /// <summary>Waits for any key, where there is somebody to press it.</summary>
    public static void Pause(IConsole console, string text, bool error)
    {
        if (!console.IsInputTerminal || !console.IsOutputTerminal)
            return;
        if (text.Length > 0)
            Echo.Write(console, text, newLine: false, error: error);
        try
        {
            Read(console, false);
        }
        catch (AbortException)
        {
            // Any key goes on, these as well.
        }
        finally
        {
            if (text.Length > 0)
                Echo.Write(console, "", error: error);
        }
    }
}
