using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Formatting;

/// <summary>Reads a <c>{}</c> format from left to right and fills its fields.</summary>
internal sealed class BraceReader(BraceArguments arguments, FormatValues values)
{
    private const int DeepestFields = 2;
    private const string UnmatchedInSpecification = "unmatched '{' in format spec";

    /// <summary>The format with its fields filled; a specification may hold fields, theirs not.</summary>
    public string Fill(string format) => Fill(format, DeepestFields);

    private string Fill(string format, int depth)
    {
        if (depth == 0)
            throw FormatErrors.Brace("Max string recursion exceeded", values);
        FormatOutput output = new(values);
        for (int at = 0; at < format.Length;)
        {
            int brace = format.AsSpan(at).IndexOfAny('{', '}');
            if (brace < 0)
            {
                output.Append(format.AsSpan(at));
                break;
            }

            output.Append(format.AsSpan(at, brace));
            at += brace + 1;
            if (at < format.Length && format[at] == format[at - 1])
                output.Append(format.AsSpan(at++, 1));
            else if (format[at - 1] == '}' || at == format.Length)
                throw FormatErrors.Brace($"Single '{format[at - 1]}' encountered in format string", values);
            else
                FillField(output, format, ref at, depth);
        }

        return output.ToString();
    }

    private void FillField(FormatOutput output, string format, ref int at, int depth)
    {
        string name = ReadName(format, ref at, out char end);
        int conversion = end == '!' ? ReadConversion(format, ref at, out end) : 0;
        string specification = end == ':' ? ReadSpecification(format, ref at) : "";
        object? value = Find(name);
        if (conversion != 0)
            value = Convert(value, conversion);
        if (specification.AsSpan().ContainsAny('{', '}'))
            specification = Fill(specification, depth - 1);
        output.Append(values.FormatField(value, specification));
    }

    // A name ends at } : or !, and what stands in [] may hold any of them.
    private string ReadName(string format, ref int at, out char end)
    {
        int start = at;
        for (; at < format.Length; at++)
        {
            end = format[at];
            if (end == '{')
                throw FormatErrors.Brace("unexpected '{' in field name", values);
            if (end is '}' or ':' or '!')
                return format[start..at++];
            if (end == '[')
                at = format.IndexOf(']', at) is >= 0 and int close ? close : format.Length - 1;
        }

        throw FormatErrors.Brace("expected '}' before end of string", values);
    }

    private int ReadConversion(string format, ref int at, out char end)
    {
        if (at >= format.Length)
            throw FormatErrors.Brace("end of string while looking for conversion specifier", values);
        int conversion = CodePoints.At(format.AsSpan(at));
        at += CodePoints.LengthAt(format.AsSpan(at));
        if (at >= format.Length)
            throw FormatErrors.Brace(UnmatchedInSpecification, values);
        end = format[at++];
        return end is '}' or ':' ? conversion : throw FormatErrors.Brace("expected ':' after conversion specifier", values);
    }

    private string ReadSpecification(string format, ref int at)
    {
        int start = at;
        for (int open = 1; at < format.Length; at++)
        {
            open += format[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (open == 0)
                return format[start..at++];
        }

        throw FormatErrors.Brace(UnmatchedInSpecification, values);
    }

    private object? Find(string name)
    {
        int at = name.AsSpan().IndexOfAny('.', '[');
        if (at < 0)
            return arguments.Find(name, isWholeField: true);
        object? value = arguments.Find(name[..at], isWholeField: false);
        while (at < name.Length)
            value = name[at] == '.' ? ReadAttribute(value, name, ref at) : ReadItem(value, name, ref at);
        return value;
    }

    private object? ReadAttribute(object? value, string name, ref int at)
    {
        int start = ++at;
        int length = name.AsSpan(start).IndexOfAny('.', '[');
        at = length < 0 ? name.Length : start + length;
        return values.Attribute(value, NotEmpty(name[start..at]));
    }

    private object? ReadItem(object? value, string name, ref int at)
    {
        int start = at + 1;
        int close = name.IndexOf(']', start);
        if (close < 0)
            throw FormatErrors.Brace("Missing ']' in format string", values);
        at = close + 1;
        if (at < name.Length && name[at] is not ('.' or '['))
            throw FormatErrors.Brace("Only '.' or '[' may follow ']' in format field specifier", values);
        return values.Item(value, KeyOf(NotEmpty(name[start..close])));
    }

    private string NotEmpty(string part) => part.Length > 0 ? part : throw FormatErrors.Brace("Empty attribute in format string", values);

    private object KeyOf(string key)
    {
        int at = 0;
        if (!DecimalDigits.TryRead(key, ref at, out long index))
            throw FormatErrors.TooManyDigits(values);
        return at == key.Length ? index : key;
    }

    private string Convert(object? value, int conversion) => conversion switch
    {
        's' => values.Text(value),
        'r' => values.Representation(value),
        'a' => PlainText.Ascii(values.Representation(value)),
        _ => throw FormatErrors.UnknownConversion(conversion, values),
    };
}
