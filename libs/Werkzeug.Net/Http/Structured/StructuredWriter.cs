using System.Buffers;
using System.Globalization;
using System.Text;

namespace Werkzeug.Net.Http.Structured;

/// <summary>Writes the pieces of a structured header: RFC 9651 section 4.1.</summary>
internal sealed class StructuredWriter
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const long LargestInteger = 999_999_999_999_999;
    private const decimal LargestDecimal = 999_999_999_999.999m;

    /// <summary>What a token may have behind its first character.</summary>
    public static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create(Letters + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~:/");

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(Letters + "0123456789_-.*");
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private readonly StringBuilder _text = new();

    /// <summary>Bytes of a display string as text.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw new FormatException("A display string is no UTF-8.", error);
        }
    }

    /// <summary>Writes the comma before every member but the first.</summary>
    public void Separate()
    {
        if (_text.Length > 0)
            _text.Append(", ");
    }

    /// <summary>Writes a member of a dictionary; one that is true is its key alone.</summary>
    public void Write(string key, StructuredMember member)
    {
        WriteKey(key);
        if (member is StructuredItem { Value: BooleanItem { Value: true } })
            WriteParameters(member);
        else
        {
            _text.Append('=');
            Write(member);
        }
    }

    /// <summary>Writes an item or an inner list with its parameters.</summary>
    public void Write(StructuredMember member)
    {
        if (member is StructuredItem item)
            WriteValue(item.Value);
        else if (member is InnerList list)
            WriteItems(list.Items);
        WriteParameters(member);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void WriteItems(IReadOnlyList<StructuredItem> items)
    {
        _text.Append('(');
        for (int at = 0; at < items.Count; at++)
        {
            if (at > 0)
                _text.Append(' ');
            Write(items[at]);
        }

        _text.Append(')');
    }

    private void WriteParameters(StructuredMember member)
    {
        foreach ((string name, BareItem value) in member.Parameters)
        {
            _text.Append(';');
            WriteKey(name);
            if (value is BooleanItem { Value: true })
                continue;
            _text.Append('=');
            WriteValue(value);
        }
    }

    private void WriteKey(string key)
    {
        bool isKey = key.Length > 0 && (char.IsAsciiLetterLower(key[0]) || key[0] == '*') && key.AsSpan().IndexOfAnyExcept(KeyCharacters) < 0;
        _text.Append(isKey ? key : throw Cannot($"the key '{key}'"));
    }

    private StringBuilder WriteValue(BareItem value) => value switch
    {
        IntegerItem { Value: >= -LargestInteger and <= LargestInteger } number => _text.Append(CultureInfo.InvariantCulture, $"{number.Value}"),
        IntegerItem => throw Cannot("a number of more than 15 digits"),
        DecimalItem number => WriteDecimal(decimal.Round(number.Value, 3, MidpointRounding.ToEven)),
        StringItem text => WriteString(text.Value),
        TokenItem token => WriteToken(token.Value),
        BytesItem bytes => _text.Append(':').Append(Convert.ToBase64String(bytes.Value.Span)).Append(':'),
        BooleanItem truth => _text.Append(truth.Value ? "?1" : "?0"),
        DateItem date => _text.Append(CultureInfo.InvariantCulture, $"@{date.Value.ToUnixTimeSeconds()}"),
        DisplayStringItem text => WriteDisplayString(text.Value),
        _ => throw Cannot(value.GetType().Name),
    };

    private StringBuilder WriteDecimal(decimal number) => number is >= -LargestDecimal and <= LargestDecimal
        ? _text.Append(number.ToString("0.0##", CultureInfo.InvariantCulture))
        : throw Cannot("a number of more than 12 digits before the point");

    private StringBuilder WriteString(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0)
            throw Cannot("a string with characters that are not printable ASCII; take a display string");
        return _text.Append('"').Append(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
    }

    private StringBuilder WriteToken(string token)
    {
        bool isToken = token.Length > 0 && (char.IsAsciiLetter(token[0]) || token[0] == '*') && token.AsSpan().IndexOfAnyExcept(TokenCharacters) < 0;
        return _text.Append(isToken ? token : throw Cannot($"the token '{token}'"));
    }

    private StringBuilder WriteDisplayString(string text)
    {
        _text.Append("%\"");
        foreach (byte value in StrictUtf8.GetBytes(text))
        {
            if (value is >= (byte)' ' and <= (byte)'~' and not ((byte)'%' or (byte)'"'))
                _text.Append((char)value);
            else
                _text.Append(CultureInfo.InvariantCulture, $"%{value:x2}");
        }

        return _text.Append('"');
    }

    private static FormatException Cannot(string what) => new($"A structured header cannot have {what}.");
}
