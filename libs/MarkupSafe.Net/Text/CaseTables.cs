using System.Text;

namespace MarkupSafe.Net.Text;

/// <summary>Looks case up in the tables of Unicode 14.</summary>
internal static partial class CaseTables
{
    private const int RangeSize = 3;
    private const int MappingSize = 4;

    /// <summary>Whether a code point is of lower case.</summary>
    public static bool IsLower(int codePoint) => codePoint < 0x80 ? codePoint is >= 'a' and <= 'z' : Contains(LowerRanges, codePoint);

    /// <summary>Whether a code point is of upper case.</summary>
    public static bool IsUpper(int codePoint) => codePoint < 0x80 ? codePoint is >= 'A' and <= 'Z' : Contains(UpperRanges, codePoint);

    /// <summary>Whether a code point is of title case, as ǅ is.</summary>
    public static bool IsTitle(int codePoint) => codePoint >= 0x80 && Contains(TitleRanges, codePoint);

    /// <summary>Whether a code point has a case at all.</summary>
    public static bool IsCased(int codePoint) => IsLower(codePoint) || IsUpper(codePoint) || IsTitle(codePoint);

    /// <summary>Whether a code point does not matter for where a word ends.</summary>
    public static bool IsIgnorable(int codePoint) => Contains(IgnorableRanges, codePoint);

    /// <summary>Whether a letter stands for a number, as numerals of CJK do.</summary>
    public static bool IsNumeral(int codePoint) => codePoint >= 0x80 && Contains(NumeralRanges, codePoint);

    /// <summary>Appends the upper case of a code point.</summary>
    public static void AppendUpper(StringBuilder builder, int codePoint) => Append(builder, codePoint, UpperMappings, UpperSpecials);

    /// <summary>Appends the lower case of a code point.</summary>
    public static void AppendLower(StringBuilder builder, int codePoint) => Append(builder, codePoint, LowerMappings, LowerSpecials);

    /// <summary>Appends the title case of a code point.</summary>
    public static void AppendTitle(StringBuilder builder, int codePoint) => Append(builder, codePoint, TitleMappings, TitleSpecials);

    /// <summary>Appends the folded case of a code point.</summary>
    public static void AppendFolded(StringBuilder builder, int codePoint) => Append(builder, codePoint, FoldMappings, FoldSpecials);

    private static void Append(StringBuilder builder, int codePoint, ReadOnlySpan<int> mappings, string specials)
    {
        int at = FindLast(mappings, codePoint, MappingSize);
        if (at >= 0 && codePoint <= mappings[at + 1] && (codePoint - mappings[at]) % mappings[at + 2] == 0)
            builder.AppendCodePoint(codePoint + mappings[at + 3]);
        else if (codePoint < 0x80 || codePoint > 0xFFFF || !AppendSpecial(builder, (char)codePoint, specials))
            builder.AppendCodePoint(codePoint);
    }

    // One character that becomes several: "ßSS|.." with a bar behind each.
    private static bool AppendSpecial(StringBuilder builder, char letter, string specials)
    {
        int start = specials.StartsWith(letter) ? 1 : specials.IndexOf($"|{letter}", StringComparison.Ordinal) + 2;
        if (start < 2 && !specials.StartsWith(letter))
            return false;
        builder.Append(specials, start, specials.IndexOf('|', start) - start);
        return true;
    }

    private static bool Contains(ReadOnlySpan<int> ranges, int codePoint)
    {
        int at = FindLast(ranges, codePoint, RangeSize);
        return at >= 0 && codePoint <= ranges[at + 1] && (codePoint - ranges[at]) % ranges[at + 2] == 0;
    }

    // The last entry that starts at a code point or before it; -1 when there is none.
    private static int FindLast(ReadOnlySpan<int> entries, int codePoint, int size)
    {
        int low = 0, high = entries.Length / size - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (entries[middle * size] <= codePoint)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high * size;
    }
}
