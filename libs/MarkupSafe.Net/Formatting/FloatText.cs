using System.Globalization;
using System.Numerics;
using System.Text;

namespace MarkupSafe.Net.Formatting;

/// <summary>
/// Floating point numbers exactly as Python writes them: the shortest text that reads back the same, or any number of digits,
/// where a tie of the exact binary value goes to the even digit.
/// </summary>
public static class FloatText
{
    /// <summary>The most digits that can be asked for: what .NET can write.</summary>
    public const int MostDigits = 999_999_999;

    private const int FirstLargeExponent = 16;
    private const int LastSmallExponent = -4;

    /// <summary>The shortest text that reads back the same number: <c>1.0</c>, <c>1e+16</c>, <c>1e-05</c>, <c>inf</c>, <c>nan</c>.</summary>
    /// <remarks>Mirrors <c>float.__repr__</c>.</remarks>
    public static string Represent(double value) =>
        double.IsFinite(value) ? Shortest(value.ToString("R", CultureInfo.InvariantCulture)) : NotFinite(value);

    /// <summary>The shortest text that reads back the same single: 0.1f is <c>0.1</c>.</summary>
    public static string Represent(float value) =>
        float.IsFinite(value) ? Shortest(value.ToString("R", CultureInfo.InvariantCulture)) : NotFinite(value);

    /// <summary>The number with a fixed count of decimals: Python's <c>%.{decimals}f</c>.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="decimals">How many digits follow the point; 0 to <see cref="MostDigits"/>.</param>
    /// <param name="keepPoint">Whether a point without decimals stays: Python's <c>#</c>.</param>
    public static string Fixed(double value, int decimals, bool keepPoint = false)
    {
        string text = Sign(value) + ExactDecimal.Fixed(Math.Abs(value), decimals);
        return keepPoint && decimals == 0 ? text + "." : text;
    }

    /// <summary>The number in scientific notation: Python's <c>%.{decimals}e</c>.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="decimals">How many digits follow the point; 0 to <see cref="MostDigits"/>.</param>
    /// <param name="keepPoint">Whether a point without decimals stays: Python's <c>#</c>.</param>
    public static string Exponent(double value, int decimals, bool keepPoint = false)
    {
        (string digits, int exponent) = ExactDecimal.Significant(Math.Abs(value), decimals + 1);
        return Sign(value) + Scientific(digits, exponent, keepPoint);
    }

    /// <summary>The number in the shorter of both notations: Python's <c>%.{digits}g</c>.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="digits">How many digits count; 0 is taken as 1.</param>
    /// <param name="keepZeros">Whether zeros at the end and a bare point stay: Python's <c>#</c>.</param>
    public static string General(double value, int digits, bool keepZeros = false) => General(value, digits, keepZeros, addPointZero: false);

    // With addPointZero this is what a specification with a precision and no letter means.
    internal static string General(double value, int digits, bool keepZeros, bool addPointZero)
    {
        int count = Math.Max(digits, 1);
        (string significant, int exponent) = ExactDecimal.Significant(Math.Abs(value), count);
        if (!keepZeros)
            significant = significant.TrimEnd('0') is { Length: > 0 } rest ? rest : "0";
        bool scientific = exponent < LastSmallExponent || exponent >= (addPointZero ? count - 1 : count);
        return Sign(value) + (scientific ? Scientific(significant, exponent, keepZeros) : Positional(significant, exponent, keepZeros, addPointZero));
    }

    internal static string NotFinite(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";

    private static string Sign(double value) => double.IsNegative(value) ? "-" : "";

    private static string Shortest(string roundTrip)
    {
        string sign = roundTrip[0] == '-' ? "-" : "";
        (string digits, int exponent) = ExactDecimal.Read(roundTrip.AsSpan(sign.Length));
        bool scientific = exponent < LastSmallExponent || exponent >= FirstLargeExponent;
        return sign + (scientific ? Scientific(digits, exponent, keepPoint: false) : Positional(digits, exponent, keepPoint: false, addPointZero: true));
    }

    private static string Scientific(string digits, int exponent, bool keepPoint)
    {
        StringBuilder builder = new(digits.Length + 6);
        builder.Append(digits[0]);
        if (digits.Length > 1 || keepPoint)
            builder.Append('.').Append(digits, 1, digits.Length - 1);
        builder.Append('e').Append(exponent < 0 ? '-' : '+');
        return builder.Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)).ToString();
    }

    private static string Positional(string digits, int exponent, bool keepPoint, bool addPointZero)
    {
        if (exponent < 0)
            return "0." + new string('0', -exponent - 1) + digits;
        if (digits.Length > exponent + 1)
            return string.Concat(digits.AsSpan(0, exponent + 1), ".", digits.AsSpan(exponent + 1));
        string whole = digits.PadRight(exponent + 1, '0');
        return addPointZero ? whole + ".0" : keepPoint ? whole + "." : whole;
    }
}
