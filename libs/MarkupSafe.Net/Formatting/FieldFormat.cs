using System.Numerics;
using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Formatting;

/// <summary>One value under one specification, by the rules of its type.</summary>
/// <remarks>Mirrors Python's <c>format(value, specification)</c> and the mini-language of its manual.</remarks>
public static class FieldFormat
{
    /// <summary>Writes a value the way a specification says.</summary>
    /// <param name="value">The value.</param>
    /// <param name="specification">What stands behind the colon of a field; may be empty.</param>
    /// <param name="values">What is known of values.</param>
    /// <exception cref="FormatStringException">The specification cannot be read or does not fit the value.</exception>
    public static string Format(object? value, string specification, FormatValues values)
    {
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(values);
        if (values.TryGetText(value, out string text))
            return specification.Length == 0 ? text : FormatText(text, FormatSpecification.Parse(specification, value, values), value, values);
        if (specification.Length > 0 && values.TryGetInteger(value, out BigInteger whole))
            return IntegerFormat.Format(whole, FormatSpecification.Parse(specification, value, values), value, values);
        if (specification.Length > 0 && values.TryGetFloat(value, out double real))
            return FloatFormat.Format(real, FormatSpecification.Parse(specification, value, values), value, values);
        if (specification.Length > 0 && value is decimal exact)
            return DecimalFormat.Format(exact, FormatSpecification.Parse(specification, value, values), value, values);
        if (specification.Length == 0 && (values.TryGetInteger(value, out _) || values.TryGetFloat(value, out _)))
            return values.Text(value);
        return values.FormatObject(value, specification);
    }

    private static string FormatText(string text, FormatSpecification specification, object? value, FormatValues values)
    {
        CheckText(specification, value, values);
        ReadOnlySpan<char> shown = text;
        if (specification.Precision >= 0 && specification.Precision < shown.Length)
            shown = CodePoints.Take(shown, (int)specification.Precision);
        if (specification.Width <= 0)
            return shown.Length == text.Length ? text : shown.ToString();
        FormatOutput output = new(values);
        output.AppendPadded(shown, specification.Width, specification.Align, specification.Fill);
        return output.ToString();
    }

    private static void CheckText(FormatSpecification specification, object? value, FormatValues values)
    {
        if (specification.Type is not (0 or 's'))
            throw FormatErrors.UnknownType(specification.Type, value, values);
        if (specification.Grouping != 0)
            throw FormatErrors.GroupingNotAllowed(specification.Grouping, 's', values);
        if (specification.Sign != 0)
            throw FormatErrors.NotForText(specification.Sign == ' ' ? "Space" : "Sign", values);
        if (specification.CoercesZero)
            throw FormatErrors.NotForText("Negative zero coercion (z)", values);
        if (specification.IsAlternate)
            throw FormatErrors.NotForText("Alternate form (#)", values);
        if (specification.Align == '=')
            throw FormatErrors.Brace("'=' alignment not allowed in string format specifier", values);
    }
}
