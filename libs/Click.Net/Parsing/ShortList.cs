namespace Click.Net.Parsing;

/// <summary>Words or values in order.</summary>
/// <remarks>Not a <see cref="List{T}"/>: that is in an assembly of its own, which a program that starts had to load for it.</remarks>
internal sealed class ShortList<T> where T : class?
{
    private T[] _items = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The item at a place.</summary>
    public T this[int at] => _items[at];

    /// <summary>Adds one at the end.</summary>
    public void Add(T item)
    {
        if (Count == _items.Length)
            Grow();
        _items[Count++] = item;
    }

    /// <summary>Takes away so many from the front.</summary>
    public void RemoveFirst(int count)
    {
        Array.Copy(_items, count, _items, 0, Count - count);
        Array.Clear(_items, Count - count, count);
        Count -= count;
    }

    /// <summary>Takes all away.</summary>
    public void Clear() => RemoveFirst(Count);

    /// <summary>The items from one place to before another, as values.</summary>
    public object?[] Values(int from, int to)
    {
        object?[] values = new object?[to - from];
        Array.Copy(_items, from, values, 0, values.Length);
        return values;
    }

    /// <summary>All items.</summary>
    public T[] ToArray()
    {
        T[] items = new T[Count];
        Array.Copy(_items, items, Count);
        return items;
    }

    private void Grow()
    {
        T[] larger = new T[Math.Max(4, Count * 2)];
        Array.Copy(_items, larger, Count);
        _items = larger;
    }
}
