using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace ItsDangerous.Net;

/// <summary>Reads one value as Python's <c>json.loads</c> does.</summary>
internal ref struct PythonJsonReader(ReadOnlySpan<char> text)
{
    // The original's limit is the interpreter's recursion limit, near a thousand levels.
    private const int MaxDepth = 900;

    // The original reads no longer integer either, since it cannot be read in linear time.
    private const int MaxDigits = 4300;

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _depth;

    /// <summary>Reads the one value that the text is.</summary>
    public object? Read()
    {
        if (_text is ['\uFEFF', ..])
            throw Error("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
        SkipSpace();
        object? value = Value();
        SkipSpace();
        return _at == _text.Length ? value : throw Error("Extra data", _at);
    }

    private object? Value()
    {
        switch (Peek())
        {
            case '"': _at++; return Text();
            case '{': return Nested('{');
            case '[': return Nested('[');
            case 'n' when Takes("null"): return null;
            case 't' when Takes("true"): return true;
            case 'f' when Takes("false"): return false;
            case 'N' when Takes("NaN"): return double.NaN;
            case 'I' when Takes("Infinity"): return double.PositiveInfinity;
            case '-' when Takes("-Infinity"): return double.NegativeInfinity;
            default: return Number();
        }
    }

    private object Nested(char opening)
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Error($"Nested deeper than {MaxDepth} levels", _at);
        _at++;
        SkipSpace();
        object value = opening == '{' ? Dictionary() : List();
        _depth--;
        return value;
    }

    private OrderedDictionary<string, object?> Dictionary()
    {
        OrderedDictionary<string, object?> dictionary = new(StringComparer.Ordinal);
        if (Takes('}'))
            return dictionary;
        do
        {
            SkipSpace();
            if (!Takes('"'))
                throw Error("Expecting property name enclosed in double quotes", _at);
            string key = Text();
            SkipSpace();
            if (!Takes(':'))
                throw Error("Expecting ':' delimiter", _at);
            SkipSpace();
            dictionary[key] = Value();
            SkipSpace();
        }
        while (Takes(','));
        return Takes('}') ? dictionary : throw Error("Expecting ',' delimiter", _at);
    }

    private List<object?> List()
    {
        List<object?> list = [];
        if (Takes(']'))
            return list;
        do
        {
            SkipSpace();
            list.Add(Value());
            SkipSpace();
        }
        while (Takes(','));
        return Takes(']') ? list : throw Error("Expecting ',' delimiter", _at);
    }

    private string Text()
    {
        int start = _at;
        int end = _text[_at..].IndexOfAny('"', '\\');
        if (end >= 0 && _text[_at + end] == '"')
        {
            _at += end + 1;
            return Checked(_text.Slice(start, end), start).ToString();
        }

        StringBuilder read = new();
        while (true)
        {
            end = _text[_at..].IndexOfAny('"', '\\');
            if (end < 0)
                throw Error("Unterminated string starting at", start - 1);
            read.Append(Checked(_text.Slice(_at, end), _at));
            _at += end + 1;
            if (_text[_at - 1] == '"')
                return read.ToString();
            read.Append(Escaped(start));
        }
    }

    private readonly ReadOnlySpan<char> Checked(ReadOnlySpan<char> part, int at)
    {
        int control = part.IndexOfAnyInRange('\0', '\x1f');
        return control < 0 ? part : throw Error("Invalid control character at", at + control);
    }

    private char Escaped(int start)
    {
        char next = Peek();
        _at++;
        return next switch
        {
            '"' or '\\' or '/' => next,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => CodeUnit(),
            '\0' when _at > _text.Length => throw Error("Unterminated string starting at", start - 1),
            _ => throw Error("Invalid \\escape", _at - 2),
        };
    }

    // Two escapes that are a surrogate pair stand side by side here as they do there.
    private char CodeUnit()
    {
        if (_text.Length - _at < 4 || _text.Slice(_at, 4).ContainsAnyExcept(HexDigits))
            throw Error("Invalid \\uXXXX escape", _at - 1);
        char unit = (char)ushort.Parse(_text.Slice(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        _at += 4;
        return unit;
    }

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private object Number()
    {
        int start = _at;
        Takes('-');
        if (!Takes('0') && !TakesDigits())
            throw Error("Expecting value", start);
        bool isWhole = !TakesTail('.') & !TakesTail('e');
        ReadOnlySpan<char> number = _text[start.._at];
        if (!isWhole)
            return double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long small))
            return small;
        return number.Length <= MaxDigits
            ? BigInteger.Parse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : throw Error($"Exceeds the limit ({MaxDigits} digits) for integers", start);
    }

    // A fraction or an exponent, but only a whole one: the 1 of "1." is a number, and the point what follows it.
    private bool TakesTail(char mark)
    {
        int start = _at;
        if (char.ToLowerInvariant(Peek()) != mark)
            return false;
        _at++;
        if (mark == 'e' && Peek() is '+' or '-')
            _at++;
        if (TakesDigits())
            return true;
        _at = start;
        return false;
    }

    private bool TakesDigits()
    {
        int count = _text[_at..].IndexOfAnyExceptInRange('0', '9');
        if (count < 0)
            count = _text.Length - _at;
        _at += count;
        return count > 0;
    }

    private readonly char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool Takes(char expected)
    {
        if (Peek() != expected || _at >= _text.Length)
            return false;
        _at++;
        return true;
    }

    private bool Takes(string word)
    {
        if (!_text[_at..].StartsWith(word, StringComparison.Ordinal))
            return false;
        _at += word.Length;
        return true;
    }

    private void SkipSpace()
    {
        int count = _text[_at..].IndexOfAnyExcept(" \t\n\r");
        _at = count < 0 ? _text.Length : _at + count;
    }

    private readonly JsonException Error(string message, int at)
    {
        ReadOnlySpan<char> before = _text[..Math.Min(at, _text.Length)];
        int line = before.Count('\n') + 1, column = at - before.LastIndexOf('\n');
        return new JsonException(
            string.Create(CultureInfo.InvariantCulture, $"{message}: line {line} column {column} (char {at})"), null, line - 1, column - 1);
    }
}
