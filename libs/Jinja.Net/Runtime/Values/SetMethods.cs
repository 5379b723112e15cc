using System.Collections.Frozen;
using static Jinja.Net.Runtime.Values.Methods;

namespace Jinja.Net.Runtime.Values;

/// <summary>The methods and operators of sets.</summary>
internal static class SetMethods
{
    private static readonly BuiltinMethod[] Reading =
    [
        Method("copy", "self, /", static (services, a) => Value.Set(Paid(services, a[0]).Copy())),
        Method("difference", "self, *others", static (services, a) => Fold(services, a, Difference)),
        Method("intersection", "self, *others", static (services, a) => Fold(services, a, Intersection)),
        Method("isdisjoint", "self, other, /", static (services, a) => Value.Bool(Intersection(Paid(services, a[0]), Collect(services, a[1])).Count == 0)),
        Method("issubset", "self, other, /", static (services, a) => Value.Bool(Paid(services, a[0]).AllIn(Collect(services, a[1])))),
        Method("issuperset", "self, other, /", static (services, a) => Value.Bool(Collect(services, a[1]).AllIn(Paid(services, a[0])))),
        Method("symmetric_difference", "self, other, /", static (services, a) => Value.Set(SymmetricDifference(Paid(services, a[0]), Collect(services, a[1])))),
        Method("union", "self, *others", static (services, a) => Fold(services, a, Union)),
    ];

    public static readonly FrozenDictionary<string, BuiltinMethod> FrozenTable = Build(Reading);

    public static readonly FrozenDictionary<string, BuiltinMethod> Table = Build([
        .. Reading,
        Changing("add", "self, item, /", static (services, set, a) => Add(services, set, a[1])),
        Changing("clear", "self, /", static (_, set, _) => Replace(set, new PySet())),
        Changing("discard", "self, item, /", static (_, set, a) => Discard(set, a[1])),
        Changing("pop", "self, /", static (services, set, a) => Pop(Paid(services, a[0]), set)),
        Changing("remove", "self, item, /", static (_, set, a) => set.Remove(a[1]) ? Value.None : throw PythonErrors.Key(a[1])),
        Changing("difference_update", "self, *others", static (services, set, a) => Replace(set, Fold(services, a, Difference).AsSet)),
        Changing("intersection_update", "self, *others", static (services, set, a) => Replace(set, Fold(services, a, Intersection).AsSet)),
        Changing("symmetric_difference_update", "self, other, /", static (services, set, a) => Replace(set, SymmetricDifference(Paid(services, a[0]), Collect(services, a[1])))),
        Changing("update", "self, *others", static (services, set, a) => Replace(set, Fold(services, a, Union).AsSet)),
    ]);

    private delegate Value Change(IRuntimeServices services, PySet set, ReadOnlySpan<Value> arguments);

    /// <summary>A method that changes the set: of a .NET set first a copy, then the set itself.</summary>
    private static BuiltinMethod Changing(string name, string parameters, Change change) => Mutator(name, parameters, (services, a) =>
    {
        PySet set = a[0].O as PySet ?? Paid(services, a[0]);
        Value result = change(services, set, a);
        Sets.WriteBack(a[0].O!, set);
        return result;
    });

    private static PySet Own(Value self) => Sets.TryOf(self, out PySet? set) ? set : throw PythonErrors.Type($"a set is required, not '{TypeNames.Of(self)}'");

    // For methods that go through the whole set, maybe more than once.
    private static PySet Paid(IRuntimeServices services, Value self)
    {
        PySet set = Own(self);
        services.Budget.ChargeItems(set.Count * 4L);
        return set;
    }

    /// <summary>Any items as a set.</summary>
    public static PySet Collect(IRuntimeServices services, Value items)
    {
        if (Sets.TryOf(items, out PySet? set))
        {
            services.Budget.ChargeItems(set.Count);
            return set;
        }

        PySet made = new();
        Value[] all = Iteration.ToArray(services, items);
        services.Budget.ChargeItems(all.Length * 3L);
        foreach (Value item in all) made.Add(item);
        return made;
    }

    /// <summary>Items as a set.</summary>
    public static PySet Of(ValueEnumerator items)
    {
        PySet made = new();
        while (items.MoveNext()) made.Add(items.Current);
        return made;
    }

    private static Value Fold(IRuntimeServices services, ReadOnlySpan<Value> arguments, Func<PySet, PySet, PySet> combine)
    {
        PySet result = Paid(services, arguments[0]).Copy();
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

    private static Value Add(IRuntimeServices services, PySet set, Value item)
    {
        services.Budget.CheckItems(set.Count + 1L);
        set.Add(item);
        return Value.None;
    }

    private static Value Replace(PySet set, PySet items)
    {
        set.Clear();
        for (int at = 0; items.Next(ref at, out Value item);) set.Add(item);
        return Value.None;
    }

    private static Value Discard(PySet set, Value item)
    {
        set.Remove(item);
        return Value.None;
    }

    private static Value Pop(PySet before, PySet set)
    {
        if (before.Count == 0) throw new OperationException("KeyError", "'pop from an empty set'");
        Value first = set.ToArray()[0];
        set.Remove(first);
        return first;
    }
}
