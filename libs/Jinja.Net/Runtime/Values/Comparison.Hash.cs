using System.Numerics;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>Hashes: equal values have equal ones, across the kinds of numbers and texts.</summary>
internal static partial class Comparison
{
    /// <exception cref="OperationException">The value can change, or is nested too deeply.</exception>
    public static int Hash(Value value) => Hash(value, 0);

    private static int Hash(Value value, int depth) => value.Kind switch
    {
        ValueKind.Text or ValueKind.Markup => value.AsText.GetHashCode(),
        ValueKind.Bool or ValueKind.Int => HashCode.Combine(value.N),
        ValueKind.BigInt => value.AsBigInt.GetHashCode(),
        ValueKind.Double or ValueKind.Single => HashFloat(Numbers.Float(value)),
        ValueKind.Decimal => HashDecimal(value.AsDecimal),
        ValueKind.None or ValueKind.Missing => 0x1ca11,
        ValueKind.Undefined => HashUndefined(value.AsUndefined),
        ValueKind.Bytes => HashBytes(value.AsBytes),
        ValueKind.Set when value.AsSet.IsFrozen => HashSet(value.AsSet, depth),
        ValueKind.List or ValueKind.Dict or ValueKind.Set => throw PythonErrors.Unhashable(value),
        _ => HashObject(value, depth),
    };

    private static int HashFloat(double number) =>
        double.IsFinite(number) && Math.Truncate(number) == number ? Hash(Numbers.Truncate(number)) : number.GetHashCode();

    private static int HashDecimal(decimal number) =>
        number == decimal.Truncate(number) ? Hash(Value.Integer(new BigInteger(number))) : HashFloat((double)number);

    private static int HashUndefined(Undefined undefined) => undefined.IsStrict ? throw undefined.Fail() : undefined.GetType().GetHashCode();

    private static int HashBytes(byte[] bytes)
    {
        HashCode code = default;
        code.AddBytes(bytes);
        return code.ToHashCode();
    }

    private static int HashSet(PySet set, int depth)
    {
        Guard(depth);
        int mixed = set.Count;
        for (int at = 0; set.Next(ref at, out Value item);) mixed ^= Hash(item, depth + 1);
        return mixed;
    }

    private static int HashObject(Value value, int depth)
    {
        Guard(depth);
        if (value.O is SliceKey or DictView { Kind: not DictViewKind.Values }) throw PythonErrors.Unhashable(value);
        if (SequenceView.TryOf(value, out SequenceView items)) return items.IsTuple ? HashItems(items, depth) : throw PythonErrors.Unhashable(value);
        if (value.O is not Callable && Sets.TryOf(value, out PySet? set) && set.IsFrozen) return HashSet(set, depth);
        if (value.O is not Callable && Shapes.Of(value.O!) is Shape.Mapping or Shape.Set) throw PythonErrors.Unhashable(value);
        return value.O!.GetHashCode();
    }

    private static int HashItems(in SequenceView items, int depth)
    {
        HashCode code = default;
        for (int i = 0; i < items.Count; i++) code.Add(Hash(items[i], depth + 1));
        return code.ToHashCode();
    }
}
