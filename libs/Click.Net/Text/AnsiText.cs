using System.Text;

namespace Click.Net.Text;

/// <summary>Text with ANSI control sequences: how wide it looks, and the text without them.</summary>
public static class AnsiText
{
    private const char Escape = '\u001b';

    /// <summary>Whether there may be control sequences in a text.</summary>
    internal static bool HasSequences(string text) => text.Contains(Escape);

    /// <summary>Removes every control sequence (<c>ESC [ parameters letter</c>).</summary>
    /// <remarks>Mirrors <c>click.unstyle</c>.</remarks>
    public static string Strip(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int at = text.IndexOf(Escape, StringComparison.Ordinal);
        if (at < 0)
            return text;
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length;)
        {
            int length = SequenceLength(text.AsSpan(i));
            if (length == 0)
                plain.Append(text[i]);
            i += Math.Max(length, 1);
        }

        return plain.ToString();
    }

    /// <summary>How many code points of the text are visible.</summary>
    public static int VisibleLength(ReadOnlySpan<char> text) => VisibleLength(text, int.MaxValue);

    /// <summary>The same, counted no further than to a limit.</summary>
    internal static int VisibleLength(ReadOnlySpan<char> text, int limit)
    {
        int count = 0;
        for (int i = 0; i < text.Length && count < limit;)
        {
            int length = SequenceLength(text[i..]);
            if (length == 0)
            {
                count++;
                length = IsPair(text, i) ? 2 : 1;
            }

            i += length;
        }

        return count;
    }

    /// <summary>The place behind so many visible code points; control sequences in between go along.</summary>
    internal static int IndexAfter(ReadOnlySpan<char> text, int visible)
    {
        int i = 0;
        while (i < text.Length)
        {
            int length = SequenceLength(text[i..]);
            if (length == 0)
            {
                if (visible-- == 0)
                    return i;
                length = IsPair(text, i) ? 2 : 1;
            }

            i += length;
        }

        return text.Length;
    }

    // ESC [ , parameter bytes 0-?, intermediate bytes space-/, one final byte @-~.
    private static int SequenceLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] != Escape || text[1] != '[')
            return 0;
        int i = 2;
        while (i < text.Length && text[i] is >= '0' and <= '?')
            i++;
        while (i < text.Length && text[i] is >= ' ' and <= '/')
            i++;
        return i < text.Length && text[i] is >= '@' and <= '~' ? i + 1 : 0;
    }

    private static bool IsPair(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}
