using System.Globalization;
using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Formatting;

/// <summary>Reads positions, widths and precisions: decimal digits of any script, as Python does.</summary>
internal static class DecimalDigits
{
    /// <summary>Reads digits from a position on, which moves behind them; there may be none.</summary>
    /// <returns>Whether the number fits.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, ref int at, out long number)
    {
        number = 0;
        while (at < text.Length && Value(text[at..]) is >= 0 and int digit)
        {
            if (number > (long.MaxValue - digit) / 10)
                return false;
            number = number * 10 + digit;
            at += CodePoints.LengthAt(text[at..]);
        }

        return true;
    }

    private static int Value(ReadOnlySpan<char> text)
    {
        if (text[0] < 0x80)
            return char.IsAsciiDigit(text[0]) ? text[0] - '0' : -1;
        int codePoint = CodePoints.At(text);
        if (CharUnicodeInfo.GetUnicodeCategory(codePoint) != UnicodeCategory.DecimalDigitNumber)
            return -1;
        return codePoint < 0x10000
            ? CharUnicodeInfo.GetDecimalDigitValue((char)codePoint)
            : CharUnicodeInfo.GetDecimalDigitValue(char.ConvertFromUtf32(codePoint), 0);
    }
}
