using System.Buffers;
using System.Globalization;
using System.Text;

namespace Jinja.Net.Parsing.Lexing;

/// <summary>Which characters are blank, and which make names, as Python sees it.</summary>
internal static class PythonSpace
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r");

    /// <summary>Whether a character is blank.</summary>
    public static bool Is(char character) => character is >= '\t' and <= '\r' or ' ' or >= '\x1c' and <= '\x1f'
        || (character > '\x7f' && char.IsWhiteSpace(character));

    /// <summary>Where blanks that begin at a place end.</summary>
    public static int Skip(string source, int at)
    {
        while (at < source.Length && Is(source[at]))
            at++;
        return at;
    }

    /// <summary>The length of a text without the blanks at its end.</summary>
    public static int TrimmedEnd(string source, int start, int end)
    {
        while (end > start && Is(source[end - 1]))
            end--;
        return end;
    }

    /// <summary>A source with its line ends made <c>\n</c>.</summary>
    public static string UnifyLineEnds(string source) =>
        source.AsSpan().IndexOfAny(LineEnds) < 0 ? source : source.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Where a run of characters that names are made of ends.</summary>
    public static int SkipName(string source, int at)
    {
        while (at < source.Length)
        {
            if (char.IsAsciiLetterOrDigit(source[at]) || source[at] == '_')
                at++;
            else if (source[at] < '\x80' || Rune.DecodeFromUtf16(source.AsSpan(at), out Rune rune, out int length) != OperationStatus.Done || !CanBePart(rune))
                break;
            else
                at += length;
        }

        return at;
    }

    /// <summary>Whether a text is an identifier of Python's.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        bool first = true;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!(first ? CanStart(rune) : CanContinue(rune)))
                return false;
            first = false;
        }

        return !first;
    }

    private static bool CanBePart(Rune rune) => CanContinue(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNumber;

    private static bool CanStart(Rune rune) => rune.Value == '_' || rune.Value is 0x2118 or 0x212E or 0x1885 or 0x1886
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static bool CanContinue(Rune rune) => CanStart(rune) || rune.Value is 0xB7 or 0x387 or (>= 0x1369 and <= 0x1371) or 0x19DA
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;
}
