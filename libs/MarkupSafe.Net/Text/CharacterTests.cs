using System.Globalization;
using System.Text;

namespace MarkupSafe.Net.Text;

/// <summary>Questions about every character of a text; an empty text has no character and the answer is no, but for ASCII and printable.</summary>
/// <remarks>Mirrors Python's <c>isalpha</c> and its like.</remarks>
public static class CharacterTests
{
    /// <summary>Whether all are letters.</summary>
    public static bool IsAlpha(string text) => All(text, IsLetter);

    /// <summary>Whether all are letters or numbers.</summary>
    public static bool IsAlnum(string text) => All(text, static c => IsLetter(c) || IsNumber(c));

    /// <summary>Whether all are ASCII; the empty text is.</summary>
    public static bool IsAscii(string text) => Ascii.IsValid(text);

    /// <summary>Whether all are decimal digits.</summary>
    public static bool IsDecimal(string text) => All(text, static c => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber);

    /// <summary>Whether all are digits, decimal or not, as superscripts are.</summary>
    public static bool IsDigit(string text) => All(text, static c => DigitValue(c) >= 0);

    /// <summary>Whether all have a value as a number, as fractions and numerals of CJK have.</summary>
    public static bool IsNumeric(string text) => All(text, IsNumber);

    /// <summary>Whether all are white space.</summary>
    public static bool IsSpace(string text) => All(text, static c => c < 0x10000 && WhiteSpace.Is((char)c));

    /// <summary>Whether all can be printed as they are; the empty text can.</summary>
    public static bool IsPrintable(string text) => text is "" || All(text, CodePoints.IsPrintable);

    /// <summary>Whether there are cased letters, all of lower case.</summary>
    public static bool IsLower(string text) => HasOnly(text, CaseTables.IsLower);

    /// <summary>Whether there are cased letters, all of upper case.</summary>
    public static bool IsUpper(string text) => HasOnly(text, CaseTables.IsUpper);

    /// <summary>Whether every word begins with a letter of upper case or title case and goes on in lower case.</summary>
    public static bool IsTitle(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool found = false, inWord = false;
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
        {
            int codePoint = CodePoints.At(text.AsSpan(at));
            bool starts = CaseTables.IsUpper(codePoint) || CaseTables.IsTitle(codePoint);
            bool continues = !starts && CaseTables.IsLower(codePoint);
            if ((starts && inWord) || (continues && !inWord))
                return false;
            inWord = starts || continues;
            found |= inWord;
        }

        return found;
    }

    /// <summary>Whether the text can be a name: a letter or underscore, then letters, digits, marks and connectors.</summary>
    public static bool IsIdentifier(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
            return false;
        int first = CodePoints.LengthAt(text);
        return StartsName(CodePoints.At(text)) && (first == text.Length || All(text[first..], static c => StartsName(c) || ContinuesName(c)));
    }

    private static bool IsLetter(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) <= UnicodeCategory.OtherLetter;

    private static bool IsNumber(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber || CaseTables.IsNumeral(codePoint);

    private static int DigitValue(int codePoint) => codePoint is >= 0xD800 and < 0xE000 ? -1
        : codePoint < 0x10000 ? CharUnicodeInfo.GetDigitValue((char)codePoint)
        : CharUnicodeInfo.GetDigitValue(char.ConvertFromUtf32(codePoint), 0);

    private static bool StartsName(int codePoint) =>
        codePoint == '_' || IsLetter(codePoint) || CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.LetterNumber;

    private static bool ContinuesName(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation
        || codePoint is 0xB7 or 0x387 or 0x19DA or (>= 0x1369 and <= 0x1371);

    private static bool All(string text, Func<int, bool> test)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
        {
            if (!test(CodePoints.At(text.AsSpan(at))))
                return false;
        }

        return text.Length > 0;
    }

    // Letters without case do not matter, letters of another case do.
    private static bool HasOnly(string text, Func<int, bool> isWanted)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool found = false;
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
        {
            int codePoint = CodePoints.At(text.AsSpan(at));
            bool wanted = isWanted(codePoint);
            if (!wanted && CaseTables.IsCased(codePoint))
                return false;
            found |= wanted;
        }

        return found;
    }
}
