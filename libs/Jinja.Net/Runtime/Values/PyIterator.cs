using System.Collections;

namespace Jinja.Net.Runtime.Values;

/// <summary>Items that are made while they are asked for, and only once: what Python's generators are.</summary>
/// <param name="items">
/// Where they come from. It may give a task where an item would be: that asks who goes through it to await the task and then to go on;
/// the task itself is no item.
/// </param>
/// <param name="typeName">Python's name for the type.</param>
internal sealed class PyIterator(IEnumerator<Value> items, string typeName = "generator") : IEnumerable<Value>, IEnumerable<object?>, INamedType
{
    public PyIterator(IEnumerable<Value> items, string typeName = "generator")
        : this(items.GetEnumerator(), typeName)
    {
    }

    public string TypeName => typeName;

    /// <summary>The next item, or a task to await before one asks again.</summary>
    public bool TryNext(out Value item)
    {
        bool moved = items.MoveNext();
        item = moved ? items.Current : default;
        return moved;
    }

    /// <summary>The next item.</summary>
    /// <exception cref="TemplateRuntimeException">It depends on a task that has not finished.</exception>
    public bool MoveNext(out Value item)
    {
        bool moved = TryNext(out item);
        while (moved && item.IsPending)
        {
            _ = Awaitables.Finished(item);
            moved = TryNext(out item);
        }

        return moved;
    }

    public IEnumerator<Value> GetEnumerator()
    {
        while (MoveNext(out Value item)) yield return item;
    }

    IEnumerator<object?> IEnumerable<object?>.GetEnumerator()
    {
        while (MoveNext(out Value item)) yield return item.ToObject();
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<object?>)this).GetEnumerator();
}

/// <summary>Python's range: numbers made when asked for.</summary>
internal sealed class PyRange(long start, long stop, long step) : IEnumerable<Value>, IEnumerable<object?>, IReadOnlyCollection<object?>, INamedType, ICountable, IMembership
{
    public string TypeName => "range";

    public long Start => start;

    public long Stop => stop;

    public long Step => step;

    public long Count { get; } = step > 0
        ? (stop > start ? (long)(((ulong)stop - (ulong)start - 1) / (ulong)step) + 1 : 0)
        : (start > stop ? (long)(((ulong)start - (ulong)stop - 1) / (ulong)(-step)) + 1 : 0);

    int IReadOnlyCollection<object?>.Count => (int)Math.Min(Count, int.MaxValue);

    public long this[long index] => start + (index * step);

    public bool Contains(Value item)
    {
        if (Numbers.IsFloat(item))
        {
            double number = Numbers.Float(item);
            return Math.Abs(number) < 9e18 && Math.Truncate(number) == number && Holds((long)number);
        }

        if (item.O is Undefined { IsStrict: true } strict && Count > 0) throw strict.Fail();
        return item.Kind is ValueKind.Int or ValueKind.Bool && Holds(item.N);
    }

    private bool Holds(long number) =>
        (step > 0 ? number >= start && number < stop : number <= start && number > stop) && (number - start) % step == 0;

    public IEnumerator<Value> GetEnumerator()
    {
        for (long i = 0; i < Count; i++) yield return Value.Int(this[i]);
    }

    IEnumerator<object?> IEnumerable<object?>.GetEnumerator()
    {
        for (long i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<object?>)this).GetEnumerator();

    public override bool Equals(object? obj) =>
        obj is PyRange other && Count == other.Count && (Count == 0 || (Start == other.Start && (Count == 1 || Step == other.Step)));

    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, Start, Count == 1 ? 0 : Step);
}
