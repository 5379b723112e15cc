using System.Collections;

namespace Jinja.Net.Runtime.Values;

/// <summary>Goes through a value's items without allocating for lists, tuples, ranges and text.</summary>
internal struct ValueEnumerator
{
    private enum Way : byte
    {
        Nothing,
        List,
        Tuple,
        Text,
        Sequence,
        Values,
        Objects,
    }

    private readonly Way _way;
    private readonly object? _source;
    private readonly SequenceView _view;
    private int _index;

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
        _way = Way.Sequence;
        _view = view;
    }

    public ValueEnumerator(IEnumerator<Value> values)
        : this(Way.Values, values)
    {
    }

    public ValueEnumerator(IEnumerator objects)
        : this(Way.Objects, objects)
    {
    }

    public Value Current { get; private set; }

    public bool MoveNext() => _way switch
    {
        Way.List => MoveInList((PyList)_source!),
        Way.Tuple => MoveInTuple((PyTuple)_source!),
        Way.Text => MoveInText((string)_source!),
        Way.Sequence => MoveInSequence(),
        Way.Values => Take((IEnumerator<Value>)_source!),
        Way.Objects => Take((IEnumerator)_source!),
        _ => false,
    };

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

    private bool Take(IEnumerator<Value> values)
    {
        if (!values.MoveNext()) return false;
        Current = values.Current;
        return true;
    }

    private bool Take(IEnumerator objects)
    {
        if (!objects.MoveNext()) return false;
        Current = Value.From(objects.Current);
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
