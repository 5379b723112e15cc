using System.Collections;

namespace Jinja.Net.Runtime.Values;

/// <summary>Python's set. To .NET it is a read-only set of objects. Whole numbers come out in CPython's order; the rest as they came.</summary>
internal sealed class PySet : IReadOnlySet<object?>
{
    private readonly HashTable _table = new();

    /// <summary>A frozen set cannot change and can be hashed.</summary>
    public bool IsFrozen { get; init; }

    public int Count => _table.Count;

    public int Version => _table.Version;

    public bool Contains(Value item) => _table.Find(item) >= 0;

    public bool Add(Value item) => _table.Put(item, default);

    public bool Remove(Value item) => _table.Remove(item, out _);

    public void Clear() => _table.Clear();

    public bool Next(ref int position, out Value item) => _table.Next(ref position, out item, out _);

    public Value[] ToArray()
    {
        Value[] items = new Value[Count];
        int filled = 0;
        for (int at = 0; Next(ref at, out Value item);) items[filled++] = item;
        return SetOrder.Arrange(items);
    }

    public PySet Copy()
    {
        PySet copy = new() { IsFrozen = IsFrozen };
        for (int at = 0; Next(ref at, out Value item);) copy.Add(item);
        return copy;
    }

    // ---- as .NET sees it ----

    bool IReadOnlySet<object?>.Contains(object? item) => Contains(Value.From(item));

    public IEnumerator<object?> GetEnumerator()
    {
        foreach (Value item in ToArray()) yield return item.ToObject();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool IsSubsetOf(IEnumerable<object?> other) => From(other) is PySet set && Count <= set.Count && AllIn(set);

    public bool IsSupersetOf(IEnumerable<object?> other) => From(other).AllIn(this);

    public bool IsProperSubsetOf(IEnumerable<object?> other) => From(other) is PySet set && Count < set.Count && AllIn(set);

    public bool IsProperSupersetOf(IEnumerable<object?> other) => From(other) is PySet set && set.Count < Count && set.AllIn(this);

    public bool SetEquals(IEnumerable<object?> other) => From(other) is PySet set && set.Count == Count && AllIn(set);

    public bool Overlaps(IEnumerable<object?> other) => From(other).Any(item => Contains(Value.From(item)));

    /// <summary>Whether every item of this set is in the other.</summary>
    public bool AllIn(PySet other)
    {
        for (int at = 0; Next(ref at, out Value item);)
            if (!other.Contains(item)) return false;
        return true;
    }

    private static PySet From(IEnumerable<object?> items)
    {
        if (items is PySet set) return set;
        PySet made = new();
        foreach (object? item in items) made.Add(Value.From(item));
        return made;
    }
}
