using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary>A built-in filter or test whose arguments are constants: they were put in the order of its parameters when the template was compiled.</summary>
/// <param name="filter">The filter.</param>
/// <param name="target">What it is applied to.</param>
/// <param name="bound">A value for each parameter; the first is overwritten by the target's.</param>
internal sealed class BoundFilterNode(NativeCallable filter, EvalNode target, Value[] bound) : EvalNode, IResumable
{
    /// <summary>Whether that many parameters fit.</summary>
    public static bool Fits(int parameters) => parameters is > 0 and <= BoundArguments.Count;

    public override Value Eval(Frame frame)
    {
        Value value = target.Eval(frame);
        return value.IsPending ? frame.SuspendEval(this, AtTarget) : Settle(frame, value);
    }

    public override bool Emit(Frame frame, bool escape)
    {
        if (filter.Emitter is null || frame.Output.IsForValues)
            return base.Emit(frame, escape);
        Value value = target.Eval(frame);
        if (value.IsPending)
        {
            frame.SuspendEval(this, AtTarget);
            return false;
        }

        if (frame.CanWait && (filter.Reader is not null || Settling.IsNeeded(value, filter.Appetite)))
            return Print(frame, Settle(frame, value), escape);
        BoundArguments room = default;
        Span<Value> values = Bind(ref room, value);
        return filter.Emitter(frame, values, frame.Output, escape) || Print(frame, frame.Ready(filter.InvokeBound(frame, values)), escape);
    }

    private static bool Print(Frame frame, Value value, bool escape)
    {
        if (!value.IsPending)
            frame.Output.Write(value, escape, frame.Budget);
        return !value.IsPending;
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) => stage == AtTarget ? Settle(frame, value) : Invoke(frame, value);

    private const int AtTarget = 0, AtSettling = 1;

    private Value Settle(Frame frame, Value value)
    {
        if (!frame.CanWait)
            return Invoke(frame, value);
        Value settled = Settling.Of(frame, value, filter.Appetite);
        return settled.IsPending ? frame.SuspendEval(this, AtSettling) : Invoke(frame, settled);
    }

    private Value Invoke(Frame frame, Value value)
    {
        if (frame.CanWait && filter.Reader is not null)
            return ReadingCall.Invoke(frame, filter, [value, .. bound.AsSpan(1)]);
        BoundArguments room = default;
        return frame.Ready(filter.InvokeBound(frame, Bind(ref room, value)));
    }

    private Span<Value> Bind([UnscopedRef] ref BoundArguments room, Value value)
    {
        Span<Value> values = room;
        values = values[..bound.Length];
        bound.CopyTo(values);
        values[0] = value;
        return values;
    }
}

/// <summary>Room on the stack for the arguments of a built-in.</summary>
[InlineArray(Count)]
internal struct BoundArguments
{
    public const int Count = 6;
    private Value _first;
}
