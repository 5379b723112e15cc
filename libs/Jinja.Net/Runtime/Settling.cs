using System.Collections;
using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>
/// Awaits what is behind the items of a value before it is given to code that cannot wait: asynchronous sequences become lists,
/// lazy ones are made, and collections of .NET that hold tasks are copied with the results.
/// </summary>
internal sealed class Settling : IResumable
{
    private readonly object _source;
    private readonly int _most;
    private readonly PyList _done = new();
    private ValueEnumerator _items;
    private Value[]? _parts;
    private int _part;

    private Settling(object source, in ValueEnumerator items, int most)
    {
        _source = source;
        _items = items;
        _most = most;
    }

    /// <summary>The value as code with this appetite can take it; the render may have to wait for it.</summary>
    public static Value Of(Frame frame, Value value, Appetite appetite = Appetite.All)
    {
        if (!frame.CanWait || !IsNeeded(value, appetite))
            return value;
        Value items = MappingView.TryOf(value, out MappingView mapping) ? Value.Object(new DictView(mapping, DictViewKind.Items)) : value;
        return new Settling(value.O!, frame.Items(items), appetite == Appetite.First ? 1 : int.MaxValue).Run(frame);
    }

    /// <summary>Whether code with this appetite could meet a task in the value.</summary>
    public static bool IsNeeded(Value value, Appetite appetite) =>
        value.Kind == ValueKind.Object && appetite != Appetite.None && HasTasks(value.O!, appetite);

    private static bool HasTasks(object source, Appetite appetite) => source switch
    {
        PyIterator => true,
        string or ITemplateObject => false,
        _ when appetite == Appetite.Lazy || !Awaitables.MayHold(source.GetType()) => false,
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs.Any(static pair => Awaitables.Is(pair.Value)),
        IDictionary pairs => pairs.Values.Cast<object?>().Any(Awaitables.Is),
        IReadOnlyList<object?> items => items.Any(Awaitables.Is),
        IList items => items.Cast<object?>().Any(Awaitables.Is),
        ITuple items => Enumerable.Range(0, items.Length).Any(i => Awaitables.Is(items[i])),
        _ => Shapes.Of(source) switch
        {
            Shape.Set => ((IEnumerable)source).Cast<object?>().Any(Awaitables.Is),
            Shape.Iterable => source is IEnumerable<Task> || AsyncItems.IsAsync(source),
            Shape.AsyncIterable => true,
            _ => false,
        },
    };

    public Value Resume(Frame frame, int stage, object? state, Value value)
    {
        if (stage == AtPart)
            _parts![_part] = value;
        return stage == AtEnd ? Result() : Run(frame);
    }

    private const int AtItem = 0, AtPart = 1, AtEnd = 2;

    private Value Run(Frame frame)
    {
        while (_parts is not null || (_done.Count < _most && _items.TryNext()))
        {
            Value item = _parts is null ? _items.Current : default;
            if (item.IsPending)
            {
                if (frame.Await(item).IsPending)
                    return frame.SuspendEval(this, AtItem);
                continue;
            }

            item = Whole(frame, item);
            if (item.IsPending)
                return frame.SuspendEval(this, AtPart);
            frame.Budget.Step();
            frame.Budget.CheckItems(_done.Count + 1L);
            _done.Add(item);
        }

        if (_done.Count >= _most && frame.Close(_items).IsPending)
            return frame.SuspendEval(this, AtEnd);
        return Result();
    }

    // An item may be a tuple of a key and a task.
    private Value Whole(Frame frame, Value item)
    {
        if (_parts is null)
        {
            if (item.Kind != ValueKind.Tuple || !HasPending(item.AsTuple))
                return item;
            (_parts, _part) = (item.AsTuple.Span.ToArray(), 0);
        }

        for (; _part < _parts.Length; _part++)
        {
            Value part = frame.Ready(_parts[_part]);
            if (part.IsPending)
                return part;
            _parts[_part] = part;
        }

        Value whole = Value.Tuple(new PyTuple(_parts));
        _parts = null;
        return whole;
    }

    private static bool HasPending(PyTuple tuple)
    {
        foreach (Value part in tuple.Span)
            if (part.IsPending)
                return true;
        return false;
    }

    private Value Result()
    {
        if (_source is PyIterator lazy)
            return Value.Object(new PyIterator(Items(_done), lazy.TypeName));
        if (Shapes.Of(_source) == Shape.Set)
            return Value.Set(Set());
        if (!MappingView.TryOf(Value.Object(_source), out _))
            return _source is ITuple ? Value.Tuple(_done.Span) : Value.List(_done);
        PyDict dict = new(_done.Count);
        foreach (Value pair in _done.Span)
            dict[pair.AsTuple[0]] = pair.AsTuple[1];
        return Value.Dict(dict);
    }

    private PySet Set()
    {
        PySet set = new();
        foreach (Value item in _done.Span)
            set.Add(item);
        return set;
    }

    private static IEnumerable<Value> Items(PyList list)
    {
        for (int i = 0; i < list.Count; i++)
            yield return list[i];
    }
}
