using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>How a statement ended.</summary>
internal enum Flow : byte
{
    /// <summary>The next one goes on.</summary>
    Next,

    /// <summary>The next one goes on, but the output has enough to be sent first.</summary>
    Full,

    /// <summary>The innermost loop takes its next item.</summary>
    Continue,

    /// <summary>The innermost loop ends.</summary>
    Break,

    /// <summary>The statement has not ended: the render waits. Whoever sees this says how to go on (<see cref="Frame.SuspendRender"/>) and returns it.</summary>
    Suspended,
}

/// <summary>Flows as values, as the parts of a render hand them on when it goes on.</summary>
internal static class FlowValues
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value ToValue(this Flow flow) => flow == Flow.Suspended ? Value.Suspended : Value.Int((long)flow);

    public static Flow ToFlow(this Value value) => (Flow)value.N;
}
