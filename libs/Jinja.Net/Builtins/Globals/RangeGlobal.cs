using System.Numerics;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Builtins.Globals;

/// <summary>The global <c>range</c>.</summary>
internal static class RangeGlobal
{
    public static Value Make(IRuntimeServices services, in CallArguments arguments)
    {
        if (!arguments.Names.IsEmpty) throw PythonErrors.Type("range() takes no keyword arguments");
        ReadOnlySpan<Value> a = arguments.Values;
        if (a.Length is 0 or > 3) throw PythonErrors.Type(a.Length == 0 ? "range expected at least 1 argument, got 0" : $"range expected at most 3 arguments, got {a.Length}");
        long start = a.Length > 1 ? Bound(a[0]) : 0, stop = Bound(a[a.Length > 1 ? 1 : 0]), step = a.Length > 2 ? Bound(a[2]) : 1;
        if (step == 0) throw PythonErrors.Value("range() arg 3 must not be zero");
        return Value.Object(new PyRange(start, stop, step));
    }

    private static long Bound(Value value)
    {
        if (!Numbers.IsInteger(value)) throw PythonErrors.NotAnInteger(value);
        return value.Kind == ValueKind.BigInt ? (long)BigInteger.Clamp(value.AsBigInt, long.MinValue / 4, long.MaxValue / 4) : Math.Clamp(value.N, long.MinValue / 4, long.MaxValue / 4);
    }
}
