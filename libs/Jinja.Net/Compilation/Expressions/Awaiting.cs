using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary>Keeps tasks that have not finished out of a render.</summary>
internal static class Awaiting
{
    /// <summary>The value, if it is not a task that is still running.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Ready(in Value value) => value.IsPending ? throw Unfinished() : value;

    private static TemplateRuntimeException Unfinished() =>
        new("the template uses the result of a task that has not finished; await the task before the template is rendered");
}
