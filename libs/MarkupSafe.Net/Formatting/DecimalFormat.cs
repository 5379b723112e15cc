using System.Globalization;

namespace MarkupSafe.Net.Formatting;

/// <summary>Decimal numbers under a specification: digit by digit where no letter asks for powers of ten.</summary>
internal static class DecimalFormat
{
    private const int MostDecimals = 28;
    private const int GroupSize = 3;

    /// <summary>Writes a decimal number the way a specification says; ties go to the even digit.</summary>
    public static string Format(decimal number, FormatSpecification specification, object? value, FormatValues values)
    {
        bool isPositional = specification.Type is 'f' or 'F' or '%' || (specification.Type is 0 or 'n' && specification.Precision < 0);
        if (!isPositional || specification.Precision > MostDecimals)
            return FloatFormat.Format((double)number, specification, value, values);
        string text = Digits(specification.Type == '%' ? number * 100 : number, (int)specification.Precision);
        bool isNegative = text[0] == '-';
        if (isNegative)
            text = text[1..];
        int point = text.IndexOf('.', StringComparison.Ordinal) is >= 0 and int found ? found : text.Length;
        string rest = text[point..] + (specification.Type == '%' ? "%" : "");
        return new NumberLayout(NumberLayout.SignOf(isNegative, specification.Sign), "", text[..point], rest).Write(specification, GroupSize, values);
    }

    private static string Digits(decimal number, int precision) => precision < 0
        ? number.ToString(CultureInfo.InvariantCulture)
        : decimal.Round(number, precision, MidpointRounding.ToEven).ToString("F" + precision.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
