using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Filters that order: by the values themselves or by attributes of them.</summary>
internal static class OrderingFilters
{
    public static Value Sort(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        AttributePath[] paths = AttributePath.Several(a[3], !Truth.IsTrue(a[2]));
        Value[] items = Iteration.ToArray(services, a[0]);
        Value[] keys = Array.ConvertAll(items, item => Key(services, paths, item));
        return Value.List(new PyList(Sorting.Sort(services, items, keys, Numbers.Index(a[1]) != 0)));
    }

    private static Value Key(IRuntimeServices services, AttributePath[] paths, Value item) =>
        Value.List(new PyList(Array.ConvertAll(paths, path => path.Read(services, item))));

    public static Value DictSort(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        int position = a[2] switch
        {
            { IsText: true, AsText: "key" } => 0,
            { IsText: true, AsText: "value" } => 1,
            _ => throw new FilterArgumentException("You can only sort by either \"key\" or \"value\""),
        };
        if (a[0].O is Undefined undefined) throw undefined.Fail();
        if (!MappingView.TryOf(a[0], out MappingView mapping)) throw NoMapping(services, a[0]);
        bool ignoresCase = !Truth.IsTrue(a[1]);
        services.Budget.ChargeItems(mapping.Count);
        Value[] items = [.. mapping.Pairs().Select(static pair => Value.Tuple(pair.Key, pair.Value))];
        Value[] keys = Array.ConvertAll(items, item => ignoresCase ? AttributePath.IgnoreCase(item.AsTuple[position]) : item.AsTuple[position]);
        return Value.List(new PyList(Sorting.Sort(services, items, keys, Numbers.Index(a[3]) != 0)));
    }

    // Python asks for the items of what it is given: an object may have something else under that name.
    private static OperationException NoMapping(IRuntimeServices services, Value target) =>
        services.Environment.GetAttribute(services, target, "items") is { IsUndefined: false } items && items.O is not Callable and not Delegate
            ? PythonErrors.Type($"'{TypeNames.Of(items)}' object is not callable")
            : PythonErrors.Attribute($"'{TypeNames.Of(target)}' object has no attribute 'items'");

    public static Value Max(IRuntimeServices services, ReadOnlySpan<Value> a) => Extreme(services, a, Comparison.Greater);

    public static Value Min(IRuntimeServices services, ReadOnlySpan<Value> a) => Extreme(services, a, Comparison.Less);

    private delegate bool Better(Value left, Value right);

    private static Value Extreme(IRuntimeServices services, ReadOnlySpan<Value> a, Better better)
    {
        AttributePath path = AttributePath.Of(a[2], !Truth.IsTrue(a[1]));
        ValueEnumerator items = Iteration.Of(a[0]);
        if (!items.MoveNext()) return SequenceFilters.Nothing(services, "No aggregated item, sequence was empty.");
        Value best = items.Current, bestKey = path.Read(services, best);
        while (items.MoveNext())
        {
            services.Budget.Step();
            Value key = path.Read(services, items.Current);
            if (better(key, bestKey)) (best, bestKey) = (items.Current, key);
        }

        return best;
    }
}
