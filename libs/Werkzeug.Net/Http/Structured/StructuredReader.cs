using System.Buffers;
using System.Globalization;

namespace Werkzeug.Net.Http.Structured;

/// <summary>Reads the pieces of a structured header from left to right: RFC 9651 section 4.2.</summary>
internal ref struct StructuredReader
{
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-.*");
    private static readonly SearchValues<char> HexadecimalDigits = SearchValues.Create("0123456789abcdef");
    private readonly ReadOnlySpan<char> _text;
    private int _at;

    public StructuredReader(string? text)
    {
        _text = text.AsSpan().Trim(' ');
    }

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsAtEnd => _at == _text.Length;

    private readonly char Next => IsAtEnd ? '\0' : _text[_at];

    /// <summary>Refuses more members than a structure may have.</summary>
    public static void CheckCount(int count)
    {
        if (count >= StructuredHeader.MaximumMembers)
            throw new FormatException($"A structured header has at most {StructuredHeader.MaximumMembers} members.");
    }

    /// <summary>Makes sure that nothing is left.</summary>
    public readonly void End()
    {
        if (!IsAtEnd)
            throw Unexpected();
    }

    /// <summary>Goes past the comma before another member; nothing may come after the last.</summary>
    public void SkipComma()
    {
        SkipWhiteSpace();
        if (IsAtEnd)
            return;
        Skip(',');
        SkipWhiteSpace();
        if (IsAtEnd)
            throw Unexpected();
    }

    /// <summary>Goes past a character if it is the next.</summary>
    public bool TrySkip(char expected)
    {
        bool isNext = !IsAtEnd && _text[_at] == expected;
        _at += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>An item or an inner list.</summary>
    public StructuredMember ReadMember() => Next == '(' ? ReadInnerList() : ReadItem();

    /// <summary>An item with its parameters.</summary>
    public StructuredItem ReadItem()
    {
        BareItem value = ReadBareItem();
        return new StructuredItem(value, ReadParameters());
    }

    /// <summary>What stands behind semicolons.</summary>
    public OrderedDictionary<string, BareItem>? ReadParameters()
    {
        OrderedDictionary<string, BareItem>? parameters = null;
        while (TrySkip(';'))
        {
            parameters ??= new(StringComparer.Ordinal);
            CheckCount(parameters.Count);
            SkipSpaces();
            parameters[ReadKey()] = TrySkip('=') ? ReadBareItem() : true;
        }

        return parameters;
    }

    /// <summary>The name of a member or parameter.</summary>
    public string ReadKey()
    {
        if (!char.IsAsciiLetterLower(Next) && Next != '*')
            throw Unexpected();
        return Take(KeyCharacters).ToString();
    }

    private InnerList ReadInnerList()
    {
        List<StructuredItem> items = [];
        Skip('(');
        while (true)
        {
            SkipSpaces();
            if (TrySkip(')'))
                return new InnerList(items, ReadParameters());
            CheckCount(items.Count);
            items.Add(ReadItem());
            if (Next is not (' ' or ')'))
                throw Unexpected();
        }
    }

    private BareItem ReadBareItem() => Next switch
    {
        '-' or (>= '0' and <= '9') => ReadNumber(),
        '"' => ReadString(),
        ':' => ReadBytes(),
        '?' => ReadBoolean(),
        '@' => ReadDate(),
        '%' => ReadDisplayString(),
        '*' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => new TokenItem(Take(StructuredWriter.TokenCharacters).ToString()),
        _ => throw Unexpected(),
    };

    private BareItem ReadNumber()
    {
        int start = _at;
        TrySkip('-');
        int whole = SkipDigits();
        if (Next != '.')
        {
            return whole is >= 1 and <= 15 ? new IntegerItem(long.Parse(_text[start.._at], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)) : throw Unexpected();
        }

        _at++;
        int decimals = SkipDigits();
        return whole is >= 1 and <= 12 && decimals is >= 1 and <= 3
            ? new DecimalItem(decimal.Parse(_text[start.._at], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture))
            : throw Unexpected();
    }

    private StringItem ReadString()
    {
        System.Text.StringBuilder text = new();
        for (_at++; !IsAtEnd; _at++)
        {
            char c = _text[_at];
            if (TrySkip('"'))
                return new StringItem(text.ToString());
            if (c == '\\')
            {
                _at++;
                c = Next is '"' or '\\' ? Next : throw Unexpected();
            }

            text.Append(IsPrintable(c) ? c : throw Unexpected());
        }

        throw Unexpected();
    }

    // Padding that is left out is put back, as the standard asks of lenient readers.
    private BytesItem ReadBytes()
    {
        _at++;
        int length = _text[_at..].IndexOf(':');
        if (length < 0)
            throw Unexpected();
        ReadOnlySpan<char> base64 = _text.Slice(_at, length);
        if (base64.ContainsAny(" \t\r\n"))
            throw Unexpected();
        _at += length + 1;
        return new BytesItem(Convert.FromBase64String(base64.ToString().PadRight((length + 3) / 4 * 4, '=')));
    }

    private BooleanItem ReadBoolean()
    {
        _at++;
        bool truth = Next is '0' or '1' ? Next == '1' : throw Unexpected();
        _at++;
        return new BooleanItem(truth);
    }

    private DateItem ReadDate()
    {
        _at++;
        if (Next is not ('-' or (>= '0' and <= '9')) || ReadNumber() is not IntegerItem seconds)
            throw Unexpected();
        bool isKnown = seconds.Value >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds.Value <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        return new DateItem(isKnown ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : throw new FormatException("The date is not of the years 1 to 9999."));
    }

    private DisplayStringItem ReadDisplayString()
    {
        ArrayBufferWriter<byte> bytes = new();
        _at++;
        Skip('"');
        while (!IsAtEnd)
        {
            char c = _text[_at];
            if (TrySkip('"'))
                return new DisplayStringItem(StructuredWriter.Decode(bytes.WrittenSpan));
            _at++;
            byte value = c == '%' ? ReadHexadecimal() : IsPrintable(c) ? (byte)c : throw Unexpected();
            bytes.Write([value]);
        }

        throw Unexpected();
    }

    private byte ReadHexadecimal()
    {
        ReadOnlySpan<char> digits = _text[_at..Math.Min(_at + 2, _text.Length)];
        if (digits.Length != 2 || digits.ContainsAnyExcept(HexadecimalDigits))
            throw Unexpected();
        _at += 2;
        return byte.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private static bool IsPrintable(char c) => c is >= ' ' and <= '~';

    private ReadOnlySpan<char> Take(SearchValues<char> allowed)
    {
        int length = _text[_at..].IndexOfAnyExcept(allowed);
        ReadOnlySpan<char> taken = length < 0 ? _text[_at..] : _text.Slice(_at, length);
        _at += taken.Length;
        return taken;
    }

    private int SkipDigits()
    {
        int start = _at;
        while (char.IsAsciiDigit(Next))
            _at++;
        return _at - start;
    }

    private void Skip(char expected)
    {
        if (!TrySkip(expected))
            throw Unexpected();
    }

    private void SkipSpaces()
    {
        while (Next == ' ')
            _at++;
    }

    private void SkipWhiteSpace()
    {
        while (Next is ' ' or '\t')
            _at++;
    }

    private readonly FormatException Unexpected() => new(IsAtEnd
        ? "The structured header ends too early."
        : string.Create(CultureInfo.InvariantCulture, $"Unexpected character U+{(int)_text[_at]:X4} at place {_at} of a structured header."));
}
