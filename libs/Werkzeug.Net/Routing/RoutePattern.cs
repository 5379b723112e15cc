using System.Text.RegularExpressions;

namespace Werkzeug.Net.Routing;

/// <summary>Regular expressions of rules: they always run in linear time.</summary>
internal static class RoutePattern
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create("\\*+?|{}[]()^$.# -&~\t\n\r\v\f");

    /// <summary>Compiles an expression; what needs backtracking is refused.</summary>
    public static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The expression that matches exactly this text.</summary>
    public static string Escape(string text) => text.AsSpan().ContainsAny(Special) ? Regex.Escape(text) : text;
}
