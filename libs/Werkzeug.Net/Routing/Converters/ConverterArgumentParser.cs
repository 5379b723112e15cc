using System.Globalization;
using System.Numerics;

namespace Werkzeug.Net.Routing.Converters;

/// <summary>Reads the arguments in the parentheses of a converter: <c>'a', 5, name=1.5</c>.</summary>
internal ref struct ConverterArgumentParser
{
    private readonly ReadOnlySpan<char> _text;
    private readonly string _converter;

    private ConverterArgumentParser(string converter, ReadOnlySpan<char> text)
    {
        _converter = converter;
        _text = text;
    }

    /// <summary>Reads arguments; null reads as none.</summary>
    public static ConverterArguments Parse(string converter, string? text) =>
        text is null ? new(converter, [], new Dictionary<string, object?>()) : new ConverterArgumentParser(converter, text + ",").ReadAll();

    // What cannot be read is an error where something that can be read follows; at the end it is dropped, as the original does.
    private readonly ConverterArguments ReadAll()
    {
        List<object?> positional = [];
        Dictionary<string, object?> named = new(StringComparer.Ordinal);
        int done = 0;
        for (int start = 0; start < _text.Length;)
        {
            if (!TryRead(start, out string? name, out object? value, out int end))
            {
                start++;
                continue;
            }

            if (start != done)
                throw RoutingErrors.BadConverterArgument(_text[done..start].ToString());
            if (name is null)
                positional.Add(value);
            else
                named[name] = value;
            done = start = end;
        }

        return new ConverterArguments(_converter, positional, named);
    }

    private readonly bool TryRead(int start, out string? name, out object? value, out int end)
    {
        int at = SkipSpace(start);
        int word = SkipWord(at, dots: false);
        int equals = SkipSpace(word);
        name = null;
        if (word > at && equals < _text.Length && _text[equals] == '=')
        {
            name = _text[at..word].ToString();
            at = SkipSpace(equals + 1);
        }

        return TryReadValue(at, out value, out end);
    }

    private readonly bool TryReadValue(int at, out object? value, out int end)
    {
        value = null;
        end = SkipWord(at, dots: true);
        if (end > at && Comma(end) is int after)
        {
            value = ValueOf(_text[at..end].ToString());
            end = after;
            return true;
        }

        if (at < _text.Length && _text[at] is 'u' or 'r' or 'U' or 'R')
            at++;
        if (at >= _text.Length || _text[at] is not ('"' or '\''))
            return false;
        int length = _text[(at + 1)..].IndexOf(_text[at]);
        if (length < 0 || Comma(at + length + 2) is not int behind)
            return false;
        value = ValueOf(_text.Slice(at + 1, length).ToString(), quoted: true);
        end = behind;
        return true;
    }

    private static object? ValueOf(string text, bool quoted = false)
    {
        if (quoted)
            return text;
        if (text is "True" or "False")
            return text == "True";
        if (text == "None")
            return null;
        if (BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger integer))
            return UrlNumbers.Smallest(integer);
        const NumberStyles Float = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return char.IsAsciiLetter(text[0]) || !double.TryParse(text, Float, CultureInfo.InvariantCulture, out double number) ? text : number;
    }

    private readonly int? Comma(int at)
    {
        at = SkipSpace(at);
        return at < _text.Length && _text[at] == ',' ? at + 1 : null;
    }

    private readonly int SkipSpace(int at)
    {
        while (at < _text.Length && char.IsWhiteSpace(_text[at]))
            at++;
        return at;
    }

    private readonly int SkipWord(int at, bool dots)
    {
        while (at < _text.Length && (char.IsLetterOrDigit(_text[at]) || _text[at] == '_' || (dots && _text[at] == '.')))
            at++;
        return at;
    }
}
