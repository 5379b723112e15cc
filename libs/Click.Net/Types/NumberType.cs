using System.Globalization;
using System.Numerics;
using Click.Net.Errors;
using Click.Net.Text;

namespace Click.Net.Types;

/// <summary>A number: whole for the integer types, else with a point and an exponent.</summary>
/// <typeparam name="T">The number's type.</typeparam>
/// <remarks>Mirrors <c>click.INT</c> and <c>click.FLOAT</c>. Underscores between digits are allowed, white space around the number is ignored.</remarks>
public class NumberType<T> : ParamType where T : struct, INumber<T>
{
    private const int MostDigits = 4300;
    private const NumberStyles IntegerStyle = NumberStyles.AllowLeadingSign;
    private const NumberStyles FloatStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private static readonly bool IsWhole = IsWholeType();

    /// <inheritdoc />
    public override string Name => IsWhole ? "integer" : "float";

    /// <inheritdoc />
    protected override object? ConvertValue(object value, IParameterInfo? parameter, IContextInfo? context) =>
        Parse(value, parameter, context);

    /// <summary>Reads the number.</summary>
    /// <exception cref="BadParameterException">The value is no number, or none that <typeparamref name="T"/> holds.</exception>
    protected T Parse(object value, IParameterInfo? parameter, IContextInfo? context) => value switch
    {
        T number => number,
        string text => FromText(text) ?? throw NotANumber(text, parameter, context),
        bool truth => truth ? T.One : T.Zero,
        _ => FromNumber(value) ?? throw NotANumber(value, parameter, context),
    };

    private BadParameterException NotANumber(object value, IParameterInfo? parameter, IContextInfo? context) =>
        Fail(Messages.Format($"{ValueText.Quote(value)} is not a valid {Name}."), parameter, context);

    private static T? FromText(string text)
    {
        ReadOnlySpan<char> digits = text.AsSpan().Trim();
        if (digits.Length > MostDigits)
            return null;
        if (T.TryParse(digits, IsWhole ? IntegerStyle : FloatStyle, CultureInfo.InvariantCulture, out T number))
            return number;
        return IsWhole ? FromDigits(digits) : FromSpecial(digits);
    }

    private static T? FromDigits(ReadOnlySpan<char> digits)
    {
        if (WithoutUnderscores(digits) is not { } plain)
            return null;
        return BigInteger.TryParse(plain, IntegerStyle, CultureInfo.InvariantCulture, out BigInteger big) ? Fit(big) : null;
    }

    private static T? FromSpecial(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> word = text.TrimStart("+-");
        if (text.Length - word.Length > 1)
            return null;
        bool negative = text.Length > word.Length && text[0] == '-';
        if (word.Equals("inf", StringComparison.OrdinalIgnoreCase) || word.Equals("infinity", StringComparison.OrdinalIgnoreCase))
            return Fit(negative ? double.NegativeInfinity : double.PositiveInfinity);
        if (word.Equals("nan", StringComparison.OrdinalIgnoreCase))
            return Fit(double.NaN);
        return WithoutUnderscores(text) is { } plain && T.TryParse(plain, FloatStyle, CultureInfo.InvariantCulture, out T number) ? number : null;
    }

    // An underscore stands between two digits. Digits of other scripts count as digits.
    private static string? WithoutUnderscores(ReadOnlySpan<char> text)
    {
        Span<char> plain = text.Length <= 128 ? stackalloc char[128] : new char[text.Length];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '_')
            {
                plain[length++] = char.IsDigit(text[i]) ? (char)('0' + (int)char.GetNumericValue(text[i])) : text[i];
                continue;
            }

            if (i == 0 || i + 1 == text.Length || !char.IsDigit(text[i - 1]) || !char.IsDigit(text[i + 1]))
                return null;
        }

        return plain[..length].ToString();
    }

    private static T? FromNumber(object value)
    {
        try
        {
            return value switch
            {
                double number when IsWhole && !double.IsFinite(number) => null,
                double number => Fit(IsWhole ? Math.Truncate(number) : number),
                float number => Fit(IsWhole ? MathF.Truncate(number) : number),
                decimal number => Fit(IsWhole ? decimal.Truncate(number) : number),
                int number => Fit(number),
                long number => Fit(number),
                BigInteger number => Fit(number),
                IConvertible number when value is not (string or char or DateTime) => Fit(number.ToDecimal(CultureInfo.InvariantCulture)),
                _ => null,
            };
        }
        catch (Exception error) when (error is InvalidCastException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static T? Fit<TNumber>(TNumber number) where TNumber : INumber<TNumber>
    {
        try
        {
            return T.CreateChecked(number);
        }
        catch (Exception error) when (error is OverflowException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool IsWholeType() => T.IsZero(T.One / (T.One + T.One));
}
