using System.Globalization;
using System.Numerics;

namespace Werkzeug.Net.Routing.Converters;

/// <summary>Numbers in URLs: decimal digits of every script are read, ASCII digits are written.</summary>
internal static class UrlNumbers
{
    /// <summary>How many digits a number may have, as Python reads them: reading more takes too long.</summary>
    public const int MostDigits = 4_300;

    /// <summary>Whether the text is one or more decimal digits.</summary>
    public static bool AreDigits(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c) && !char.IsDigit(c))
                return false;
        }

        return !text.IsEmpty;
    }

    /// <summary>Reads a whole number that <see cref="AreDigits"/> accepts, with or without a minus.</summary>
    public static BigInteger ReadInteger(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int small)
        ? small
        : BigInteger.Parse(ToAsciiDigits(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>Reads a number with a decimal point.</summary>
    public static double ReadFloat(string text) =>
        double.Parse(ToAsciiDigits(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    /// <summary>The number in the smallest of int, long and BigInteger that holds it.</summary>
    public static object Smallest(BigInteger value)
    {
        if (value >= int.MinValue && value <= int.MaxValue)
            return (int)value;
        return value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;
    }

    /// <summary>A value as a whole number: fractions are cut off, text is read.</summary>
    /// <exception cref="ArgumentException">The value is no number.</exception>
    public static BigInteger ToInteger(object? value) => value switch
    {
        int number => number,
        long number => number,
        BigInteger number => number,
        bool truth => truth ? 1 : 0,
        string text when BigInteger.TryParse(ToAsciiDigits(text.Trim()), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger read) => read,
        double or float or decimal => new BigInteger(Math.Truncate(Convert.ToDouble(value, CultureInfo.InvariantCulture))),
        Enum => new BigInteger(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        IConvertible convertible when convertible.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.UInt64 =>
            new BigInteger(Convert.ToDecimal(convertible, CultureInfo.InvariantCulture)),
        _ => throw RoutingErrors.NotANumber(value),
    };

    /// <summary>A value as a number.</summary>
    /// <exception cref="ArgumentException">The value is no number.</exception>
    public static double ToFloat(object? value) => value switch
    {
        double number => number,
        BigInteger number => (double)number,
        bool truth => truth ? 1 : 0,
        string text when double.TryParse(ToAsciiDigits(text.Trim()), NumberStyles.Float, CultureInfo.InvariantCulture, out double read) => read,
        IConvertible convertible when convertible.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal =>
            Convert.ToDouble(convertible, CultureInfo.InvariantCulture),
        _ => throw RoutingErrors.NotANumber(value),
    };

    /// <summary>Six decimals without the zeros at their end; the point stays.</summary>
    public static string WriteFloat(double value) => value.ToString("F6", CultureInfo.InvariantCulture).TrimEnd('0');

    private static string ToAsciiDigits(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text;
        return string.Create(text.Length, text, static (into, from) =>
        {
            for (int at = 0; at < from.Length; at++)
            {
                int digit = CharUnicodeInfo.GetDecimalDigitValue(from[at]);
                into[at] = digit < 0 ? from[at] : (char)('0' + digit);
            }
        });
    }
}
