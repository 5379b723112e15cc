using System.Collections.Frozen;
using static Jinja.Net.Runtime.Values.Methods;

namespace Jinja.Net.Runtime.Values;

/// <summary>The methods and operators of sets.</summary>
internal static class SetMethods
{
    private static readonly BuiltinMethod[] Reading =
    [
        Method("copy", "self, /", static (_, a) => Value.Set(Own(a[0]).Copy())),
        Method("difference", "self, *others", static (services, a) => Fold(services, a, Difference)),
        Method("intersection", "self, *others", static (services, a) => Fold(services, a, Intersection)),
        Method("isdisjoint", "self, other, /", static (services, a) => Value.Bool(Intersection(Own(a[0]), Collect(services, a[1])).Count == 0)),
        Method("issubset", "self, other, /", static (services, a) => Value.Bool(Own(a[0]).AllIn(Collect(services, a[1])))),
        Method("issuperset", "self, other, /", static (services, a) => Value.Bool(Collect(services, a[1]).AllIn(Own(a[0])))),
        Method("symmetric_difference", "self, other, /", static (services, a) => Value.Set(SymmetricDifference(Own(a[0]), Collect(services, a[1])))),
        Method("union", "self, *others", static (services, a) => Fold(services, a, Union)),
    ];

    public static readonly FrozenDictionary<string, BuiltinMethod> FrozenTable = Build(Reading);

    public static readonly FrozenDictionary<string, BuiltinMethod> Table = Build([
        .. Reading,
        Mutator("add", "self, item, /", static (services, a) => Add(services, a[0].AsSet, a[1])),
        Mutator("clear", "self, /", static (_, a) => Replace(a[0].AsSet, new PySet())),
        Mutator("discard", "self, item, /", static (_, a) => Discard(a[0].AsSet, a[1])),
        Mutator("pop", "self, /", static (_, a) => Pop(a[0].AsSet)),
        Mutator("remove", "self, item, /", static (_, a) => a[0].AsSet.Remove(a[1]) ? Value.None : throw PythonErrors.Key(a[1])),
        Mutator("difference_update", "self, *others", static (services, a) => Replace(a[0].AsSet, Fold(services, a, Difference).AsSet)),
        Mutator("intersection_update", "self, *others", static (services, a) => Replace(a[0].AsSet, Fold(services, a, Intersection).AsSet)),
        Mutator("symmetric_difference_update", "self, other, /", static (services, a) => Replace(a[0].AsSet, SymmetricDifference(a[0].AsSet, Collect(services, a[1])))),
        Mutator("update", "self, *others", static (services, a) => Replace(a[0].AsSet, Fold(services, a, Union).AsSet)),
    ]);

    private static PySet Own(in Value self) => Sets.TryOf(self, out PySet? set) ? set : throw PythonErrors.Type($"a set is required, not '{TypeNames.Of(self)}'");

    /// <summary>Any items as a set.</summary>
    public static PySet Collect(IRuntimeServices services, in Value items)
    {
        if (Sets.TryOf(items, out PySet? set)) return set;
        PySet made = new();
        foreach (Value item in Iteration.ToArray(services, items)) made.Add(item);
        return made;
    }

    private static Value Fold(IRuntimeServices services, ReadOnlySpan<Value> arguments, Func<PySet, PySet, PySet> combine)
    {
        PySet result = Own(arguments[0]).Copy();
        foreach (Value other in arguments[1].AsTuple.Span)
        {
            PySet next = Collect(services, other);
            services.Budget.ChargeItems((long)result.Count + next.Count);
            result = combine(result, next);
        }

        return Value.Set(result);
    }

    public static PySet Union(PySet left, PySet right)
    {
        PySet result = left.Copy();
        for (int at = 0; right.Next(ref at, out Value item);) result.Add(item);
        return result;
    }

    public static PySet Difference(PySet left, PySet right) => Where(left, item => !right.Contains(item));

    public static PySet Intersection(PySet left, PySet right) => Where(left, item => right.Contains(item));

    public static PySet SymmetricDifference(PySet left, PySet right) => Union(Difference(left, right), Difference(right, left));

    private static PySet Where(PySet set, Func<Value, bool> keep)
    {
        PySet result = new() { IsFrozen = set.IsFrozen };
        for (int at = 0; set.Next(ref at, out Value item);)
            if (keep(item)) result.Add(item);
        return result;
    }

    private static Value Add(IRuntimeServices services, PySet set, in Value item)
    {
        services.Budget.ChargeItems(set.Count + 1L);
        set.Add(item);
        return Value.None;
    }

    private static Value Replace(PySet set, PySet items)
    {
        set.Clear();
        for (int at = 0; items.Next(ref at, out Value item);) set.Add(item);
        return Value.None;
    }

    private static Value Discard(PySet set, in Value item)
    {
        set.Remove(item);
        return Value.None;
    }

    private static Value Pop(PySet set)
    {
        if (set.Count == 0) throw new OperationException("KeyError", "'pop from an empty set'");
        Value first = set.ToArray()[0];
        set.Remove(first);
        return first;
    }
}
