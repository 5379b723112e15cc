using System.Text;

namespace MarkupSafe.Net.Text;

/// <summary>Text laid out to a width, in code points.</summary>
/// <remarks>Mirrors Python's <c>center</c>, <c>ljust</c>, <c>rjust</c>, <c>zfill</c> and <c>expandtabs</c>.</remarks>
public static class Padding
{
    /// <summary>Puts text into the middle of a width. An odd space goes to the left when the width is odd, else to the right.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The least width; a smaller one changes nothing.</param>
    /// <param name="fill">The one code point to pad with.</param>
    /// <exception cref="ArgumentException"><paramref name="fill"/> is not one code point.</exception>
    public static string Center(string text, int width, string fill = " ")
    {
        int missing = Missing(text, width);
        int left = missing / 2 + (missing & width & 1);
        return Pad(text, left, missing - left, fill);
    }

    /// <summary>Puts text to the left of a width.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The least width; a smaller one changes nothing.</param>
    /// <param name="fill">The one code point to pad with.</param>
    /// <exception cref="ArgumentException"><paramref name="fill"/> is not one code point.</exception>
    public static string LJust(string text, int width, string fill = " ") => Pad(text, 0, Missing(text, width), fill);

    /// <summary>Puts text to the right of a width.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The least width; a smaller one changes nothing.</param>
    /// <param name="fill">The one code point to pad with.</param>
    /// <exception cref="ArgumentException"><paramref name="fill"/> is not one code point.</exception>
    public static string RJust(string text, int width, string fill = " ") => Pad(text, Missing(text, width), 0, fill);

    /// <summary>Puts zeros before text, behind its sign if it has one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The least width; a smaller one changes nothing.</param>
    public static string ZFill(string text, int width)
    {
        int missing = Missing(text, width);
        if (missing == 0)
            return text;
        int sign = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        return string.Concat(text.AsSpan(0, sign), new string('0', missing), text.AsSpan(sign));
    }

    /// <summary>Writes tabs as spaces up to the next stop; a line end starts a new line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The distance of the stops; zero and less take the tabs out.</param>
    public static string ExpandTabs(string text, int size = 8)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('\t', StringComparison.Ordinal))
            return text;
        StringBuilder builder = new(text.Length + 16);
        int column = 0;
        foreach (char letter in text)
        {
            if (letter == '\t')
            {
                int spaces = size > 0 ? size - column % size : 0;
                builder.Append(' ', spaces);
                column += spaces;
                continue;
            }

            builder.Append(letter);
            column = letter is '\n' or '\r' ? 0 : char.IsLowSurrogate(letter) ? column : column + 1;
        }

        return builder.ToString();
    }

    private static int Missing(string text, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Math.Max(0, width - CodePoints.Count(text));
    }

    private static string Pad(string text, int left, int right, string fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        if (CodePoints.Count(fill) != 1)
            throw new ArgumentException("The fill character must be exactly one character long", nameof(fill));
        if (left + right == 0)
            return text;
        return string.Create(checked(text.Length + (left + right) * fill.Length), (text, left, fill), static (span, state) =>
        {
            Fill(span[..(state.left * state.fill.Length)], state.fill);
            state.text.CopyTo(span[(state.left * state.fill.Length)..]);
            Fill(span[(state.left * state.fill.Length + state.text.Length)..], state.fill);
        });
    }

    private static void Fill(Span<char> span, string fill)
    {
        if (fill.Length == 1)
        {
            span.Fill(fill[0]);
            return;
        }

        for (; !span.IsEmpty; span = span[fill.Length..])
            fill.CopyTo(span);
    }
}
