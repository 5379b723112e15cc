using System.Collections.Frozen;
using Jinja.Net.Runtime;

namespace Jinja.Net.Builtins;

/// <summary>Which built-ins go through the items of their arguments at once. <c>map</c>, <c>select</c> and the like do not: they hand on what they cannot wait for.</summary>
internal static class Appetites
{
    private static readonly FrozenSet<string> Whole = FrozenSet.ToFrozenSet(
    [
        "do_dictsort", "do_format", "do_groupby", "do_join", "do_last", "do_length", "do_list", "do_max", "do_min", "do_pprint", "do_random", "do_reverse",
        "do_slice", "do_sort", "do_string", "do_sum", "do_tojson", "do_urlencode", "do_xmlattr", "test_in",
    ]);

    public static Appetite Of(string builtin) => builtin == "do_first" ? Appetite.First : Whole.Contains(builtin) ? Appetite.All : Appetite.None;
}
