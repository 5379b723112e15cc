namespace MarkupSafe.Net.Formatting;

/// <summary>Floating point numbers under a specification, and under the letters of <c>%</c>.</summary>
internal static class FloatFormat
{
    private const int UsualPrecision = 6;
    private const int GroupSize = 3;

    /// <summary>Writes a number the way a specification says.</summary>
    public static string Format(double number, FormatSpecification specification, object? value, FormatValues values)
    {
        if (specification.Type is not (0 or 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or 'n' or '%'))
            throw FormatErrors.UnknownType(specification.Type, value, values);
        string text = Digits(number, specification.Type, specification.Precision, specification.IsAlternate, values);
        bool isNegative = text[0] == '-';
        if (isNegative)
            text = text[1..];
        if (isNegative && specification.CoercesZero && IsZero(text))
            isNegative = false;
        string sign = NumberLayout.SignOf(isNegative, specification.Sign);
        int whole = 0;
        while (whole < text.Length && char.IsAsciiDigit(text[whole]))
            whole++;
        return new NumberLayout(sign, "", text[..whole], text[whole..]).Write(specification, GroupSize, values);
    }

    /// <summary>The number with its minus, if any, under a letter; zero is no letter.</summary>
    public static string Digits(double number, int type, long precision, bool isAlternate, FormatValues values)
    {
        if (precision > int.MaxValue)
            throw FormatErrors.PrecisionTooBig(values);
        if (type == '%')
            return Percent(number, precision, isAlternate, values);
        string text = double.IsFinite(number) ? Finite(number, type, (int)precision, isAlternate, values) : FloatText.NotFinite(number);
        return type is 'E' or 'F' or 'G' ? text.ToUpperInvariant() : text;
    }

    private static string Percent(double number, long precision, bool isAlternate, FormatValues values) =>
        Digits(number * 100, 'f', precision, isAlternate, values) + "%";

    private static string Finite(double number, int type, int precision, bool isAlternate, FormatValues values)
    {
        values.CheckLength(precision);
        if (precision > FloatText.MostDigits - 1)
            throw FormatErrors.PrecisionTooBig(values);
        if (type == 0)
            return NoLetter(number, precision, isAlternate);
        int digits = precision < 0 ? UsualPrecision : precision;
        return type switch
        {
            'f' or 'F' => FloatText.Fixed(number, digits, isAlternate),
            'e' or 'E' => FloatText.Exponent(number, digits, isAlternate),
            _ => FloatText.General(number, digits, isAlternate),
        };
    }

    private static string NoLetter(double number, int precision, bool isAlternate)
    {
        if (precision >= 0)
            return FloatText.General(number, precision, isAlternate, addPointZero: true);
        string text = FloatText.Represent(number);
        int exponent = text.IndexOf('e', StringComparison.Ordinal);
        return isAlternate && exponent >= 0 && !text.Contains('.', StringComparison.Ordinal) ? text.Insert(exponent, ".") : text;
    }

    private static bool IsZero(string text)
    {
        ReadOnlySpan<char> digits = text;
        int end = digits.IndexOfAny('e', 'E');
        return !(end < 0 ? digits : digits[..end]).ContainsAnyInRange('1', '9') && char.IsAsciiDigit(text[0]);
    }
}
