using System.Collections.Frozen;
using static Jinja.Net.Runtime.Values.Methods;

namespace Jinja.Net.Runtime.Values;

/// <summary>The methods of lists, tuples and ranges.</summary>
internal static class ListMethods
{
    public static readonly FrozenDictionary<string, BuiltinMethod> Table = Build(
        Mutator("append", "self, item, /", static (services, a) => Insert(services, a[0], int.MaxValue, a[1])),
        Mutator("clear", "self, /", static (_, a) => Change(a[0], [])),
        Method("copy", "self, /", static (services, a) => Value.List(Iteration.ToList(services, a[0]))),
        Method("count", "self, item, /", static (services, a) => Count(services, a[0], a[1])),
        Mutator("extend", "self, items, /", static (services, a) => Extend(services, a[0], a[1])),
        Method("index", "self, item, start=?, stop=?, /", Index),
        Mutator("insert", "self, index, item, /", static (services, a) => Insert(services, a[0], Numbers.Index(a[1]), a[2])),
        Mutator("pop", "self, index=-1, /", static (_, a) => Pop(a[0], Numbers.Index(a[1]))),
        Mutator("remove", "self, item, /", static (services, a) => Remove(services, a[0], a[1])),
        Mutator("reverse", "self, /", static (services, a) => Reverse(services, a[0])),
        Mutator("sort", "self, *, key=none, reverse=false", Sort));

    public static readonly FrozenDictionary<string, BuiltinMethod> TupleTable = Build(
        Method("count", "self, item, /", static (services, a) => Count(services, a[0], a[1])),
        Method("index", "self, item, start=?, stop=?, /", Index));

    public static readonly FrozenDictionary<string, BuiltinMethod> RangeTable = Build(
        Property("start", static self => Value.Int(((PyRange)self.O!).Start)),
        Property("stop", static self => Value.Int(((PyRange)self.O!).Stop)),
        Property("step", static self => Value.Int(((PyRange)self.O!).Step)),
        Method("count", "self, item, /", static (_, a) => Value.Int(((PyRange)a[0].O!).Contains(a[1]) ? 1 : 0)),
        Method("index", "self, item, /", static (_, a) => RangeIndex((PyRange)a[0].O!, a[1])));

    private static SequenceView View(Value self) =>
        SequenceView.TryOf(self, out SequenceView view) ? view : throw PythonErrors.Type($"a list is required, not '{TypeNames.Of(self)}'");

    private static Value Change(Value self, ReadOnlySpan<Value> items)
    {
        View(self).Replace(items);
        return Value.None;
    }

    private static Value Insert(IRuntimeServices services, Value self, int index, Value item)
    {
        SequenceView view = View(self);
        services.Budget.CheckItems(view.Count + 1L);
        view.Insert(Math.Clamp(index < 0 ? index + view.Count : index, 0, view.Count), item);
        return Value.None;
    }

    private static Value Extend(IRuntimeServices services, Value self, Value items)
    {
        Value[] more = Iteration.ToArray(services, items);
        SequenceView view = View(self);
        services.Budget.CheckItems((long)view.Count + more.Length);
        if (self.O is PyList own) own.AddRange(more);
        else foreach (Value item in more) view.Insert(view.Count, item);
        return Value.None;
    }

    private static Value Count(IRuntimeServices services, Value self, Value item)
    {
        SequenceView view = View(self);
        services.Budget.Charge(view.Count);
        int found = 0;
        for (int i = 0; i < view.Count; i++)
            if (Comparison.Same(view[i], item)) found++;
        return Value.Int(found);
    }

    private static Value Index(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        SequenceView view = View(a[0]);
        services.Budget.Charge(view.Count);
        SliceRange range = SliceRange.Of(view.Count, a[2], a[3], default);
        for (long i = range.Start; i < range.Stop; i++)
            if (Comparison.Same(view[(int)i], a[1])) return Value.Int(i);
        throw PythonErrors.Value(view.IsTuple ? "tuple.index(x): x not in tuple" : $"{Representation.Repr(a[1], services.Budget)} is not in list");
    }

    private static Value Pop(Value self, int index)
    {
        SequenceView view = View(self);
        if (view.Count == 0) throw PythonErrors.Index("pop from empty list");
        if (index < 0) index += view.Count;
        if ((uint)index >= (uint)view.Count) throw PythonErrors.Index("pop index out of range");
        Value item = view[index];
        view.RemoveAt(index);
        return item;
    }

    private static Value Remove(IRuntimeServices services, Value self, Value item)
    {
        SequenceView view = View(self);
        services.Budget.Charge(view.Count);
        for (int i = 0; i < view.Count; i++)
        {
            if (!Comparison.Same(view[i], item)) continue;
            view.RemoveAt(i);
            return Value.None;
        }

        throw PythonErrors.Value("list.remove(x): x not in list");
    }

    private static Value Reverse(IRuntimeServices services, Value self)
    {
        Value[] items = Iteration.ToArray(services, self);
        Array.Reverse(items);
        return Change(self, items);
    }

    private static Value Sort(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        Value[] items = Iteration.ToArray(services, a[0]);
        Value key = a[1];
        Value[] keys = key.IsNone ? items : Array.ConvertAll(items, item => services.Environment.Call(services, key, new CallArguments([item])));
        return Change(a[0], Sorting.Sort(services, items, keys, Numbers.Index(a[2]) != 0));
    }

    private static Value RangeIndex(PyRange range, Value item) => range.Contains(item)
        ? Value.Int(((Numbers.IsFloat(item) ? (long)Numbers.Float(item) : item.N) - range.Start) / range.Step)
        : throw PythonErrors.Value($"{Representation.Repr(item)} is not in range");
}
