using System.Globalization;
using System.Text;

namespace MarkupSafe.Net.Text;

/// <summary>Text counted as Python counts it: by code points, not by UTF-16 units. A lone surrogate counts as one.</summary>
public static class CodePoints
{
    /// <summary>How many code points a text has.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = text.Length;
        for (int at = text.IndexOfAnyInRange('\uD800', '\uDBFF'); at >= 0;)
        {
            if (StartsWithPair(text[at..]))
                count--;
            text = text[(at + 1)..];
            at = text.IndexOfAnyInRange('\uD800', '\uDBFF');
        }

        return count;
    }

    /// <summary>Whether every code point is one UTF-16 unit, so that both ways of counting agree.</summary>
    public static bool AreUnits(ReadOnlySpan<char> text) => !text.ContainsAnyInRange('\uD800', '\uDBFF');

    /// <summary>Where the code point with an index starts, in UTF-16 units; the text's length when it has no more.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">How many code points to skip; not negative.</param>
    public static int Offset(ReadOnlySpan<char> text, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        int firstPair = text.IndexOfAnyInRange('\uD800', '\uDBFF');
        if (firstPair < 0 || firstPair >= index)
            return Math.Min(index, text.Length);
        int at = firstPair;
        for (index -= firstPair; index > 0 && at < text.Length; index--)
            at += StartsWithPair(text[at..]) ? 2 : 1;
        return at;
    }

    /// <summary>The first code points of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="count">How many at most; not negative.</param>
    public static ReadOnlySpan<char> Take(ReadOnlySpan<char> text, int count) => text[..Offset(text, count)];

    /// <summary>The length in UTF-16 units of the code point that a text starts with; the text is not empty.</summary>
    public static int LengthAt(ReadOnlySpan<char> text) => StartsWithPair(text) ? 2 : 1;

    /// <summary>The code point that a text starts with, a lone surrogate as itself; the text is not empty.</summary>
    public static int At(ReadOnlySpan<char> text) => StartsWithPair(text) ? char.ConvertToUtf32(text[0], text[1]) : text[0];

    /// <summary>Appends a code point, a lone surrogate as itself.</summary>
    public static StringBuilder AppendCodePoint(this StringBuilder builder, int codePoint)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (codePoint < 0x10000)
            return builder.Append((char)codePoint);
        codePoint -= 0x10000;
        return builder.Append((char)(0xD800 + (codePoint >> 10))).Append((char)(0xDC00 + (codePoint & 0x3FF)));
    }

    /// <summary>Whether Python prints a code point as it is in a <c>repr</c>: no control, format, unassigned or separator but the space.</summary>
    public static bool IsPrintable(int codePoint)
    {
        if (codePoint < 0x7F)
            return codePoint >= ' ';
        return CharUnicodeInfo.GetUnicodeCategory(codePoint) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
    }

    private static bool StartsWithPair(ReadOnlySpan<char> text) =>
        text.Length > 1 && char.IsHighSurrogate(text[0]) && char.IsLowSurrogate(text[1]);
}
