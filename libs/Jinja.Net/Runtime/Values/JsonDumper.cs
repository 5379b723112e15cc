using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>Writes values as JSON into a buffer. Too deep nesting and values that hold themselves are errors.</summary>
internal sealed class JsonDumper
{
    private const int DeepestNesting = 900;

    private const string Controls =
        "\0\x01\x02\x03\x04\x05\x06\a\b\t\n\v\f\r\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\e\x1C\x1D\x1E\x1F";

    private const string HtmlCharacters = "<>&'";

    // What is copied as it is where only ASCII may be written, and what is not where all may; each without and with HTML's characters.
    private static readonly SearchValues<char> Plain = SearchValues.Create(PlainAscii(except: ""));
    private static readonly SearchValues<char> PlainInHtml = SearchValues.Create(PlainAscii(except: HtmlCharacters));
    private static readonly SearchValues<char> Special = SearchValues.Create(Controls + "\"\\");
    private static readonly SearchValues<char> SpecialInHtml = SearchValues.Create(Controls + "\"\\" + HtmlCharacters);

    private readonly RenderBudget _budget;
    private readonly JsonWriting _options;
    private readonly OutputBuffer _output;
    private readonly long _start;
    private readonly List<object> _open = [];
    private readonly string? _indent;
    private readonly string _itemSeparator;
    private readonly string _keySeparator;

    private JsonDumper(RenderBudget budget, JsonWriting options, OutputBuffer output)
    {
        (_budget, _options, _output, _start) = (budget, options, output, output.Position);
        _indent = Own(options.Indent);
        _itemSeparator = Own(options.ItemSeparator) ?? (options.Indent is null ? ", " : ",");
        _keySeparator = Own(options.KeySeparator) ?? ": ";
    }

    /// <summary>The JSON of a value as a text.</summary>
    public static string Dump(RenderBudget budget, JsonWriting options, Value value)
    {
        OutputBuffer output = OutputBuffer.Rent();
        try
        {
            Write(budget, options, value, output);
            return output.TakeText();
        }
        finally
        {
            OutputBuffer.Return(output);
        }
    }

    /// <summary>Writes the JSON of a value behind what is in a buffer.</summary>
    public static void Write(RenderBudget budget, JsonWriting options, Value value, OutputBuffer output) =>
        new JsonDumper(budget, options, output).Write(value);

    /// <summary>The four characters that mean something in HTML, as escapes of JSON.</summary>
    public static string EscapeForHtml(string json) => json.AsSpan().IndexOfAny(HtmlCharacters) < 0
        ? json
        : json.Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal)
            .Replace("&", "\\u0026", StringComparison.Ordinal).Replace("'", "\\u0027", StringComparison.Ordinal);

    private string? Own(string? text) => text is not null && _options.EscapesHtml ? EscapeForHtml(text) : text;

    private static string PlainAscii(string except) =>
        string.Concat(Enumerable.Range(' ', 0x80 - ' ').Select(static code => (char)code).Where(letter => letter is not ('"' or '\\') && !except.Contains(letter)));

    private void Write(Value value)
    {
        _budget.Step();
        if (value.IsText)
            WriteText(value.AsText);
        else if (value.IsInt)
            _output.Write(value, escape: false, _budget);
        else if (TryScalar(value, out string? text))
            _output.Write(text);
        else
            WriteContainer(value);
        _budget.CheckText(_output.Position - _start);
    }

    private bool TryScalar(Value value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? text)
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

    private string Float(Value value)
    {
        double number = Numbers.Float(value);
        if (double.IsFinite(number)) return Representation.Text(value);
        if (!_options.AllowNan) throw PythonErrors.Value($"Out of range float values are not JSON compliant: {Representation.Text(value)}");
        return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
    }

    private void WriteContainer(Value value)
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

    private void WriteItems(in SequenceView items)
    {
        if (items.Count == 0)
        {
            _output.Write("[]");
            return;
        }

        _output.Write("[");
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) _output.Write(_itemSeparator);
            BreakLine(_open.Count);
            Write(items[i]);
        }

        BreakLine(_open.Count - 1);
        _output.Write("]");
    }

    private void WriteMembers(in MappingView mapping)
    {
        IEnumerable<(Value Key, Value Value)> members = _options.SortKeys ? Sort([.. mapping.Pairs()]) : mapping.Pairs();
        bool first = true;
        foreach ((Value key, Value value) in members)
        {
            if (KeyText(key) is not string name) continue;
            _output.Write(first ? "{" : _itemSeparator);
            first = false;
            BreakLine(_open.Count);
            WriteText(name);
            _output.Write(_keySeparator);
            Write(value);
        }

        if (first)
        {
            _output.Write("{}");
            return;
        }

        BreakLine(_open.Count - 1);
        _output.Write("}");
    }

    private void BreakLine(int depth)
    {
        if (_indent is null) return;
        _budget.CheckText(_output.Position - _start + 1 + ((long)_indent.Length * depth));
        _output.Write("\n");
        for (int i = 0; i < depth; i++) _output.Write(_indent);
    }

    private static readonly Comparer<(Value Key, Value Value)> ByText =
        Comparer<(Value Key, Value Value)>.Create(static (left, right) => Comparison.CompareText(left.Key.AsText, right.Key.AsText));

    private (Value Key, Value Value)[] Sort((Value Key, Value Value)[] members)
    {
        _budget.Charge(members.Length);
        if (Array.TrueForAll(members, static member => member.Key.IsText))
        {
            Array.Sort(members, ByText);
            return members;
        }

        Value[] keys = [.. members.Select(static member => member.Key)];
        Value[] order = Sorting.Sort(_budget, [.. members.Select(static (_, index) => Value.Int(index))], keys, reverse: false);
        return [.. order.Select(index => members[(int)index.N])];
    }

    private string? KeyText(Value key)
    {
        if (key.IsText) return key.AsText;
        if (TryScalar(key, out string? text)) return text;
        if (_options.SkipKeys) return null;
        throw PythonErrors.Type($"keys must be str, int, float, bool or None, not {TypeNames.Of(key)}");
    }

    private void WriteText(string text)
    {
        _budget.CheckText(_output.Position - _start + text.Length);
        _budget.Charge(text.Length >> 4);
        _output.Write("\"");
        for (ReadOnlySpan<char> rest = text; !rest.IsEmpty;)
        {
            int special = FirstSpecial(rest);
            _output.Write(special < 0 ? rest : rest[..special]);
            if (special < 0) break;
            WriteEscape(rest[special]);
            rest = rest[(special + 1)..];
        }

        _output.Write("\"");
    }

    private int FirstSpecial(ReadOnlySpan<char> text) => _options.EnsureAscii
        ? text.IndexOfAnyExcept(_options.EscapesHtml ? PlainInHtml : Plain)
        : text.IndexOfAny(_options.EscapesHtml ? SpecialInHtml : Special);

    private void WriteEscape(char letter)
    {
        if (Short(letter) is string code)
            _output.Write(code);
        else
            ((int)letter).TryFormat(Unicode(_output.Reserve(6)), out _, "x4", CultureInfo.InvariantCulture);
    }

    private static Span<char> Unicode(Span<char> room)
    {
        (room[0], room[1]) = ('\\', 'u');
        return room[2..];
    }

    private static string? Short(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\f' => "\\f",
        '\b' => "\\b",
        _ => null,
    };
}
