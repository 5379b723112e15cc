using System.Collections;

namespace Jinja.Net.Runtime.Values;

/// <summary>Items that are made while they are asked for, and only once: what Python's generators are.</summary>
/// <param name="items">Where they come from.</param>
/// <param name="typeName">Python's name for the type.</param>
internal sealed class PyIterator(IEnumerator<Value> items, string typeName = "generator") : IEnumerable<Value>, IEnumerable<object?>, INamedType
{
    public PyIterator(IEnumerable<Value> items, string typeName = "generator")
        : this(items.GetEnumerator(), typeName)
    {
    }

    public string TypeName => typeName;

    public bool MoveNext(out Value item)
    {
        bool moved = items.MoveNext();
        item = moved ? items.Current : default;
        return moved;
    }

    public IEnumerator<Value> GetEnumerator()
    {
        while (items.MoveNext()) yield return items.Current;
    }

    IEnumerator<object?> IEnumerable<object?>.GetEnumerator()
    {
        while (items.MoveNext()) yield return items.Current.ToObject();
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

    public bool Contains(in Value item)
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
