using Click.Net.Errors;
using Click.Net.Io;

namespace Click.Net.Terminal;

/// <summary>Asks a question that is answered with yes or no.</summary>
internal static class Confirm
{
    /// <summary>Asks until the answer is one.</summary>
    /// <param name="console">Whom.</param>
    /// <param name="text">The question.</param>
    /// <param name="answer">What an empty answer means; null asks again.</param>
    /// <param name="abort">Throws where the answer is no.</param>
    /// <param name="suffix">What follows the question.</param>
    /// <param name="showDefault">Shows what an empty answer means.</param>
    /// <param name="error">Asks with the errors.</param>
    /// <param name="color">Keeps or strips colours.</param>
    /// <exception cref="AbortException">The answer is no and <paramref name="abort"/> is set, or the input ended.</exception>
    public static bool Ask(
        IConsole console, string text, bool? answer = false, bool abort = false, string suffix = ": ", bool showDefault = true, bool error = false,
        bool? color = null)
    {
        bool decided = AskOrEmpty(console, text, answer, suffix, showDefault, error, color) ?? answer ?? false;
        return decided || !abort ? decided : throw new AbortException();
    }

    /// <summary>The same; null where the answer is empty, and that means something.</summary>
    public static bool? AskOrEmpty(
        IConsole console, string text, bool? answer, string suffix = ": ", bool showDefault = true, bool error = false, bool? color = null)
    {
        string prompt = Prompt.Build(text, suffix, showDefault ? Hint(answer) : null);
        while (true)
        {
            string line = console.ReadLine(Prompt.Coloured(console, prompt, error, color), error)?.Trim() ?? throw new AbortException();
            if (line.Length == 0 && answer is not null)
                return null;
            if (Read(line) is { } decided)
                return decided;
            Echo.Write(console, Messages.Get("Error: invalid input"), error: error, color: color);
        }
    }

    private static string Hint(bool? answer) => answer switch
    {
        null => "y/n",
        true => "Y/n",
        false => "y/N",
    };

    private static bool? Read(string line) => line.ToLowerInvariant() switch
    {
        "y" or "yes" => true,
        "n" or "no" => false,
        _ => null,
    };
}
