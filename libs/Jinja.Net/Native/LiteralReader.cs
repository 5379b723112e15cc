using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Native;

/// <summary>Reads text that is a literal of Python: numbers, texts, bytes, tuples, lists, dicts, sets, None, True and False.</summary>
/// <remarks>Mirrors <c>ast.literal_eval</c>. Complex numbers and the ellipsis, which .NET values do not have, stay text.</remarks>
internal ref struct LiteralReader
{
    private const int DeepestNesting = 90;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;
    private OperationException? _unhashable;

    private LiteralReader(ReadOnlySpan<char> text) => _text = text;

    public static bool TryRead(string text, out Value value)
    {
        value = default;
        if (text.Length == 0 || text.Contains('\0', StringComparison.Ordinal)) return false;
        if (text.TrimEnd(' ', '\t') is var trimmed && trimmed.Length < text.Length && trimmed.EndsWith('\n')) return false;
        LiteralReader reader = new(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
        reader.SkipEmptyLines();
        if (reader.Current is ' ' or '\t' || !reader.TryItems(out value)) return false;
        reader.SkipBlanks();
        reader.SkipLines();
        if (!reader.IsAtEnd) return false;
        return reader._unhashable is null ? true : throw reader._unhashable;
    }

    private readonly bool IsAtEnd => _at >= _text.Length;

    private readonly char Current => IsAtEnd ? '\0' : _text[_at];

    private bool Take(char wanted)
    {
        if (Current != wanted || IsAtEnd) return false;
        _at++;
        return true;
    }

    // ---- white space: inside of brackets lines do not count ----

    private void SkipEmptyLines()
    {
        int start = _at;
        while (!IsAtEnd)
        {
            SkipBlanks();
            if (Current != '\n') break;
            start = ++_at;
        }

        _at = start;
    }

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\f' || (_depth > 0 && Current == '\n')) _at++;
        if (Current == '\\' && _at + 1 < _text.Length && _text[_at + 1] == '\n')
        {
            _at += 2;
            SkipBlanks();
        }
        else if (Current == '#')
        {
            while (!IsAtEnd && Current != '\n') _at++;
            if (_depth > 0) SkipBlanks();
        }
    }

    private void SkipLines()
    {
        while (Current == '\n' && !IsAtEnd)
        {
            _at++;
            SkipBlanks();
        }
    }

    // ---- values ----

    /// <summary>One value, or several with commas, which are a tuple.</summary>
    private bool TryItems(out Value value)
    {
        if (!TryValue(out value)) return false;
        SkipBlanks();
        if (Current != ',') return true;
        List<Value> items = [value];
        while (Take(','))
        {
            SkipBlanks();
            if (IsAtEnd || Current is ')' or '\n') break;
            if (!TryValue(out Value item)) return false;
            items.Add(item);
            SkipBlanks();
        }

        value = Value.Tuple([.. items]);
        return true;
    }

    private bool TryValue(out Value value)
    {
        value = default;
        SkipBlanks();
        if (_depth > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) return false;
        return Current switch
        {
            '(' => TryTuple(out value),
            '[' => TryList(out value),
            '{' => TryBraces(out value),
            '+' or '-' => TrySigned(out value),
            '.' or (>= '0' and <= '9') => TryNumber(out value),
            _ => TryText(out value) || TryName(out value),
        };
    }

    private bool TryName(out Value value)
    {
        int start = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or > '\x7F') _at++;
        value = _text[start.._at] switch
        {
            "None" => Value.None,
            "True" => Value.True,
            "False" => Value.False,
            "set" => EmptySet(),
            _ => default,
        };
        return !value.IsMissing;
    }

    private Value EmptySet()
    {
        SkipBlanks();
        if (!Take('(')) return default;
        _depth++;
        SkipBlanks();
        _depth--;
        return Take(')') ? Value.Set(new PySet()) : default;
    }

    private bool TrySigned(out Value value)
    {
        bool negative = Current == '-';
        _at++;
        SkipBlanks();
        value = default;
        if (!TryParenthesized(out Value number)) return false;
        value = !negative ? number : number.IsDouble ? Value.Double(-number.AsDouble) : Value.Integer(-Numbers.Big(number));
        return true;
    }

    /// <summary>A number behind a sign may stand in brackets of its own.</summary>
    private bool TryParenthesized(out Value number)
    {
        if (!Take('(')) return TryNumber(out number);
        _depth++;
        SkipBlanks();
        number = default;
        if (_depth < DeepestNesting && RuntimeHelpers.TryEnsureSufficientExecutionStack()) TryParenthesized(out number);
        SkipBlanks();
        _depth--;
        return Take(')') && !number.IsMissing;
    }

    private bool TryNumber(out Value value)
    {
        int start = _at;
        value = default;
        if (Current != '.' && !char.IsAsciiDigit(Current)) return false;
        bool named = Current == '0' && _at + 1 < _text.Length && char.ToLowerInvariant(_text[_at + 1]) is 'x' or 'o' or 'b';
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '.' || (!named && Current is '+' or '-' && char.ToLowerInvariant(_text[_at - 1]) == 'e')) _at++;
        value = PythonNumber.Read(_text[start.._at].ToString());
        return !value.IsMissing;
    }

    private bool TryText(out Value value)
    {
        value = default;
        while (TextLiteral.TryRead(_text, ref _at, out Value part))
        {
            if (part.IsMissing || (!value.IsMissing && value.IsText != part.IsText)) return false;
            value = value.IsMissing ? part : part.IsText ? Value.Text(value.AsText + part.AsText) : Value.Bytes([.. value.AsBytes, .. part.AsBytes]);
            int end = _at;
            SkipBlanks();
            if (Current is not ('"' or '\'') && !char.IsAsciiLetter(Current)) _at = end;
        }

        return !value.IsMissing;
    }

    // ---- containers ----

    private bool TryTuple(out Value value)
    {
        _at++;
        _depth++;
        SkipBlanks();
        value = Value.Tuple(PyTuple.Empty);
        bool read = Current == ')' || TryItems(out value);
        SkipBlanks();
        _depth--;
        return read && Take(')');
    }

    private bool TryList(out Value value)
    {
        _at++;
        _depth++;
        PyList items = new();
        value = Value.List(items);
        SkipBlanks();
        while (Current != ']')
        {
            if (!TryValue(out Value item)) return false;
            items.Add(item);
            SkipBlanks();
            if (!Take(',')) break;
            SkipBlanks();
        }

        _depth--;
        return Take(']');
    }

    private bool TryBraces(out Value value)
    {
        _at++;
        _depth++;
        value = Value.Dict([]);
        SkipBlanks();
        if (Current != '}' && !TryMembers(out value)) return false;
        _depth--;
        return Take('}');
    }

    // What cannot be a key is an error only if all of the text is a literal.
    private void Put(PyDict dict, PySet set, bool isPair, Value key, Value member)
    {
        try
        {
            if (isPair) dict[key] = member;
            else set.Add(key);
        }
        catch (OperationException error)
        {
            _unhashable ??= error;
        }
    }

    private bool TryMembers(out Value value)
    {
        PyDict dict = [];
        PySet set = new();
        bool isDict = false;
        value = default;
        for (bool first = true; Current != '}'; first = false)
        {
            if (!TryValue(out Value key)) return false;
            SkipBlanks();
            bool pair = Take(':');
            if (!first && pair != isDict) return false;
            isDict = pair;
            Value member = default;
            if (pair && !TryValue(out member)) return false;
            Put(dict, set, pair, key, member);
            SkipBlanks();
            if (!Take(',')) break;
            SkipBlanks();
        }

        value = isDict ? Value.Dict(dict) : Value.Set(set);
        return true;
    }
}
