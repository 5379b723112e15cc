using System.Collections;

namespace Click.Net;

/// <summary>The parameters of a command, in order.</summary>
/// <remarks>Not a <see cref="List{T}"/>: that is in an assembly of its own, which a program that starts had to load for it.</remarks>
internal sealed class ParameterList : IList<Parameter>
{
    private Parameter[] _items = new Parameter[2];

    /// <inheritdoc />
    public int Count { get; private set; }

    /// <inheritdoc />
    public bool IsReadOnly => false;

    /// <inheritdoc />
    public Parameter this[int index]
    {
        get => Span[index];
        set => _items[Checked(index, Count - 1)] = NotNull(value);
    }

    /// <summary>All of them, to be read while none is added.</summary>
    public ReadOnlySpan<Parameter> Span => new(_items, 0, Count);

    /// <inheritdoc />
    public void Add(Parameter item) => Insert(Count, item);

    /// <inheritdoc />
    public void Insert(int index, Parameter item)
    {
        Checked(index, Count);
        NotNull(item);
        if (Count == _items.Length)
            Grow();
        Array.Copy(_items, index, _items, index + 1, Count - index);
        _items[index] = item;
        Count++;
    }

    /// <inheritdoc />
    public bool Remove(Parameter item)
    {
        int at = IndexOf(item);
        if (at >= 0)
            RemoveAt(at);
        return at >= 0;
    }

    /// <inheritdoc />
    public void RemoveAt(int index)
    {
        Checked(index, Count - 1);
        Count--;
        Array.Copy(_items, index + 1, _items, index, Count - index);
        Array.Clear(_items, Count, 1);
    }

    /// <inheritdoc />
    public void Clear()
    {
        Array.Clear(_items, 0, Count);
        Count = 0;
    }

    /// <inheritdoc />
    public int IndexOf(Parameter item) => Array.IndexOf(_items, item, 0, Count);

    /// <inheritdoc />
    public bool Contains(Parameter item) => IndexOf(item) >= 0;

    /// <inheritdoc />
    public void CopyTo(Parameter[] array, int arrayIndex) => Array.Copy(_items, 0, array, arrayIndex, Count);

    /// <inheritdoc />
    public IEnumerator<Parameter> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return _items[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int Checked(int index, int last)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, last);
        return index;
    }

    private static Parameter NotNull(Parameter item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item;
    }

    private void Grow()
    {
        Parameter[] larger = new Parameter[Count * 2];
        Array.Copy(_items, larger, Count);
        _items = larger;
    }
}
