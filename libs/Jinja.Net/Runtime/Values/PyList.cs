using System.Collections;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>Python's list: what a template's <c>[1, 2]</c> makes. To .NET it is an <see cref="IList{T}"/> of objects.</summary>
internal sealed class PyList : IList<object?>, IReadOnlyList<object?>
{
    private Value[] _items;

    public PyList()
        : this([])
    {
    }

    public PyList(int capacity)
        : this(new Value[capacity]) => Count = 0;

    /// <summary>Takes the array over.</summary>
    public PyList(Value[] items)
    {
        _items = items;
        Count = items.Length;
    }

    public int Count { get; private set; }

    bool ICollection<object?>.IsReadOnly => false;

    public ReadOnlySpan<Value> Span => _items.AsSpan(0, Count);

    public Span<Value> Writable => _items.AsSpan(0, Count);

    public ref Value this[int index] => ref Writable[index];

    object? IReadOnlyList<object?>.this[int index] => this[index].ToObject();

    object? IList<object?>.this[int index]
    {
        get => this[index].ToObject();
        set => this[index] = Value.From(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Value item)
    {
        if (Count == _items.Length) Grow(Count + 1);
        _items[Count++] = item;
    }

    public void AddRange(ReadOnlySpan<Value> items)
    {
        Grow(Count + items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    public void Insert(int index, Value item)
    {
        Grow(Count + 1);
        Array.Copy(_items, index, _items, index + 1, Count - index);
        _items[index] = item;
        Count++;
    }

    public void RemoveAt(int index)
    {
        Array.Copy(_items, index + 1, _items, index, --Count - index);
        _items[Count] = default;
    }

    public void Clear()
    {
        _items = [];
        Count = 0;
    }

    public PyList Copy() => new(Span.ToArray());

    private void Grow(int needed)
    {
        if (needed > _items.Length) Array.Resize(ref _items, Math.Max(needed, Math.Max(4, Count * 2)));
    }

    // ---- as .NET sees it ----

    public IEnumerator<object?> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return _items[i].ToObject();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<object?>.Add(object? item) => Add(Value.From(item));

    bool ICollection<object?>.Contains(object? item) => IndexOf(item) >= 0;

    void ICollection<object?>.CopyTo(object?[] array, int arrayIndex)
    {
        for (int i = 0; i < Count; i++) array[arrayIndex + i] = _items[i].ToObject();
    }

    public int IndexOf(object? item)
    {
        Value wanted = Value.From(item);
        for (int i = 0; i < Count; i++)
            if (Comparison.Equal(_items[i], wanted)) return i;
        return -1;
    }

    void IList<object?>.Insert(int index, object? item) => Insert(index, Value.From(item));

    bool ICollection<object?>.Remove(object? item)
    {
        int index = IndexOf(item);
        if (index >= 0) RemoveAt(index);
        return index >= 0;
    }
}
