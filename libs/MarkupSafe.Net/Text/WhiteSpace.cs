namespace MarkupSafe.Net.Text;

/// <summary>What Python takes for white space and for the end of a line.</summary>
public static class WhiteSpace
{
    /// <summary>Whether a character is white space: .NET's and the four separators of ASCII, U+001C to U+001F.</summary>
    public static bool Is(char letter) => letter is >= '\u001C' and <= '\u001F' || char.IsWhiteSpace(letter);

    /// <summary>Whether a character ends a line; CR and LF together end one.</summary>
    public static bool EndsLine(char letter) =>
        letter is (>= '\n' and <= '\r') or (>= '\u001C' and <= '\u001E') or '\u0085' or '\u2028' or '\u2029';

    /// <summary>Where the first character that is not white space stands, from a position on; the length when there is none.</summary>
    internal static int Skip(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && Is(text[at]))
            at++;
        return at;
    }

    /// <summary>Where the first white space stands, from a position on; the length when there is none.</summary>
    internal static int Find(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !Is(text[at]))
            at++;
        return at;
    }
}
