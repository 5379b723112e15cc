using System.Globalization;

namespace Werkzeug.Net.Forms;

/// <summary>Says what is wrong with a JSON text and where, in the words that Python's <c>json</c> uses.</summary>
internal sealed class JsonErrorText
{
    private const int MostDepth = 1_000;
    private readonly string _text;
    private int _at;

    private JsonErrorText(string text) => _text = text;

    /// <summary>The first error; null where none is found.</summary>
    public static string? Explain(string text) => new JsonErrorText(text).Find() is (string problem, int at) ? Tell(text, problem, at) : null;

    private static string Tell(string text, string problem, int at)
    {
        at = Math.Min(at, text.Length);
        int line = 1 + text.AsSpan(0, at).Count('\n');
        int column = at - text.AsSpan(0, at).LastIndexOf('\n');
        int characters = at - text.AsSpan(0, at).ToArray().Count(char.IsLowSurrogate);
        return string.Create(CultureInfo.InvariantCulture, $"{problem}: line {line} column {column} (char {characters})");
    }

    // Objects and arrays that are open are kept on a stack of their own, so that deep input costs no call stack.
    private (string Problem, int At)? Find()
    {
        Stack<char> open = new();
        SkipSpace();
        if (ReadValue(open) is { } first)
            return first;
        while (open.TryPeek(out char kind))
        {
            if (Step(open, kind) is { } error)
                return error;
        }

        SkipSpace();
        return _at < _text.Length ? ("Extra data", _at) : null;
    }

    private (string Problem, int At)? Step(Stack<char> open, char kind)
    {
        SkipSpace();
        char closing = kind == '{' ? '}' : ']';
        if (Take(closing))
        {
            open.Pop();
            return null;
        }

        if (!Take(','))
            return ("Expecting ',' delimiter", _at);
        SkipSpace();
        return kind == '{' ? ReadProperty(open) : ReadValue(open);
    }

    private (string Problem, int At)? ReadProperty(Stack<char> open)
    {
        if (Peek() != '"')
            return ("Expecting property name enclosed in double quotes", _at);
        if (ReadString() is { } error)
            return error;
        SkipSpace();
        if (!Take(':'))
            return ("Expecting ':' delimiter", _at);
        SkipSpace();
        return ReadValue(open);
    }

    private (string Problem, int At)? ReadValue(Stack<char> open)
    {
        switch (Peek())
        {
            case '"':
                return ReadString();
            case '{':
                return Open(open, '{', '}');
            case '[':
                return Open(open, '[', ']');
            default:
                return ReadWord() ? null : ("Expecting value", _at);
        }
    }

    private (string Problem, int At)? Open(Stack<char> open, char kind, char closing)
    {
        _at++;
        if (open.Count >= MostDepth)
            return ("Too deeply nested", _at);
        SkipSpace();
        if (Take(closing))
            return null;
        open.Push(kind);
        return kind == '{' ? ReadProperty(open) : ReadValue(open);
    }

    private (string Problem, int At)? ReadString()
    {
        int begin = _at++;
        while (_at < _text.Length)
        {
            char c = _text[_at++];
            if (c == '"')
                return null;
            if (c < ' ')
                return ("Invalid control character at", _at - 1);
            if (c == '\\' && ReadEscape(begin) is { } error)
                return error;
        }

        return ("Unterminated string starting at", begin);
    }

    private (string Problem, int At)? ReadEscape(int begin)
    {
        if (_at >= _text.Length)
            return ("Unterminated string starting at", begin);
        char c = _text[_at++];
        if (c != 'u')
            return "\"\\/bfnrt".Contains(c, StringComparison.Ordinal) ? null : ("Invalid \\escape", _at - 2);
        if (_at + 4 > _text.Length || !_text.AsSpan(_at, 4).ToArray().All(char.IsAsciiHexDigit))
            return ("Invalid \\uXXXX escape", _at - 1);
        _at += 4;
        return null;
    }

    private bool ReadWord()
    {
        foreach (string word in (ReadOnlySpan<string>)["null", "true", "false", "NaN", "Infinity", "-Infinity"])
        {
            if (_text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal))
            {
                _at += word.Length;
                return true;
            }
        }

        return ReadNumber();
    }

    private bool ReadNumber()
    {
        int at = _at + (Peek() == '-' ? 1 : 0);
        int digits = CountDigits(at);
        if (digits == 0)
            return false;
        at += _text[at] == '0' ? 1 : digits;
        if (at < _text.Length && _text[at] == '.' && CountDigits(at + 1) is > 0 and int fraction)
            at += 1 + fraction;
        if (at < _text.Length && _text[at] is 'e' or 'E')
        {
            int sign = at + 1 < _text.Length && _text[at + 1] is '+' or '-' ? 1 : 0;
            int exponent = CountDigits(at + 1 + sign);
            at += exponent > 0 ? 1 + sign + exponent : 0;
        }

        _at = at;
        return true;
    }

    private int CountDigits(int at)
    {
        int end = at;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
            end++;
        return end - at;
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool Take(char wanted)
    {
        if (Peek() != wanted || _at >= _text.Length)
            return false;
        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r')
            _at++;
    }
}
