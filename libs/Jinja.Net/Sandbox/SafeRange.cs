using Jinja.Net.Builtins.Globals;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Sandbox;

/// <summary>The global <c>range</c> of a sandbox: not longer than a limit.</summary>
internal sealed class SafeRange(int longest) : Callable
{
    public override string Name => "safe_range";

    public override Value Invoke(IRuntimeServices services, in CallArguments arguments)
    {
        Value range = RangeGlobal.Make(services, arguments);
        if (((PyRange)range.O!).Count > longest)
            throw PythonErrors.Overflow($"Range too big. The sandbox blocks ranges larger than MAX_RANGE ({longest}).");
        return range;
    }
}
