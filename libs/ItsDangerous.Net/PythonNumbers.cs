using System.Globalization;

namespace ItsDangerous.Net;

/// <summary>Floats as Python's <c>repr</c> writes them: the shortest digits that read back, always with a point or an exponent.</summary>
internal static class PythonNumbers
{
    // From here on up, and below 1e-4, Python writes an exponent.
    private const int FirstExponentWritten = 16;
    private const int LastExponentPlain = -4;

    /// <summary>The text of a finite float.</summary>
    public static string Repr(double value) => Layout(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The text of a finite float of single precision.</summary>
    public static string Repr(float value) => Layout(value.ToString("R", CultureInfo.InvariantCulture));

    private static string Layout(string shortest)
    {
        ReadOnlySpan<char> text = shortest;
        bool negative = text[0] == '-';
        if (negative)
            text = text[1..];
        (string digits, int exponent) = Split(text);
        string laidOut = exponent is < LastExponentPlain or >= FirstExponentWritten ? Scientific(digits, exponent) : Plain(digits, exponent);
        return negative ? "-" + laidOut : laidOut;
    }

    // Digits d1d2d3.. and the exponent of d1.d2d3..
    private static (string Digits, int Exponent) Split(ReadOnlySpan<char> text)
    {
        int exponent = 0;
        int e = text.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..e];
        }

        int point = text.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<char> fraction = point < 0 ? [] : text[(point + 1)..];
        string all = string.Concat(whole, fraction);
        string digits = all.TrimStart('0');
        exponent += whole.Length - 1 - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        return digits.Length == 0 ? ("0", 0) : (digits, exponent);
    }

    private static string Scientific(string digits, int exponent) => string.Create(
        CultureInfo.InvariantCulture,
        $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits.AsSpan(1)}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
            return string.Concat("0.", new string('0', -exponent - 1), digits);
        return exponent >= digits.Length - 1
            ? string.Concat(digits, new string('0', exponent - digits.Length + 1), ".0")
            : string.Concat(digits.AsSpan(0, exponent + 1), ".", digits.AsSpan(exponent + 1));
    }
}
