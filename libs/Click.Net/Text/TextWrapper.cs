using System.Text;

namespace Click.Net.Text;

/// <summary>Breaks text into lines of a visible width. Control sequences have no width.</summary>
/// <remarks>Mirrors <c>click.wrap_text</c>.</remarks>
public static class TextWrapper
{
    private const int TabSize = 8;

    /// <summary>Wraps text to a width.</summary>
    /// <param name="text">The text; tabs become spaces.</param>
    /// <param name="width">Most visible characters of a line, at least 1.</param>
    /// <param name="initialIndent">What the first line starts with.</param>
    /// <param name="subsequentIndent">What the other lines start with.</param>
    /// <param name="preserveParagraphs">
    /// Keeps paragraphs, which are divided by empty lines, and their indent. A paragraph whose first line is a backspace (<c>\b</c>) alone is not wrapped.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="width"/> is less than 1.</exception>
    public static string Wrap(
        string text, int width = 78, string initialIndent = "", string subsequentIndent = "", bool preserveParagraphs = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(initialIndent);
        ArgumentNullException.ThrowIfNull(subsequentIndent);
        text = ExpandTabs(text);
        if (!preserveParagraphs)
            return Fill(text, width, initialIndent, subsequentIndent);
        IEnumerable<string> paragraphs = Paragraph.Divide(text).Select(paragraph =>
        {
            string indent = new(' ', paragraph.Indent);
            return paragraph.IsRaw
                ? IndentOnly(paragraph.Text, initialIndent + indent, subsequentIndent + indent)
                : Fill(paragraph.Text, width, initialIndent + indent, subsequentIndent + indent);
        });
        return string.Join("\n\n", paragraphs);
    }

    /// <summary>Replaces each tab by the spaces to the next multiple of eight columns.</summary>
    internal static string ExpandTabs(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal))
            return text;
        StringBuilder expanded = new(text.Length + TabSize);
        int column = 0;
        foreach (char c in text)
        {
            if (c == '\t')
            {
                int spaces = TabSize - (column % TabSize);
                expanded.Append(' ', spaces);
                column += spaces;
                continue;
            }

            expanded.Append(c);
            column = c is '\n' or '\r' ? 0 : column + (char.IsLowSurrogate(c) ? 0 : 1);
        }

        return expanded.ToString();
    }

    private static string IndentOnly(string text, string initialIndent, string subsequentIndent) =>
        string.Join('\n', Lines.Of(text).Select((line, at) => (at == 0 ? initialIndent : subsequentIndent) + line));

    private static string Fill(string text, int width, string initialIndent, string subsequentIndent)
    {
        if (width <= 0)
            throw new ArgumentOutOfRangeException(nameof(width), width, $"invalid width {width} (must be > 0)");
        StringBuilder filled = new(text.Length + 16);
        List<Range> pieces = WordSplitter.Split(text);
        bool first = true;
        for (int at = 0; at < pieces.Count;)
        {
            string indent = first ? initialIndent : subsequentIndent;
            if (!first && IsBlank(text, pieces[at]) && ++at == pieces.Count)
                break;
            Range line = TakeLine(text, pieces, ref at, width - AnsiText.VisibleLength(indent));
            if (line.Start.Value == line.End.Value)
                continue;
            if (!first)
                filled.Append('\n');
            filled.Append(indent).Append(text.AsSpan()[line]);
            first = false;
        }

        return filled.ToString();
    }

    // The pieces lie one behind the other, so a line is one range. A piece wider than any line is cut to what fits, at least one character.
    private static Range TakeLine(string text, List<Range> pieces, ref int at, int width)
    {
        int start = pieces[at].Start.Value, used = 0;
        Range last = start..start;
        for (; at < pieces.Count; at++)
        {
            Range piece = pieces[at];
            // A long word is looked at only as far as a line reaches.
            int length = AnsiText.VisibleLength(text.AsSpan()[piece], Math.Max(width, 0) + 1);
            if (used + length > width)
            {
                if (length > width)
                    last = Cut(text, pieces, ref at, Math.Max(width - used, 1));
                break;
            }

            last = piece;
            used += length;
        }

        return start..(IsBlank(text, last) ? last.Start.Value : last.End.Value);
    }

    private static Range Cut(string text, List<Range> pieces, ref int at, int visible)
    {
        Range piece = pieces[at];
        int cut = piece.Start.Value + AnsiText.IndexAfter(text.AsSpan()[piece], visible);
        if (cut < piece.End.Value)
            pieces[at] = cut..piece.End.Value;
        else
            at++;
        return piece.Start.Value..cut;
    }

    private static bool IsBlank(string text, Range piece) => text.AsSpan()[piece].IsWhiteSpace();
}
