using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MarkupSafe.Net.Formatting;

namespace Jinja.Net.Runtime.Values;

/// <summary>Writes containers as Python does. One that holds itself is written as <c>[...]</c>; too deep nesting is an error.</summary>
internal struct ReprWriter(RenderBudget? budget)
{
    private const int DeepestNesting = 900;

    private readonly StringBuilder _text = new();
    private readonly List<object> _open = [];

    /// <summary>Puts the entries of every dict into an order of its own; <see langword="null"/> leaves theirs.</summary>
    public Func<MappingView, (Value Key, Value Value)[]>? Arrange { get; init; }

    public override readonly string ToString() => _text.ToString();

    /// <summary>The representation of a value that lies this deep already.</summary>
    public readonly string Of(Value value, int depth)
    {
        Write(value, depth);
        return ToString();
    }

    public readonly void Write(Value value, int depth)
    {
        budget?.Step();
        if (value.Kind is < ValueKind.Bytes or ValueKind.Pending)
        {
            Append(Representation.Repr(value, budget));
            return;
        }

        if (depth > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw PythonErrors.Recursion("while getting the repr of an object");
        WriteObject(value, depth + 1);
    }

    public readonly void Append(string text)
    {
        budget?.CheckText(_text.Length + (long)text.Length);
        _text.Append(text);
    }

    private readonly void WriteObject(Value value, int depth)
    {
        if (value.O is byte[] bytes) WriteBytes(bytes);
        else if (value.O is IHasRepr own) Append(own.ToRepr());
        else if (value.O is IWritesRepr nested) nested.WriteRepr(this, depth);
        else if (SequenceView.TryOf(value, out SequenceView items)) WriteSequence(value, items, depth);
        else if (MappingView.TryOf(value, out MappingView mapping)) WriteMapping(value.O!, mapping, depth);
        else if (Sets.TryOf(value, out PySet? set)) WriteSet(value.O!, set, depth);
        else if (value.O is DictView view) WriteView(view, depth);
        else Append(ObjectText.Repr(value.O!));
    }

    private readonly bool Enter(object container, string loop)
    {
        foreach (object outer in _open)
        {
            if (!ReferenceEquals(outer, container)) continue;
            Append(loop);
            return false;
        }

        _open.Add(container);
        return true;
    }

    private readonly void Leave() => _open.RemoveAt(_open.Count - 1);

    private readonly void WriteSequence(Value value, in SequenceView items, int depth)
    {
        if (value.O is PyTuple { Names: string[] names } named)
        {
            WriteNamed(named, names, depth);
            return;
        }

        if (!Enter(value.O!, items.IsTuple ? "(...)" : "[...]")) return;
        Append(items.IsTuple ? "(" : "[");
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) Append(", ");
            Write(items[i], depth);
        }

        Append(!items.IsTuple ? "]" : items.Count == 1 ? ",)" : ")");
        Leave();
    }

    private readonly void WriteNamed(PyTuple tuple, string[] names, int depth)
    {
        if (!Enter(tuple, "(...)")) return;
        if (tuple.TypeName == "tuple" || tuple.PrintsPlain) Append("(");
        else Append(tuple.TypeName + "(");
        for (int i = 0; i < tuple.Count; i++)
        {
            if (i > 0) Append(", ");
            if (!tuple.PrintsPlain) Append(names[i] + "=");
            Write(tuple[i], depth);
        }

        Append(")");
        Leave();
    }

    /// <summary>Writes entries as a dict's.</summary>
    /// <param name="source">What they belong to; inside of itself it is left out.</param>
    /// <param name="mapping">The entries.</param>
    /// <param name="depth">How deep it lies.</param>
    public readonly void WriteMapping(object source, in MappingView mapping, int depth)
    {
        if (!Enter(source, "{...}")) return;
        Append("{");
        bool first = true;
        foreach ((Value key, Value value) in Arrange is null ? mapping.Pairs() : Arrange(mapping))
        {
            if (!first) Append(", ");
            first = false;
            Write(key, depth);
            Append(": ");
            Write(value, depth);
        }

        Append("}");
        Leave();
    }

    private readonly void WriteSet(object source, PySet set, int depth)
    {
        string name = set.IsFrozen ? "frozenset" : "set";
        if (set.Count == 0)
        {
            Append(name + "()");
            return;
        }

        if (!Enter(source, name + "(...)")) return;
        Append(set.IsFrozen ? "frozenset({" : "{");
        Value[] items = set.ToArray();
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0) Append(", ");
            Write(items[i], depth);
        }

        Append(set.IsFrozen ? "})" : "}");
        Leave();
    }

    private readonly void WriteView(DictView view, int depth)
    {
        Append(view.TypeName + "([");
        bool first = true;
        foreach (Value item in view)
        {
            if (!first) Append(", ");
            first = false;
            Write(item, depth);
        }

        Append("])");
    }

    private readonly void WriteBytes(byte[] bytes)
    {
        budget?.CheckText(_text.Length + (bytes.Length * 4L) + 3);
        budget?.Charge(bytes.Length >> 3);
        char quote = bytes.Contains((byte)'\'') && !bytes.Contains((byte)'"') ? '"' : '\'';
        _text.Append('b').Append(quote);
        foreach (byte item in bytes) AppendByte(item, quote);
        _text.Append(quote);
    }

    private readonly void AppendByte(byte item, char quote)
    {
        if (item == quote || item == '\\') _text.Append('\\').Append((char)item);
        else if (item == '\n') _text.Append("\\n");
        else if (item == '\r') _text.Append("\\r");
        else if (item == '\t') _text.Append("\\t");
        else if (item is >= 0x20 and < 0x7F) _text.Append((char)item);
        else _text.Append(CultureInfo.InvariantCulture, $"\\x{item:x2}");
    }
}

/// <summary>Objects that Python does not have, as text.</summary>
internal static class ObjectText
{
    public static string Repr(object instance) => instance switch
    {
        PyRange { Step: 1 } range => FormattableString.Invariant($"range({range.Start}, {range.Stop})"),
        PyRange range => FormattableString.Invariant($"range({range.Start}, {range.Stop}, {range.Step})"),
        Guid guid => $"UUID('{guid:D}')",
        Callable callable => $"<function {callable.Name}>",
        Delegate function => $"<function {Invocation.NameOf(function)}>",
        INamedType named => $"<{named.TypeName} object>",
        ITemplateObject => $"<{instance.GetType().Name} object>",
        Enum member => member.ToString(),
        _ => DateValues.Repr(instance) ?? Other(instance),
    };

    private static string Other(object instance)
    {
        if (Shapes.Of(instance) is Shape.Iterable or Shape.AsyncIterable) return "<generator object>";
        if (ForbiddenTypes.Contains(instance.GetType())) return $"<{instance.GetType().Name} object>";
        string? text = instance is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : instance.ToString();
        return text ?? "";
    }
}
