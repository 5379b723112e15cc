namespace Werkzeug.Net.Serving;

/// <summary>Where the server tells what it does, and whether somebody watches there: a terminal gets colours.</summary>
/// <param name="Writer">Takes the lines.</param>
/// <param name="IsTerminal">Whether it is a terminal.</param>
internal readonly record struct LogTarget(TextWriter Writer, bool IsTerminal)
{
    /// <summary>The log of a server. Colours are for the standard error stream of a terminal, unless <c>NO_COLOR</c> is set.</summary>
    public static LogTarget Of(ServerOptions options) =>
        new(options.Log ?? Console.Error, options.Log is null && !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    public static string Bold(string text) => Styled("1", text);

    public static string Cyan(string text) => Styled("36", text);

    public static string Green(string text) => Styled("32", text);

    public static string Yellow(string text) => Styled("33", text);

    public static string BoldRed(string text) => Styled("31;1", text);

    public static string BoldMagenta(string text) => Styled("35;1", text);

    private static string Styled(string codes, string text) => $"\u001b[{codes}m{text}\u001b[0m";
}
