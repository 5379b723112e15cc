using System.Collections;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>
/// Goes through a value's items without allocating for lists, tuples, ranges and text. An item may be a task: code that can wait
/// asks by <see cref="TryNext"/>, and once the task is done asks again; all other code asks by <see cref="MoveNext"/>.
/// </summary>
internal struct ValueEnumerator
{
    private enum Way : byte
    {
        Nothing,
        List,
        Tuple,
        Text,
        Sequence,
        Array,
        Indexed,
        Range,
        Values,
        Objects,
        Lazy,
        Async,
    }

    private readonly Way _way;
    private readonly object? _source;
    private readonly SequenceView _view;
    private int _index;
    private bool _hasItem;
    private Value _current;

    // The type of an item that is kept as it is. Most lists hold one type.
    private Type? _plain;

    private ValueEnumerator(Way way, object source)
    {
        _way = way;
        _source = source;
    }

    public ValueEnumerator(PyList list)
        : this(Way.List, list)
    {
    }

    public ValueEnumerator(PyTuple tuple)
        : this(Way.Tuple, tuple)
    {
    }

    public ValueEnumerator(string text)
        : this(Way.Text, text)
    {
    }

    public ValueEnumerator(in SequenceView view)
    {
        (_way, _source) = view.Source switch
        {
            PyList list => (Way.List, list),
            PyTuple tuple => (Way.Tuple, tuple),
            object?[] array => (Way.Array, array),
            int[] or List<int> => (Way.Sequence, null),
            IList list => (Way.Indexed, list),
            _ => (Way.Sequence, (object?)null),
        };
        _view = view;
    }

    public ValueEnumerator(PyRange range)
        : this(Way.Range, range)
    {
    }

    public ValueEnumerator(IEnumerator<Value> values)
        : this(Way.Values, values)
    {
    }

    public ValueEnumerator(IEnumerator objects)
        : this(Way.Objects, objects)
    {
    }

    public ValueEnumerator(PyIterator lazy)
        : this(Way.Lazy, lazy)
    {
    }

    public ValueEnumerator(AsyncItems items)
        : this(Way.Async, items)
    {
    }

    public Value Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        readonly get => _current;
        private set => _current = value;
    }

    /// <summary>The asynchronous sequence behind it, if it is one.</summary>
    public readonly AsyncItems? Async => _source as AsyncItems;

    /// <summary>Goes to the next item.</summary>
    /// <exception cref="TemplateRuntimeException">It is the result of a task that has not finished.</exception>
    public bool MoveNext()
    {
        bool moved = TryNext();
        while (moved && Current.IsPending)
        {
            _ = Awaitables.Finished(Current);
            moved = TryNext();
        }

        return moved;
    }

    /// <summary>Goes to the next item. If it is pending, await it and ask again: it is the next item's, but not always the next item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext() => _way == Way.Range ? MoveInRange(Unsafe.As<PyRange>(_source!)) : TryNextOther();

    private bool TryNextOther()
    {
        if (Current.IsPending && _way is not (Way.Lazy or Way.Async))
        {
            Current = Awaitables.Finished(Current);
            return true;
        }

        return _way switch
        {
            Way.List => MoveInList((PyList)_source!),
            Way.Tuple => MoveInTuple((PyTuple)_source!),
            Way.Text => MoveInText((string)_source!),
            Way.Sequence => MoveInSequence(),
            Way.Array => MoveInArray(Unsafe.As<object?[]>(_source!)),
            Way.Indexed => MoveInList((IList)_source!),
            Way.Values => Take((IEnumerator<Value>)_source!),
            Way.Objects => Take((IEnumerator)_source!),
            Way.Lazy => Take((PyIterator)_source!),
            Way.Async => Take((AsyncItems)_source!),
            _ => false,
        };
    }

    private bool MoveInList(PyList list)
    {
        if (_index >= list.Count) return false;
        Current = list[_index++];
        return true;
    }

    private bool MoveInTuple(PyTuple tuple)
    {
        if (_index >= tuple.Count) return false;
        Current = tuple[_index++];
        return true;
    }

    private bool MoveInText(string text)
    {
        if (_index >= text.Length) return false;
        int length = char.IsHighSurrogate(text[_index]) && _index + 1 < text.Length && char.IsLowSurrogate(text[_index + 1]) ? 2 : 1;
        Current = Characters.At(text, _index, length);
        _index += length;
        return true;
    }

    private bool MoveInSequence()
    {
        if (_index >= _view.Count) return false;
        Current = _view[_index++];
        return true;
    }

    private bool MoveInArray(object?[] items)
    {
        if ((uint)_index >= (uint)items.Length) return false;
        Take(items[_index++]);
        return true;
    }

    private bool MoveInList(IList items)
    {
        if (_index >= items.Count) return false;
        Take(items[_index++]);
        return true;
    }

    private bool MoveInRange(PyRange range)
    {
        if (_index >= range.Count) return false;
        Value.Put(ref _current, Value.Int(range[_index++]));
        return true;
    }

    private void Take(object? item)
    {
        if (item is not null && item.GetType() == _plain)
        {
            Current = Value.Object(item);
            return;
        }

        Current = Value.From(item);
        if (Current.Kind == ValueKind.Object && ReferenceEquals(Current.O, item) && item is not (Task or ValueType))
            _plain = item!.GetType();
    }

    private bool Take(IEnumerator<Value> values)
    {
        if (!values.MoveNext()) return false;
        Current = values.Current;
        return true;
    }

    private bool Take(PyIterator lazy)
    {
        if (!lazy.TryNext(out Value item)) return false;
        Current = item;
        return true;
    }

    // The task of an item is awaited after that of going to it.
    private bool Take(AsyncItems items)
    {
        if (Current.IsPending && _hasItem)
        {
            Current = Awaitables.Finished(Current);
            return true;
        }

        if (!items.TryNext(out Value item)) return false;
        _hasItem = !items.IsMoving && !items.IsOver;
        Current = item;
        return true;
    }

    private bool Take(IEnumerator objects)
    {
        if (!objects.MoveNext()) return false;
        Take(objects.Current);
        return true;
    }
}

/// <summary>One-character texts, the common ones made once.</summary>
internal static class Characters
{
    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(static code => ((char)code).ToString())];

    public static Value At(string text, int index, int length)
    {
        char first = text[index];
        return Value.Text(length == 1 && first < 128 ? Ascii[first] : text.Substring(index, length));
    }
}
