using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Filters;

/// <summary>The <c>groupby</c> filter.</summary>
internal static class GroupingFilters
{
    private static readonly string[] Names = ["grouper", "list"];

    /// <summary>Sorts by an attribute and puts together what is equal there; each group is a tuple <c>(grouper, list)</c>.</summary>
    public static Value GroupBy(IRuntimeServices services, ReadOnlySpan<Value> a)
    {
        bool ignoresCase = !Truth.IsTrue(a[3]);
        AttributePath keyPath = AttributePath.Of(a[1], ignoresCase, a[2]), namePath = AttributePath.Of(a[1], ignoresCase: false, a[2]);
        Value[] items = Iteration.ToArray(services, a[0]);
        Value[] keys = Array.ConvertAll(items, item => keyPath.Read(services, item));
        Value[] sorted = Sorting.Sort(services, items, keys, reverse: false);
        PyList groups = new();
        Value last = default;
        foreach (Value item in sorted)
        {
            Value key = keyPath.Read(services, item);
            if (groups.Count > 0 && Comparison.Same(last, key)) groups[^1].AsTuple[1].AsList.Add(item);
            else groups.Add(Group(ignoresCase ? namePath.Read(services, item) : key, item));
            last = key;
        }

        return Value.List(groups);
    }

    private static Value Group(Value key, Value first)
    {
        PyList members = new();
        members.Add(first);
        return Value.Tuple(new PyTuple([key, Value.List(members)], Names, "_GroupTuple") { PrintsPlain = true });
    }
}
