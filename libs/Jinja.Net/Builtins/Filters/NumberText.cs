using System.Globalization;
using System.Numerics;
using System.Text;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net.Text;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Numbers read from text as Python's <c>int</c> and <c>float</c> read them.</summary>
internal static class NumberText
{
    /// <summary>Digits of any script, single underscores between them, a sign, white space around; with a base also its prefix.</summary>
    public static bool TryInteger(string text, Value radix, out BigInteger number)
    {
        number = default;
        if (!Numbers.TryIndex(radix, out int numberBase) || numberBase is not (0 or (>= 2 and <= 36))) return false;
        string digits = Normalize(text);
        bool negative = digits.StartsWith('-');
        if (negative || digits.StartsWith('+')) digits = digits[1..];
        bool zeroLed = digits.StartsWith('0');
        if (!TakePrefix(ref digits, ref numberBase, out bool prefixed)) return false;
        if (prefixed && digits.StartsWith('_')) digits = digits[1..];
        if (!TakeUnderscores(ref digits) || !TryDigits(digits, numberBase, out number)) return false;
        if (zeroLed && !prefixed && radix.N == 0 && !number.IsZero) return false;
        if (negative) number = -number;
        return true;
    }

    private static bool TakePrefix(ref string digits, ref int numberBase, out bool prefixed)
    {
        int named = digits.Length > 1 && digits[0] == '0' ? char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 } : 0;
        prefixed = named != 0 && (numberBase == 0 || numberBase == named);
        if (prefixed) digits = digits[2..];
        if (numberBase == 0) numberBase = prefixed ? named : 10;
        return digits.Length > 0;
    }

    private static bool TakeUnderscores(ref string digits)
    {
        if (!digits.Contains('_', StringComparison.Ordinal)) return true;
        if (digits.StartsWith('_') || digits.EndsWith('_') || digits.Contains("__", StringComparison.Ordinal)) return false;
        digits = digits.Replace("_", "", StringComparison.Ordinal);
        return true;
    }

    private static bool TryDigits(string digits, int numberBase, out BigInteger number)
    {
        number = default;
        foreach (char digit in digits)
            if (DigitValue(digit) is not int value || value >= numberBase) return false;
        if ((numberBase & (numberBase - 1)) != 0 && digits.TrimStart('0').Length > Representation.LongestInteger) return false;
        if (numberBase == 10) return BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        foreach (char digit in digits) number = (number * numberBase) + DigitValue(digit)!.Value;
        return digits.Length > 0;
    }

    private static int? DigitValue(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        >= 'a' and <= 'z' => digit - 'a' + 10,
        >= 'A' and <= 'Z' => digit - 'A' + 10,
        _ => null,
    };

    /// <summary>A decimal number, <c>inf</c> or <c>nan</c>.</summary>
    public static bool TryFloat(string text, out double number)
    {
        number = 0;
        string digits = Normalize(text);
        if (digits.Length == 0) return false;
        string unsigned = digits[0] is '+' or '-' ? digits[1..] : digits;
        double sign = digits[0] == '-' ? -1 : 1;
        switch (unsigned.ToLowerInvariant())
        {
            case "inf" or "infinity":
                number = sign * double.PositiveInfinity;
                return true;
            case "nan":
                number = double.NaN;
                return true;
        }

        if (!HasOnlyInnerUnderscores(unsigned)) return false;
        unsigned = unsigned.Replace("_", "", StringComparison.Ordinal);
        if (unsigned.Length == 0 || !(char.IsAsciiDigit(unsigned[0]) || unsigned[0] == '.')) return false;
        if (!double.TryParse(unsigned, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)) return false;
        number *= sign;
        return true;
    }

    private static bool HasOnlyInnerUnderscores(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '_') continue;
            if (i == 0 || i == text.Length - 1 || !char.IsAsciiDigit(text[i - 1]) || !char.IsAsciiDigit(text[i + 1])) return false;
        }

        return true;
    }

    /// <summary>Without white space around, and with the digits of every script as those of ASCII.</summary>
    private static string Normalize(string text)
    {
        string trimmed = Trimming.Strip(text);
        if (Ascii.IsValid(trimmed)) return trimmed;
        StringBuilder plain = new(trimmed.Length);
        foreach (Rune rune in trimmed.EnumerateRunes())
            plain.Append(Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture) : rune.ToString());
        return plain.ToString();
    }
}
