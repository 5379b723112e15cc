namespace MarkupSafe.Net.Text;

/// <summary>Text taken apart at separators, white space and line ends.</summary>
/// <remarks>Mirrors Python's <c>split</c>, <c>rsplit</c>, <c>splitlines</c>, <c>partition</c> and <c>rpartition</c>.</remarks>
public static class Splitting
{
    /// <summary>Splits from the left.</summary>
    /// <param name="text">The text.</param>
    /// <param name="separator">What stands between the parts; <see langword="null"/> is any run of white space, and none at either end counts.</param>
    /// <param name="most">How many times to split; negative is every time. The last part then keeps white space at its end.</param>
    /// <exception cref="ArgumentException">The separator is empty.</exception>
    public static List<string> Split(string text, string? separator = null, int most = -1)
    {
        ArgumentNullException.ThrowIfNull(text);
        return separator is null ? SplitWords(text, most) : SplitAt(text, Checked(separator), most);
    }

    /// <summary>Splits from the right; only with a limit the result differs from <see cref="Split"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="separator">What stands between the parts; <see langword="null"/> is any run of white space, and none at either end counts.</param>
    /// <param name="most">How many times to split; negative is every time.</param>
    /// <exception cref="ArgumentException">The separator is empty.</exception>
    public static List<string> RSplit(string text, string? separator = null, int most = -1)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> parts = separator is null ? RSplitWords(text, most) : RSplitAt(text, Checked(separator), most);
        parts.Reverse();
        return parts;
    }

    /// <summary>Splits at line ends, of which CR LF is one; a line end at the end makes no empty line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepEnds">Whether the line ends stay with their lines.</param>
    public static List<string> SplitLines(string text, bool keepEnds = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> lines = [];
        for (int start = 0; start < text.Length;)
        {
            int end = start;
            while (end < text.Length && !WhiteSpace.EndsLine(text[end]))
                end++;
            int next = end == text.Length ? end : end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
            lines.Add(text[start..(keepEnds ? next : end)]);
            start = next;
        }

        return lines;
    }

    /// <summary>What stands before the first separator, the separator, and what stands behind; all first when there is none.</summary>
    /// <exception cref="ArgumentException">The separator is empty.</exception>
    public static (string Before, string Separator, string After) Partition(string text, string separator)
    {
        ArgumentNullException.ThrowIfNull(text);
        int at = text.IndexOf(Checked(separator), StringComparison.Ordinal);
        return at < 0 ? (text, "", "") : (text[..at], separator, text[(at + separator.Length)..]);
    }

    /// <summary>What stands before the last separator, the separator, and what stands behind; all last when there is none.</summary>
    /// <exception cref="ArgumentException">The separator is empty.</exception>
    public static (string Before, string Separator, string After) RPartition(string text, string separator)
    {
        ArgumentNullException.ThrowIfNull(text);
        int at = text.LastIndexOf(Checked(separator), StringComparison.Ordinal);
        return at < 0 ? ("", "", text) : (text[..at], separator, text[(at + separator.Length)..]);
    }

    private static string Checked(string separator)
    {
        ArgumentNullException.ThrowIfNull(separator);
        return separator.Length > 0 ? separator : throw new ArgumentException("empty separator", nameof(separator));
    }

    private static List<string> SplitWords(string text, int most)
    {
        List<string> words = [];
        for (int at = WhiteSpace.Skip(text, 0); at < text.Length;)
        {
            int end = words.Count == most ? text.Length : WhiteSpace.Find(text, at);
            words.Add(text[at..end]);
            at = WhiteSpace.Skip(text, end);
        }

        return words;
    }

    private static List<string> SplitAt(string text, string separator, int most)
    {
        List<string> parts = [];
        int start = 0;
        for (int at; parts.Count != most && (at = text.IndexOf(separator, start, StringComparison.Ordinal)) >= 0; start = at + separator.Length)
            parts.Add(text[start..at]);
        parts.Add(text[start..]);
        return parts;
    }

    private static List<string> RSplitWords(string text, int most)
    {
        List<string> words = [];
        for (int end = TrimmedEnd(text); end > 0;)
        {
            int start = words.Count == most ? 0 : WordStart(text, end);
            words.Add(text[start..end]);
            end = TrimmedEnd(text.AsSpan(0, start));
        }

        return words;
    }

    private static int WordStart(string text, int end)
    {
        while (end > 0 && !WhiteSpace.Is(text[end - 1]))
            end--;
        return end;
    }

    private static List<string> RSplitAt(string text, string separator, int most)
    {
        List<string> parts = [];
        int end = text.Length;
        for (int at; parts.Count != most && (at = text.AsSpan(0, end).LastIndexOf(separator)) >= 0; end = at)
            parts.Add(text[(at + separator.Length)..end]);
        parts.Add(text[..end]);
        return parts;
    }

    private static int TrimmedEnd(ReadOnlySpan<char> text)
    {
        int end = text.Length;
        while (end > 0 && WhiteSpace.Is(text[end - 1]))
            end--;
        return end;
    }
}
