using System.Collections.Frozen;
using Jinja.Net.Builtins.Filters;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins;

/// <summary>Which built-ins go through the items of their arguments at once. <c>map</c>, <c>select</c> and the like do not: they hand on what they cannot wait for.</summary>
internal static class Appetites
{
    private static readonly FrozenSet<string> Whole = FrozenSet.ToFrozenSet(
    [
        "do_dictsort", "do_format", "do_groupby", "do_join", "do_last", "do_length", "do_list", "do_max", "do_min", "do_pprint", "do_random", "do_reverse",
        "do_slice", "do_sort", "do_string", "do_sum", "do_tojson", "do_urlencode", "do_xmlattr", "test_in",
    ]);

    // The attributes that are asked of each item, by the arguments.
    private static readonly FrozenDictionary<string, Func<Value[], AttributePath[]>> Attributes = new Dictionary<string, Func<Value[], AttributePath[]>>
    {
        ["do_groupby"] = static a => [AttributePath.Of(a[1], fallback: a[2])],
        ["do_join"] = static a => [AttributePath.Of(a[2])],
        ["do_max"] = static a => [AttributePath.Of(a[2])],
        ["do_min"] = static a => [AttributePath.Of(a[2])],
        ["do_sort"] = static a => AttributePath.Several(a[3], ignoresCase: false),
        ["do_sum"] = static a => [AttributePath.Of(a[1])],
    }.ToFrozenDictionary();

    /// <summary>Reads ahead the attributes that a built-in asks its items for; null if it asks for none.</summary>
    public static NativeReader? ReaderOf(string builtin) =>
        Attributes.TryGetValue(builtin, out Func<Value[], AttributePath[]>? paths) ? (frame, bound) => AttributePath.ReadAhead(frame, bound, paths(bound)) : null;

    public static Appetite Of(string builtin) => builtin == "do_first" ? Appetite.First : Whole.Contains(builtin) ? Appetite.All : Appetite.None;
}
