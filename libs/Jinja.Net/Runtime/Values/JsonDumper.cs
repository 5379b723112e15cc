using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Jinja.Net.Runtime.Values;

/// <summary>How JSON is written: the arguments of Python's <c>json.dumps</c>.</summary>
internal sealed record JsonWriting
{
    /// <summary>What a level is indented by; <see langword="null"/> writes one line.</summary>
    public string? Indent { get; init; }

    public bool SortKeys { get; init; }

    public bool EnsureAscii { get; init; } = true;

    public bool AllowNan { get; init; } = true;

    public bool SkipKeys { get; init; }

    public string? ItemSeparator { get; init; }

    public string? KeySeparator { get; init; }

    public static JsonWriting From(in Value settings)
    {
        JsonWriting writing = new();
        if (!MappingView.TryOf(settings, out MappingView mapping)) return writing;
        foreach ((Value key, Value value) in mapping.Pairs()) writing = writing.With(Representation.Text(key), value);
        return writing;
    }

    private JsonWriting With(string name, in Value value) => name switch
    {
        "indent" => this with { Indent = value.IsNone ? null : IndentOf(value) },
        "sort_keys" => this with { SortKeys = Truth.IsTrue(value) },
        "ensure_ascii" => this with { EnsureAscii = Truth.IsTrue(value) },
        "allow_nan" => this with { AllowNan = Truth.IsTrue(value) },
        "skipkeys" => this with { SkipKeys = Truth.IsTrue(value) },
        "separators" when SequenceView.TryOf(value, out SequenceView pair) && pair.Count == 2 =>
            this with { ItemSeparator = Representation.Text(pair[0]), KeySeparator = Representation.Text(pair[1]) },
        "separators" or "check_circular" or "default" or "cls" => this,
        _ => throw PythonErrors.Type($"JSONEncoder.__init__() got an unexpected keyword argument '{name}'"),
    };

    /// <summary>A number of spaces, or the text itself.</summary>
    public static string IndentOf(in Value indent, RenderBudget? budget = null)
    {
        if (indent.O is Undefined undefined) throw undefined.Fail();
        if (indent.IsText) return indent.AsText;
        int spaces = Math.Clamp(Numbers.Index(indent), 0, MostSpaces);
        budget?.CheckText(spaces);
        return new string(' ', spaces);
    }

    // Where there is no budget, a bound all the same.
    private const int MostSpaces = 16 * 1024 * 1024;
}

/// <summary>Writes values as JSON. Too deep nesting and values that hold themselves are errors.</summary>
internal sealed class JsonDumper(RenderBudget budget, JsonWriting options)
{
    private const int DeepestNesting = 900;

    private readonly StringBuilder _text = new();
    private readonly List<object> _open = [];
    private readonly string _itemSeparator = options.ItemSeparator ?? (options.Indent is null ? ", " : ",");
    private readonly string _keySeparator = options.KeySeparator ?? ": ";

    public string Dump(in Value value)
    {
        Write(value);
        return _text.ToString();
    }

    /// <summary>The four characters that mean something in HTML, as escapes of JSON.</summary>
    public static string EscapeForHtml(string json) => json.AsSpan().IndexOfAny("<>&'") < 0
        ? json
        : json.Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal).Replace("'", "\\u0027", StringComparison.Ordinal);

    private void Write(in Value value)
    {
        budget.Step();
        if (TryScalar(value, out string? text)) _text.Append(text);
        else if (value.IsText) WriteText(value.AsText);
        else WriteContainer(value);
        budget.CheckText(_text.Length);
    }

    private bool TryScalar(in Value value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? text)
    {
        text = value.Kind switch
        {
            ValueKind.None or ValueKind.Missing => "null",
            ValueKind.Bool => value.AsBool ? "true" : "false",
            ValueKind.Int or ValueKind.BigInt => Representation.Text(value),
            ValueKind.Decimal => value.AsDecimal.ToString(CultureInfo.InvariantCulture),
            ValueKind.Double or ValueKind.Single => Float(value),
            _ => null,
        };
        return text is not null;
    }

    private string Float(in Value value)
    {
        double number = Numbers.Float(value);
        if (double.IsFinite(number)) return Representation.Text(value);
        if (!options.AllowNan) throw PythonErrors.Value($"Out of range float values are not JSON compliant: {Representation.Text(value)}");
        return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
    }

    private void WriteContainer(in Value value)
    {
        object container = value.O!;
        if (_open.Count > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw PythonErrors.Recursion("while encoding a JSON object");
        foreach (object outer in _open)
            if (ReferenceEquals(outer, container)) throw PythonErrors.Value("Circular reference detected");
        _open.Add(container);
        if (SequenceView.TryOf(value, out SequenceView items)) WriteItems(items);
        else if (MappingView.TryOf(value, out MappingView mapping)) WriteMembers(mapping);
        else if (!TryForeign(container)) throw PythonErrors.Type($"Object of type {TypeNames.Of(value)} is not JSON serializable");
        _open.RemoveAt(_open.Count - 1);
    }

    /// <summary>Text of .NET types that JSON writes as text everywhere.</summary>
    private bool TryForeign(object instance)
    {
        string? text = instance switch
        {
            Enum member => member.ToString(),
            Uri address => address.OriginalString,
            _ => null,
        };
        if (text is not null) WriteText(text);
        return text is not null;
    }

    private void NewLine()
    {
        if (options.Indent is null) return;
        BreakLine(options.Indent, _open.Count);
    }

    private void LastLine()
    {
        if (options.Indent is null) return;
        BreakLine(options.Indent, _open.Count - 1);
    }

    private void BreakLine(string indent, int depth)
    {
        budget.CheckText(_text.Length + 1 + ((long)indent.Length * depth));
        _text.Append('\n');
        for (int i = 0; i < depth; i++) _text.Append(indent);
    }

    private void WriteItems(in SequenceView items)
    {
        if (items.Count == 0)
        {
            _text.Append("[]");
            return;
        }

        _text.Append('[');
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) _text.Append(_itemSeparator);
            NewLine();
            Write(items[i]);
        }

        LastLine();
        _text.Append(']');
    }

    private void WriteMembers(in MappingView mapping)
    {
        List<(Value Key, Value Value)> members = [.. mapping.Pairs()];
        if (options.SortKeys) members = Sort(members);
        bool first = true;
        foreach ((Value key, Value value) in members)
        {
            if (KeyText(key) is not string name) continue;
            _text.Append(first ? "{" : _itemSeparator);
            first = false;
            NewLine();
            WriteText(name);
            _text.Append(_keySeparator);
            Write(value);
        }

        if (first)
        {
            _text.Append("{}");
            return;
        }

        LastLine();
        _text.Append('}');
    }

    private List<(Value Key, Value Value)> Sort(List<(Value Key, Value Value)> members)
    {
        Value[] keys = [.. members.Select(static member => member.Key)];
        Value[] order = Sorting.Sort(budget, [.. members.Select(static (_, index) => Value.Int(index))], keys, reverse: false);
        return [.. order.Select(index => members[(int)index.N])];
    }

    private string? KeyText(in Value key)
    {
        if (key.IsText) return key.AsText;
        if (TryScalar(key, out string? text)) return text;
        if (options.SkipKeys) return null;
        throw PythonErrors.Type($"keys must be str, int, float, bool or None, not {TypeNames.Of(key)}");
    }

    private void WriteText(string text)
    {
        budget.CheckText(_text.Length + (long)text.Length);
        budget.Charge(text.Length >> 4);
        _text.Append('"');
        foreach (char letter in text) AppendLetter(letter);
        _text.Append('"');
    }

    private void AppendLetter(char letter)
    {
        if (Short(letter) is char code) _text.Append('\\').Append(code);
        else if (letter < ' ' || (letter > '\x7F' && options.EnsureAscii)) _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
        else _text.Append(letter);
    }

    private static char? Short(char letter) => letter switch
    {
        '"' => '"',
        '\\' => '\\',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\f' => 'f',
        '\b' => 'b',
        _ => null,
    };
}
