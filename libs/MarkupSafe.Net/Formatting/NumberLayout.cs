namespace MarkupSafe.Net.Formatting;

/// <summary>The parts of a written number, put together: sign, prefix, grouped digits, rest, and padding in the right place.</summary>
/// <param name="Sign">What stands first: empty, -, + or a space.</param>
/// <param name="Prefix">0x and its like, or empty.</param>
/// <param name="Digits">The digits of the whole part; empty for what is no number.</param>
/// <param name="Rest">Point, decimals, exponent, percent sign.</param>
internal readonly record struct NumberLayout(string Sign, string Prefix, string Digits, string Rest)
{
    /// <summary>The sign to write before a number.</summary>
    public static string SignOf(bool isNegative, char wanted) => isNegative ? "-" : wanted is '+' or ' ' ? wanted.ToString() : "";

    /// <summary>The number in its field.</summary>
    public string Write(FormatSpecification specification, int groupSize, FormatValues values)
    {
        char align = specification.Align switch { '\0' => '>', FormatSpecification.PaddedWithZeros => '=', _ => specification.Align };
        long width = Math.Max(0, specification.Width);
        FormatOutput output = new(values);
        string head = Sign + Prefix;
        if (align == '=' && specification.Fill == '0' && specification.Grouping != 0 && Digits.Length > 0)
        {
            output.Append(head);
            AppendZerosAndGroups(output, width - head.Length - Rest.Length, groupSize, specification.Grouping);
            output.Append(Rest);
            return output.ToString();
        }

        string body = Grouped(groupSize, specification.Grouping) + Rest;
        if (align != '=')
        {
            output.AppendPadded(head + body, width, align, specification.Fill);
            return output.ToString();
        }

        output.Append(head);
        output.AppendPadded(body, width - head.Length, '>', specification.Fill);
        return output.ToString();
    }

    private string Grouped(int size, char separator)
    {
        if (separator == 0 || Digits.Length <= size)
            return Digits;
        int separators = (Digits.Length - 1) / size;
        return string.Create(Digits.Length + separators, (Digits, size, separator), static (span, state) =>
        {
            int at = span.Length;
            for (int i = 0; i < state.Digits.Length; i++)
            {
                if (i > 0 && i % state.size == 0)
                    span[--at] = state.separator;
                span[--at] = state.Digits[state.Digits.Length - 1 - i];
            }
        });
    }

    // Zeros are grouped like digits, and a separator never comes first.
    private void AppendZerosAndGroups(FormatOutput output, long width, int size, char separator)
    {
        long digits = Math.Max(Digits.Length, width <= 0 ? 0 : width - (width - 1) / (size + 1));
        output.CheckRoom(digits + (digits - 1) / size);
        NumberLayout padded = this with { Digits = Digits.PadLeft(checked((int)digits), '0') };
        output.Append(padded.Grouped(size, separator));
    }
}
