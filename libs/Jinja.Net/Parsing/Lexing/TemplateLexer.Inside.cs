using System.Text;
using Jinja.Net.Syntax;

namespace Jinja.Net.Parsing.Lexing;

/// <summary>Tokens inside of tags.</summary>
internal ref partial struct TemplateLexer
{
    private enum Inside
    {
        Expression,
        Variable,
        Block,
        LineStatement,
    }

    // Reads up to the end of the tag, and the end. False where the template cannot be read on.
    private bool ReadInside(Inside inside)
    {
        while (_at < _source.Length)
        {
            if (_brackets.Count == 0 && TryEnd(inside))
                return true;
            int start = _at;
            if (PythonSpace.Is(_source[_at]))
            {
                _at = PythonSpace.Skip(_source, _at);
                Note("whitespace", start, _at);
            }
            else if (!ReadToken(_source[_at]))
            {
                return false;
            }
            else
            {
                NoteToken(start);
            }
        }

        if (inside == Inside.LineStatement && _brackets.Count == 0)
        {
            _tokens.Add(TokenKind.BlockEnd, LineAt(_at), _at);
            Note("linestatement_end", _at, _at);
        }

        return true;
    }

    private void NoteToken(int start)
    {
        if (_written is not null)
            Note(TypeOf(_tokens[_tokens.Count - 1].Kind), start, _at);
    }

    private static string TypeOf(char kind) => kind switch
    {
        TokenKind.Name => "name",
        TokenKind.String => "string",
        TokenKind.Integer => "integer",
        TokenKind.Float => "float",
        _ => "operator",
    };

    private bool TryEnd(Inside inside) => inside switch
    {
        Inside.Variable or Inside.Expression => TryDelimiter(_options.VariableEnd, TokenKind.VariableEnd, false),
        Inside.Block => TryDelimiter(_options.BlockEnd, TokenKind.BlockEnd, true),
        _ => TryLineEnd(),
    };

    private bool TryDelimiter(string delimiter, char kind, bool isBlock)
    {
        char first = _source[_at];
        bool signed = (first == '-' || (first == '+' && isBlock)) && StartsWith(_at + 1, delimiter);
        if (!signed && !StartsWith(_at, delimiter))
            return false;
        _tokens.Add(kind, LineAt(_at), _at);
        int start = _at, end = _at + (signed ? 1 : 0) + delimiter.Length;
        if (isBlock)
            MoveTo(AfterEnd(end, signed ? first : ' '));
        else
            MoveTo(signed ? PythonSpace.Skip(_source, end) : end);
        Note(isBlock ? "block_end" : "variable_end", start, _at);
        return true;
    }

    // A line statement ends with its line and takes the blank lines after it along.
    private bool TryLineEnd()
    {
        int end = PythonSpace.Skip(_source, _at);
        if (end < _source.Length)
        {
            int last = _source.AsSpan(_at, end - _at).LastIndexOf('\n');
            if (last < 0)
                return false;
            end = _at + last + 1;
        }

        _tokens.Add(TokenKind.BlockEnd, LineAt(_at), _at);
        Note("linestatement_end", _at, end);
        MoveTo(end);
        return true;
    }

    private bool ReadToken(char first)
    {
        if (char.IsAsciiDigit(first) || (first >= 0x80 && PythonNumbers.IsForeignFloat(_source, _at)))
            return ReadNumber();
        int end = PythonSpace.SkipName(_source, _at);
        if (end > _at)
            return ReadName(end);
        return first is '"' or '\'' ? ReadString(first) : ReadOperator(first);
    }

    private bool ReadNumber()
    {
        int start = _at;
        _at = PythonNumbers.Read(_source, start, out bool isFloat, out object? value);
        if (value is null && _written is null)
            return Fail(start, $"Exceeds the limit ({PythonNumbers.MaxDigits} digits) for integer string conversion");
        if (isFloat && _written is null && _source.AsSpan(start, _at - start).IndexOfAnyExceptInRange('\0', '\x7f') is >= 0 and int foreign)
            return Fail(start, $"{UnknownDigit}{_source[start + foreign]}' (U+{(int)_source[start + foreign]:X4})");
        _tokens.Add(isFloat ? TokenKind.Float : TokenKind.Integer, LineAt(start), start, value);
        return true;
    }

    private bool ReadName(int end)
    {
        ReadOnlySpan<char> name = _source.AsSpan(_at, end - _at);
        if (name.IndexOfAnyExceptInRange('\0', '\x7f') >= 0 && _written is null && !PythonSpace.IsIdentifier(name))
            return Fail(_at, "Invalid character in identifier");
        string text = NameCache.Get(name);
        _tokens.Mentions |= Special.Of(text);
        _tokens.Add(TokenKind.Name, LineAt(_at), _at, text);
        _at = end;
        return true;
    }

    private bool ReadString(char quote)
    {
        int start = _at;
        bool escaped = false;
        int end = start + 1;
        for (; end < _source.Length && _source[end] != quote; end++)
        {
            if (_source[end] != '\\')
                continue;
            escaped = true;
            end++;
        }

        if (end >= _source.Length)
            return Unexpected(start);
        _at = end + 1;
        return AddString(start, _source.AsSpan(start + 1, end - start - 1), escaped);
    }

    private bool AddString(int start, ReadOnlySpan<char> body, bool escaped)
    {
        string? error = null;
        string text = escaped ? PythonEscapes.Read(WithNewlines(body.ToString()), out error) : WithNewlines(NameCache.Get(body));
        if (error is not null && _written is null)
            return Fail(start, error);
        _tokens.Add(TokenKind.String, LineAt(start), start, text);
        return true;
    }

    private bool ReadOperator(char first)
    {
        char second = _at + 1 < _source.Length ? _source[_at + 1] : ' ';
        char pair = (first, second) switch
        {
            ('=', '=') => TokenKind.Equal,
            ('!', '=') => TokenKind.NotEqual,
            ('<', '=') => TokenKind.LessOrEqual,
            ('>', '=') => TokenKind.GreaterOrEqual,
            ('/', '/') => TokenKind.FloorDiv,
            ('*', '*') => TokenKind.Pow,
            _ => '\0',
        };
        if (pair == '\0' && !"+-/*%~[](){}><=.:|,;".Contains(first))
            return Unexpected(_at);
        if (pair == '\0' && !Balance(first))
            return false;
        _tokens.Add(pair == '\0' ? first : pair, LineAt(_at), _at);
        _at += pair == '\0' ? 1 : 2;
        return true;
    }

    private bool Balance(char bracket)
    {
        if (bracket is '(' or '[' or '{')
        {
            _brackets.Push(bracket switch { '(' => ')', '[' => ']', _ => '}' });
            return true;
        }

        if (bracket is not (')' or ']' or '}'))
            return true;
        if (!_brackets.TryPop(out char expected))
            return Fail(_at, $"unexpected '{bracket}'");
        return expected == bracket || Fail(_at, $"unexpected '{bracket}', expected '{expected}'");
    }

    private bool Unexpected(int at)
    {
        Rune.DecodeFromUtf16(_source.AsSpan(at), out Rune rune, out _);
        string shown = rune.Value switch { '\'' => "\"'\"", '\\' => "'\\\\'", _ => $"'{rune}'" };
        return Fail(at, $"unexpected char {shown} at {CodePoints(at)}");
    }

    private int CodePoints(int end)
    {
        int surrogates = 0;
        foreach (char character in _source.AsSpan(0, end))
            surrogates += char.IsLowSurrogate(character) ? 1 : 0;
        return end - surrogates;
    }
}
