using System.Runtime.CompilerServices;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary>A built-in filter or test whose arguments are constants: they were put in the order of its parameters when the template was compiled.</summary>
/// <param name="filter">The filter.</param>
/// <param name="target">What it is applied to.</param>
/// <param name="bound">A value for each parameter; the first is overwritten by the target's.</param>
internal sealed class BoundFilterNode(NativeCallable filter, EvalNode target, Value[] bound) : EvalNode
{
    /// <summary>Whether that many parameters fit.</summary>
    public static bool Fits(int parameters) => parameters is > 0 and <= BoundArguments.Count;

    public override Value Eval(Frame frame)
    {
        BoundArguments room = default;
        Span<Value> values = room;
        values = values[..bound.Length];
        bound.CopyTo(values);
        values[0] = target.Eval(frame);
        return Awaiting.Ready(filter.InvokeBound(frame, values));
    }

    public override void Emit(Frame frame, bool escape)
    {
        if (filter.Emitter is null || frame.Output.IsForValues)
        {
            base.Emit(frame, escape);
            return;
        }

        BoundArguments room = default;
        Span<Value> values = room;
        values = values[..bound.Length];
        bound.CopyTo(values);
        values[0] = target.Eval(frame);
        if (!filter.Emitter(frame, values, frame.Output, escape))
            frame.Output.Write(Awaiting.Ready(filter.InvokeBound(frame, values)), escape, frame.Budget);
    }
}

/// <summary>Room on the stack for the arguments of a built-in.</summary>
[InlineArray(Count)]
internal struct BoundArguments
{
    public const int Count = 6;
    private Value _first;
}
