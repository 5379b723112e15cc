using System.Numerics;
using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Formatting;

/// <summary>One directive of a <c>%</c> format: <c>%[(name)][flags][width][.precision][h|l|L]type</c>.</summary>
/// <param name="IsLeft">The - flag.</param>
/// <param name="Sign">The + or space flag; zero without one.</param>
/// <param name="IsAlternate">The # flag.</param>
/// <param name="IsZeroPadded">The 0 flag.</param>
/// <param name="Width">The least width in code points; 0 when none is given.</param>
/// <param name="Precision">What follows the point; -1 when none is given.</param>
/// <param name="Type">The code point of the letter.</param>
/// <param name="TypeIndex">Where the letter stands in the format, for messages.</param>
internal readonly record struct PercentDirective(
    bool IsLeft, char Sign, bool IsAlternate, bool IsZeroPadded, long Width, long Precision, int Type, int TypeIndex)
{
    /// <summary>Reads what follows a percent sign; the position moves behind it.</summary>
    public static PercentDirective Read(string format, ref int at, PercentArguments arguments, FormatValues values)
    {
        if (Peek(format, at) == '(')
            ReadName(format, ref at, arguments, values);
        PercentDirective directive = ReadFlags(format, ref at);
        long width = ReadNumber(format, ref at, arguments, long.MaxValue, FormatErrors.WidthTooBig, values) ?? 0;
        if (width < 0)
            directive = directive with { IsLeft = true };
        directive = directive with { Width = Math.Abs(width), Precision = ReadPrecision(format, ref at, arguments, values) };
        if (Peek(format, at) is 'h' or 'l' or 'L')
            at++;
        if (at >= format.Length)
            throw FormatErrors.Incomplete(values);
        directive = directive with { Type = CodePoints.At(format.AsSpan(at)), TypeIndex = CodePoints.Count(format.AsSpan(0, at)) };
        at += CodePoints.LengthAt(format.AsSpan(at));
        return directive;
    }

    private static char Peek(string format, int at) => at < format.Length ? format[at] : '\0';

    private static void ReadName(string format, ref int at, PercentArguments arguments, FormatValues values)
    {
        arguments.CheckNames();
        int start = ++at;
        for (int open = 1; at < format.Length; at++)
        {
            open += format[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (open > 0)
                continue;
            arguments.Choose(format[start..at++]);
            return;
        }

        throw FormatErrors.IncompleteKey(values);
    }

    private static PercentDirective ReadFlags(string format, ref int at)
    {
        PercentDirective directive = default;
        for (; at < format.Length; at++)
        {
            switch (format[at])
            {
                case '-': directive = directive with { IsLeft = true }; break;
                case '+': directive = directive with { Sign = '+' }; break;
                case ' ' when directive.Sign == 0: directive = directive with { Sign = ' ' }; break;
                case ' ': break;
                case '#': directive = directive with { IsAlternate = true }; break;
                case '0': directive = directive with { IsZeroPadded = true }; break;
                default: return directive;
            }
        }

        return directive;
    }

    private static long ReadPrecision(string format, ref int at, PercentArguments arguments, FormatValues values)
    {
        if (Peek(format, at) != '.')
            return -1;
        at++;
        return Math.Max(0, ReadNumber(format, ref at, arguments, int.MaxValue, FormatErrors.PrecisionTooBig, values) ?? 0);
    }

    private static long? ReadNumber(
        string format, ref int at, PercentArguments arguments, long most, Func<FormatValues, Exception> tooBig, FormatValues values)
    {
        if (Peek(format, at) == '*')
        {
            at++;
            return ReadArgument(arguments.Next(), most, values);
        }

        long number = 0;
        int start = at;
        for (; at < format.Length && char.IsAsciiDigit(format[at]); at++)
        {
            if (number > (most - (format[at] - '0')) / 10)
                throw tooBig(values);
            number = number * 10 + (format[at] - '0');
        }

        return at == start ? null : number;
    }

    private static long ReadArgument(object? argument, long most, FormatValues values)
    {
        if (!values.TryGetInteger(argument, out BigInteger given))
            throw FormatErrors.StarWantsInteger(values);
        return given <= most && given >= -most - 1 ? (long)BigInteger.Max(given, -most) : throw FormatErrors.StarTooLarge(values);
    }
}
