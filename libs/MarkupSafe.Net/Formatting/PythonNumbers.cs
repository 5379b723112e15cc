using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Formatting;

/// <summary>Numbers in text, read as Python's <c>int(text)</c> and <c>float(text)</c> read them.</summary>
public static class PythonNumbers
{
    // Python reads no more digits than this at once.
    private const int MostDigits = 4300;

    private static readonly SearchValues<char> FloatLetters = SearchValues.Create("0123456789.eE+-");

    /// <summary>Reads a whole number: white space around it, a sign, digits of any script, single underscores between them.</summary>
    public static bool TryReadInteger(string text, out BigInteger number)
    {
        number = default;
        return Plain(text) is { } digits
            && digits.Length <= MostDigits
            && digits.AsSpan().TrimStart("+-") is { IsEmpty: false } rest
            && digits.Length - rest.Length <= 1
            && !rest.ContainsAnyExceptInRange('0', '9')
            && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Reads a floating point number: as for a whole number, with a point, an exponent, <c>inf</c>, <c>infinity</c> and <c>nan</c>.</summary>
    public static bool TryReadFloat(string text, out double number)
    {
        number = 0;
        if (Plain(text) is not { Length: > 0 } digits)
            return false;
        int sign = digits[0] is '+' or '-' ? 1 : 0;
        ReadOnlySpan<char> rest = digits.AsSpan(sign);
        if (TryReadWord(rest, out number))
        {
            number = digits[0] == '-' ? -number : number;
            return true;
        }

        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return !rest.IsEmpty && rest[0] is '.' or (>= '0' and <= '9') && !rest.ContainsAnyExcept(FloatLetters)
            && double.TryParse(digits, Styles, CultureInfo.InvariantCulture, out number);
    }

    private static bool TryReadWord(ReadOnlySpan<char> word, out double number)
    {
        bool isInfinity = word.Equals("inf", StringComparison.OrdinalIgnoreCase) || word.Equals("infinity", StringComparison.OrdinalIgnoreCase);
        number = isInfinity ? double.PositiveInfinity : double.NaN;
        return isInfinity || word.Equals("nan", StringComparison.OrdinalIgnoreCase);
    }

    // Without white space around, with ASCII digits and without underscores; null where an underscore is not between digits.
    private static string? Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = Trimming.Strip(text);
        StringBuilder plain = new(trimmed.Length);
        bool afterDigit = false;
        for (int at = 0; at < trimmed.Length;)
        {
            int start = at;
            bool isDigit = DecimalDigits.TryReadOne(trimmed, ref at, out int digit);
            bool isUnderscore = !isDigit && trimmed[start] == '_';
            if (isUnderscore && !(afterDigit && StartsWithDigit(trimmed, start + 1)))
                return null;
            if (!isDigit)
                at = start + 1;
            if (!isUnderscore)
                plain.Append(isDigit ? (char)('0' + digit) : trimmed[start]);
            afterDigit = isDigit;
        }

        return plain.ToString();
    }

    private static bool StartsWithDigit(string text, int at) => DecimalDigits.TryReadOne(text, ref at, out _);
}
