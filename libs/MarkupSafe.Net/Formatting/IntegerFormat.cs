using System.Globalization;
using System.Numerics;
using System.Text;
using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Formatting;

/// <summary>Whole numbers of any size under a specification, and in the bases that <c>%</c> knows.</summary>
internal static class IntegerFormat
{
    private const int DecimalGroup = 3;
    private const int BinaryGroup = 4;
    private const int MostDigits = 4300;
    private const int BitsOfMostDigits = 14284;

    private static readonly BigInteger BeyondMostDigits = BigInteger.Pow(10, MostDigits);

    /// <summary>Writes a whole number the way a specification says.</summary>
    public static string Format(BigInteger number, FormatSpecification specification, object? value, FormatValues values)
    {
        int type = specification.TypeOr('d');
        switch (type)
        {
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%':
                return FloatFormat.Format(values.ToFloat(number), specification, value, values);
            case 'c':
                Check(specification, values);
                return FormatCharacter(number, specification, values);
            case 'd' or 'n':
                Check(specification, values);
                return Write(number, numberBase: 10, "", specification, DecimalGroup, values);
            case 'b' or 'o' or 'x' or 'X':
                Check(specification, values);
                string prefix = specification.IsAlternate ? "0" + (char)type : "";
                return Write(number, BaseOf((char)type), prefix, specification, BinaryGroup, values);
            default:
                throw FormatErrors.UnknownType(specification.Type, value, values);
        }
    }

    /// <summary>The digits of a number without its sign.</summary>
    public static string Digits(BigInteger number, int numberBase)
    {
        BigInteger magnitude = BigInteger.Abs(number);
        return numberBase switch
        {
            2 => Trim(magnitude.ToString("B", CultureInfo.InvariantCulture)),
            8 => Octal(magnitude),
            16 => Trim(magnitude.ToString("x", CultureInfo.InvariantCulture)),
            _ => magnitude.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The character of a code point.</summary>
    public static string Character(BigInteger number, FormatValues values)
    {
        if (number < 0 || number > 0x10FFFF)
            throw FormatErrors.NoCharacter(values);
        return new StringBuilder(2).AppendCodePoint((int)number).ToString();
    }

    private static void Check(FormatSpecification specification, FormatValues values)
    {
        if (specification.Precision >= 0)
            throw FormatErrors.NotForInteger("Precision", values);
        if (specification.CoercesZero)
            throw FormatErrors.NotForInteger("Negative zero coercion (z)", values);
    }

    private static string Write(
        BigInteger number, int numberBase, string prefix, FormatSpecification specification, int groupSize, FormatValues values)
    {
        CheckDigits(number, numberBase, values);
        string digits = Digits(number, numberBase);
        if (specification.Type == 'X')
            digits = digits.ToUpperInvariant();
        string sign = NumberLayout.SignOf(number.Sign < 0, specification.Sign);
        return new NumberLayout(sign, prefix, digits, "").Write(specification, groupSize, values);
    }

    private static string FormatCharacter(BigInteger number, FormatSpecification specification, FormatValues values)
    {
        if (specification.Sign != 0)
            throw FormatErrors.NotForCharacter("Sign", values);
        if (specification.IsAlternate)
            throw FormatErrors.NotForCharacter("Alternate form (#)", values);
        string character = Character(number, values);
        FormatOutput output = new(values);
        char align = specification.Align is '\0' or '=' or FormatSpecification.PaddedWithZeros ? '>' : specification.Align;
        output.AppendPadded(character, specification.Width, align, specification.Fill);
        return output.ToString();
    }

    /// <summary>Asks whether the digits of a number are allowed before they are made: Python writes no more than 4300 decimal ones.</summary>
    public static void CheckDigits(BigInteger number, int numberBase, FormatValues values)
    {
        if (numberBase != 10)
            values.CheckLength(number.GetBitLength() / BitOperations.Log2((uint)numberBase));
        else if (number.GetBitLength() > BitsOfMostDigits && BigInteger.Abs(number) >= BeyondMostDigits)
            throw FormatErrors.TooManyIntegerDigits(values);
    }

    private static int BaseOf(char type) => type switch { 'b' => 2, 'o' => 8, _ => 16 };

    private static string Trim(string digits) => digits.TrimStart('0') is { Length: > 0 } rest ? rest : "0";

    // Three bits a digit, from the binary text.
    private static string Octal(BigInteger magnitude)
    {
        string bits = Trim(magnitude.ToString("B", CultureInfo.InvariantCulture));
        bits = bits.PadLeft((bits.Length + 2) / 3 * 3, '0');
        return string.Create(bits.Length / 3, bits, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = (char)('0' + (source[3 * i] - '0') * 4 + (source[3 * i + 1] - '0') * 2 + (source[3 * i + 2] - '0'));
        });
    }
}
