using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Jinja.Net.Runtime.Values;

/// <summary>Sets of .NET as Python's.</summary>
internal static class Sets
{
    /// <summary>The set itself, or a copy of a .NET set.</summary>
    public static bool TryOf(Value value, [NotNullWhen(true)] out PySet? set)
    {
        set = value.O as PySet;
        if (set is not null) return true;
        if (value.Kind != ValueKind.Object || value.O is INamedType || Shapes.Of(value.O!) != Shape.Set) return false;
        set = new PySet { IsFrozen = IsFrozen(value.O!) };
        foreach (object? item in (IEnumerable)value.O!) set.Add(Value.From(item));
        return true;
    }

    /// <summary>Whether a set of .NET can never change.</summary>
    public static bool IsFrozen(object instance) => instance is not (ISet<object?> { IsReadOnly: false } or ISet<string> { IsReadOnly: false })
        && instance.GetType().Namespace is "System.Collections.Immutable" or "System.Collections.Frozen";

    /// <summary>Makes a set of .NET hold what its changed copy holds.</summary>
    /// <exception cref="OperationException">The set cannot change.</exception>
    public static void WriteBack(object instance, PySet changed)
    {
        if (ReferenceEquals(instance, changed)) return;
        if (instance is ISet<object?> { IsReadOnly: false } objects) Fill(objects, changed, static item => item.ToObject());
        else if (instance is ISet<string> { IsReadOnly: false } texts) Fill(texts, changed, static item => Representation.Text(item));
        else if (instance is ISet<int> { IsReadOnly: false } numbers) Fill(numbers, changed, static item => Numbers.Index(item));
        else throw PythonErrors.Type("the set cannot be changed");
    }

    private static void Fill<T>(ISet<T> target, PySet source, Func<Value, T> convert)
    {
        target.Clear();
        for (int at = 0; source.Next(ref at, out Value item);) target.Add(convert(item));
    }
}

/// <summary>The order in which CPython's sets of small whole numbers come out: by their place in its table.</summary>
internal static class SetOrder
{
    private const int LinearProbes = 9;

    public static Value[] Arrange(Value[] items) => Array.TrueForAll(items, static item => item.IsInt || item.IsBool) ? Place(items) : items;

    private static Value[] Place(Value[] items)
    {
        int size = TableSize(items.Length);
        Value[] table = new Value[size];
        foreach (Value item in items) Insert(table, item);
        return Array.FindAll(table, static item => !item.IsMissing);
    }

    /// <summary>The table grows fourfold (twofold when large) once three fifths are full.</summary>
    private static int TableSize(int count)
    {
        int size = 8;
        for (int used = 1; used <= count; used++)
            if (used * 5 >= (size - 1) * 3) size = (int)BitOperations.RoundUpToPowerOf2((uint)(used > 50_000 ? used * 2 : used * 4) + 1);
        return size;
    }

    private static void Insert(Value[] table, Value item)
    {
        int mask = table.Length - 1;
        ulong perturb = (ulong)HashOf(item.N);
        int slot = (int)(perturb & (uint)mask);
        while (true)
        {
            int last = slot + LinearProbes <= mask ? slot + LinearProbes : slot;
            for (int at = slot; at <= last; at++)
            {
                if (!table[at].IsMissing) continue;
                table[at] = item;
                return;
            }

            perturb >>= 5;
            slot = (int)(((ulong)slot * 5 + 1 + perturb) & (uint)mask);
        }
    }

    /// <summary>An integer's hash: itself modulo 2^61-1, and never -1.</summary>
    private static long HashOf(long number)
    {
        long hash = number % ((1L << 61) - 1);
        return hash == -1 ? -2 : hash;
    }
}
