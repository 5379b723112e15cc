using System.Globalization;
using System.Numerics;

namespace MarkupSafe.Net.Formatting;

/// <summary>
/// Decimal digits of a double, rounded from its exact value with ties to even. The platform writes exact digits but sends ties away
/// from zero, so ties are found here: a value m * 2^-k, m odd, has exactly k decimals and the last one is 5, which makes the cut
/// one digit before it the only tie there is.
/// </summary>
internal static class ExactDecimal
{
    private const int MantissaBits = 52;
    private const int ExponentBias = 1075;

    /// <summary>A finite number that is not negative, with a count of decimals.</summary>
    public static string Fixed(double value, int decimals)
    {
        (ulong mantissa, int exponent) = Split(value);
        if (exponent >= 0)
            return Whole(mantissa, exponent) + (decimals == 0 ? "" : "." + new string('0', decimals));
        if (-exponent != decimals + 1)
            return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        string exact = value.ToString("F" + (decimals + 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        string cut = exact[..^(decimals == 0 ? 2 : 1)];
        return IsOdd(cut[^1]) ? IncreaseLast(cut) : cut;
    }

    /// <summary>The first digits of a finite number that is not negative, and the power of ten of the first one.</summary>
    public static (string Digits, int Exponent) Significant(double value, int count)
    {
        if (value == 0)
            return (new string('0', count), 0);
        (ulong mantissa, int exponent) = Split(value);
        if (exponent >= 0)
            return RoundWhole(Whole(mantissa, exponent), count);
        (string exact, int power) = Scientific(value, count + 1);
        bool isTie = exact[^1] == '5' && power - exponent == count;
        if (!isTie)
            return Scientific(value, count);
        return Carried(IsOdd(exact[^2]) ? IncreaseLast(exact[..^1]) : exact[..^1], power, count);
    }

    /// <summary>The digits and the power of ten of a number that the platform wrote without a sign.</summary>
    public static (string Digits, int Exponent) Read(ReadOnlySpan<char> text)
    {
        int mark = text.IndexOf('E');
        int exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        ReadOnlySpan<char> number = mark < 0 ? text : text[..mark];
        int point = number.IndexOf('.');
        string digits = point < 0 ? number.ToString() : string.Concat(number[..point], number[(point + 1)..]);
        exponent += (point < 0 ? number.Length : point) - 1;
        string significant = digits.TrimStart('0');
        return significant.Length == 0 ? ("0", 0) : (Shortened(significant), exponent - (digits.Length - significant.Length));
    }

    private static string Shortened(string digits) => digits.TrimEnd('0') is { Length: > 0 } rest ? rest : "0";

    private static (string Digits, int Exponent) Scientific(double value, int count)
    {
        string text = value.ToString("E" + (count - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int mark = text.LastIndexOf('E');
        string digits = count == 1 ? text[..1] : string.Concat(text.AsSpan(0, 1), text.AsSpan(2, mark - 2));
        return (digits, int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static (string Digits, int Exponent) RoundWhole(string whole, int count)
    {
        int power = whole.Length - 1;
        if (whole.Length <= count)
            return (whole.PadRight(count, '0'), power);
        string kept = whole[..count];
        ReadOnlySpan<char> rest = whole.AsSpan(count);
        bool isTie = rest[0] == '5' && rest[1..].TrimStart('0').IsEmpty;
        bool up = isTie ? IsOdd(kept[^1]) : rest[0] >= '5';
        return up ? Carried(IncreaseLast(kept), power, count) : (kept, power);
    }

    // 999 rounds up to 1000: one digit more, which is cut again.
    private static (string Digits, int Exponent) Carried(string digits, int power, int count) =>
        digits.Length > count ? (digits[..count], power + 1) : (digits, power);

    private static bool IsOdd(char digit) => ((digit - '0') & 1) == 1;

    private static string IncreaseLast(string number)
    {
        char[] digits = number.ToCharArray();
        for (int at = digits.Length - 1; at >= 0; at--)
        {
            if (digits[at] == '.')
                continue;
            if (digits[at] != '9')
            {
                digits[at]++;
                return new string(digits);
            }

            digits[at] = '0';
        }

        return "1" + new string(digits);
    }

    private static string Whole(ulong mantissa, int exponent) =>
        exponent == 0 ? mantissa.ToString(CultureInfo.InvariantCulture) : (new BigInteger(mantissa) << exponent).ToString(CultureInfo.InvariantCulture);

    // value = mantissa * 2^exponent with an odd mantissa; zero has exponent zero.
    private static (ulong Mantissa, int Exponent) Split(double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int biased = (int)(bits >> MantissaBits) & 0x7FF;
        ulong mantissa = bits & ((1UL << MantissaBits) - 1);
        if (biased == 0)
            biased = 1;
        else
            mantissa |= 1UL << MantissaBits;
        if (mantissa == 0)
            return (0, 0);
        int zeros = BitOperations.TrailingZeroCount(mantissa);
        return (mantissa >> zeros, biased - ExponentBias + zeros);
    }
}
