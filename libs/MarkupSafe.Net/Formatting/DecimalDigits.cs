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
        while (TryReadOne(text, ref at, out int digit))
        {
            if (number > (long.MaxValue - digit) / 10)
                return false;
            number = number * 10 + digit;
        }

        return true;
    }

    /// <summary>Reads one digit if there is one, and moves behind it.</summary>
    public static bool TryReadOne(ReadOnlySpan<char> text, ref int at, out int digit)
    {
        digit = at < text.Length ? Value(text[at..]) : -1;
        if (digit < 0)
            return false;
        at += CodePoints.LengthAt(text[at..]);
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
