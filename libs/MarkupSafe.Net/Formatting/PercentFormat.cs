using System.Numerics;
using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Formatting;

/// <summary>Formatting with <c>%</c>: <c>"%s is %5.2f" % (a, b)</c> and <c>"%(name)s" % mapping</c>.</summary>
/// <remarks>Mirrors Python's <c>str.__mod__</c>. Width and precision of text count code points.</remarks>
public static class PercentFormat
{
    /// <summary>Fills the directives of a format.</summary>
    /// <param name="format">The format string.</param>
    /// <param name="arguments">A tuple of arguments, a mapping for named ones, or the one argument.</param>
    /// <param name="values">What is known of values.</param>
    /// <exception cref="FormatStringException">The format cannot be read or does not fit its arguments.</exception>
    public static string Format(string format, object? arguments, FormatValues values)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(values);
        PercentArguments source = new(arguments, values);
        FormatOutput output = new(values);
        int at = 0;
        for (int percent = format.IndexOf('%', StringComparison.Ordinal); percent >= 0; percent = format.IndexOf('%', at))
        {
            output.Append(format.AsSpan(at, percent - at));
            at = percent + 1;
            if (at < format.Length && format[at] == '%')
            {
                output.Append(format.AsSpan(at++, 1));
                continue;
            }

            PercentDirective directive = PercentDirective.Read(format, ref at, source, values);
            Write(output, directive, source.Next(), values);
        }

        output.Append(format.AsSpan(at));
        source.CheckAllUsed();
        return output.ToString();
    }

    private static void Write(FormatOutput output, PercentDirective directive, object? value, FormatValues values)
    {
        switch (directive.Type)
        {
            case 's' or 'r' or 'a':
                WriteText(output, directive, values.Convert(value, (char)directive.Type));
                break;
            case 'c':
                WriteText(output, directive with { Precision = -1 }, Character(value, values));
                break;
            case 'd' or 'i' or 'u' or 'o' or 'x' or 'X':
                WriteInteger(output, directive, value, values);
                break;
            case 'e' or 'E' or 'f' or 'F' or 'g' or 'G':
                if (!values.TryConvertToFloat(value, out double number))
                    throw FormatErrors.NoFloat(value, values);
                WriteNumber(output, directive, "", FloatFormat.Digits(number, directive.Type, directive.Precision, directive.IsAlternate, values));
                break;
            default:
                throw FormatErrors.UnsupportedCharacter(directive.Type, directive.TypeIndex, values);
        }
    }

    private static void WriteText(FormatOutput output, PercentDirective directive, string text)
    {
        ReadOnlySpan<char> shown = text;
        if (directive.Precision >= 0 && directive.Precision < shown.Length)
            shown = CodePoints.Take(shown, (int)directive.Precision);
        output.AppendPadded(shown, directive.Width, directive.IsLeft ? '<' : '>', ' ');
    }

    private static string Character(object? value, FormatValues values)
    {
        if (values.TryGetText(value, out string text))
            return CodePoints.Count(text) == 1 ? text : throw FormatErrors.NoCharacterArgument(values);
        return values.TryGetInteger(value, out BigInteger number)
            ? IntegerFormat.Character(number, values)
            : throw FormatErrors.NoCharacterArgument(values);
    }

    private static void WriteInteger(FormatOutput output, PercentDirective directive, object? value, FormatValues values)
    {
        char letter = (char)directive.Type;
        bool isDecimal = letter is 'd' or 'i' or 'u';
        BigInteger number = isDecimal ? Truncated(letter, value, values) : Whole(letter, value, values);
        int numberBase = letter switch { 'o' => 8, 'x' or 'X' => 16, _ => 10 };
        IntegerFormat.CheckDigits(number, numberBase, values);
        string digits = IntegerFormat.Digits(number, numberBase);
        if (directive.Precision > digits.Length)
        {
            output.CheckRoom(directive.Precision);
            digits = digits.PadLeft((int)directive.Precision, '0');
        }

        string prefix = directive.IsAlternate && !isDecimal ? "0" + letter : "";
        WriteNumber(output, directive, prefix, (number.Sign < 0 ? "-" : "") + (letter == 'X' ? digits.ToUpperInvariant() : digits));
    }

    private static BigInteger Truncated(char letter, object? value, FormatValues values) =>
        values.TryTruncate(value, out BigInteger number) ? number : throw FormatErrors.NoRealNumber(letter, value, values);

    private static BigInteger Whole(char letter, object? value, FormatValues values) =>
        values.TryGetInteger(value, out BigInteger number) ? number : throw FormatErrors.NoInteger(letter, value, values);

    private static void WriteNumber(FormatOutput output, PercentDirective directive, string prefix, string number)
    {
        bool isNegative = number[0] == '-';
        string head = NumberLayout.SignOf(isNegative, directive.Sign) + prefix;
        ReadOnlySpan<char> digits = number.AsSpan(isNegative ? 1 : 0);
        if (directive.IsZeroPadded && !directive.IsLeft)
        {
            output.Append(head);
            output.AppendPadded(digits, directive.Width - head.Length, '>', '0');
            return;
        }

        output.AppendPadded(string.Concat(head, digits), directive.Width, directive.IsLeft ? '<' : '>', ' ');
    }
}
