using System.Collections;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>A list or tuple, ours or .NET's, seen as Python sees it. Changes reach the object itself.</summary>
internal readonly struct SequenceView
{
    private readonly object _source;

    private SequenceView(object source, bool isTuple)
    {
        _source = source;
        IsTuple = isTuple;
    }

    public bool IsTuple { get; }

    /// <summary>The list or tuple itself.</summary>
    public object Source => _source;

    public static bool TryOf(Value value, out SequenceView view)
    {
        (bool found, bool isTuple) = value.Kind switch
        {
            ValueKind.List => (true, false),
            ValueKind.Tuple => (true, true),
            ValueKind.Object => OfObject(value.O!),
            _ => (false, false),
        };
        view = found ? new(value.O!, isTuple) : default;
        return found;
    }

    private static (bool Found, bool IsTuple) OfObject(object instance) => instance is Callable or INamedType
        ? (false, false)
        : Shapes.Of(instance) switch
        {
            Shape.Sequence => (true, false),
            Shape.Tuple => (true, true),
            _ => (false, false),
        };

    public int Count => _source switch
    {
        PyList list => list.Count,
        PyTuple tuple => tuple.Count,
        ICollection collection => collection.Count,
        ITuple tuple => tuple.Length,
        ICollection<object?> collection => collection.Count,
        IReadOnlyCollection<object?> collection => collection.Count,
        _ => Boxed().Count,
    };

    public Value this[int index] => _source switch
    {
        PyList list => list[index],
        PyTuple tuple => tuple[index],
        int[] numbers => Value.Int(numbers[index]),
        List<int> numbers => Value.Int(numbers[index]),
        IList list => Value.From(list[index]),
        ITuple tuple => Value.From(tuple[index]),
        IList<object?> list => Value.From(list[index]),
        IReadOnlyList<object?> list => Value.From(list[index]),
        _ => Value.From(Boxed()[index]),
    };

    public Value[] ToArray()
    {
        if (_source is PyList list) return list.Span.ToArray();
        if (_source is PyTuple tuple) return tuple.Span.ToArray();
        Value[] items = new Value[Count];
        for (int i = 0; i < items.Length; i++) items[i] = this[i];
        return items;
    }

    /// <summary>Lists of numbers and the like that have only generic interfaces.</summary>
    private List<object?> Boxed() => [.. ((IEnumerable)_source).Cast<object?>()];

    // ---- change; only for lists ----

    /// <exception cref="OperationException">The list cannot change.</exception>
    public void Replace(ReadOnlySpan<Value> items)
    {
        if (_source is PyList own)
        {
            Value[] copy = items.ToArray();
            own.Clear();
            own.AddRange(copy);
            return;
        }

        IList list = Growable();
        list.Clear();
        foreach (Value item in items) list.Add(Convert(list, item));
    }

    public void Insert(int index, Value item)
    {
        if (_source is PyList own)
        {
            own.Insert(index, item);
            return;
        }

        IList list = Growable();
        list.Insert(index, Convert(list, item));
    }

    public void RemoveAt(int index)
    {
        if (_source is PyList own) own.RemoveAt(index);
        else Growable().RemoveAt(index);
    }

    private IList Growable() =>
        _source is IList { IsReadOnly: false, IsFixedSize: false } list ? list : throw PythonErrors.Type("the list cannot be changed");

    private static object? Convert(IList list, Value item)
    {
        Type? wanted = ElementTypes.OfList(list.GetType());
        return wanted is null ? item.ToObject() : ArgumentConverter.Convert(item, wanted);
    }
}
