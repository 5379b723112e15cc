using System.Globalization;
using System.Text;

namespace Werkzeug.Net.Text;

/// <summary>Reads the whole numbers of headers. One too large to hold counts as the largest that can be held (RFC 9111 section 1.2.2).</summary>
internal static class IntegerText
{
    // More digits than these are past every long; leading zeros are not digits in that sense.
    private const int LongestLong = 19;

    /// <summary>Reads ASCII digits with an optional minus sign, white space around them allowed. Nothing else is a number.</summary>
    public static bool TryParsePlain(ReadOnlySpan<char> text, out long value)
    {
        text = text.Trim();
        ReadOnlySpan<char> digits = text.StartsWith("-") ? text[1..] : text;
        value = 0;
        return digits.Length > 0 && digits.IndexOfAnyExceptInRange('0', '9') < 0 && Saturate(text, digits, out value);
    }

    /// <summary>Reads what Python's <c>int</c> reads: a sign, digits of any script, single underscores between them.</summary>
    public static bool TryParseLenient(string text, out long value)
    {
        StringBuilder digits = new();
        value = 0;
        bool wasDigit = false;
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        bool negative = trimmed.StartsWith("-");
        ReadOnlySpan<char> rest = negative || trimmed.StartsWith("+") ? trimmed[1..] : trimmed;
        foreach (Rune rune in rest.EnumerateRunes())
        {
            if (rune.Value == '_' && wasDigit)
            {
                wasDigit = false;
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.DecimalDigitNumber)
                return false;
            digits.Append((int)Rune.GetNumericValue(rune));
            wasDigit = true;
        }

        return wasDigit && Saturate(negative ? $"-{digits}" : digits.ToString(), digits.ToString(), out value);
    }

    private static bool Saturate(ReadOnlySpan<char> text, ReadOnlySpan<char> digits, out long value)
    {
        if (digits.TrimStart('0').Length > LongestLong || !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
            value = text[0] == '-' ? long.MinValue : long.MaxValue;
        return true;
    }
}
