using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary>An expression of one other.</summary>
internal abstract class OneOperandNode(EvalNode operand) : EvalNode, IResumable
{
    public override Value Eval(Frame frame)
    {
        Value value = operand.Eval(frame);
        return value.IsPending ? frame.SuspendEval(this) : Apply(frame, value);
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) => Apply(frame, value);

    protected abstract Value Apply(Frame frame, Value value);
}

/// <summary>An expression of two others, the left one first.</summary>
internal abstract class TwoOperandsNode(EvalNode left, EvalNode right) : EvalNode, IResumable
{
    protected EvalNode Left => left;

    protected EvalNode Right => right;

    public override Value Eval(Frame frame)
    {
        Value first = left.Eval(frame);
        return WithLeft(frame, first);
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) =>
        stage == AtLeft ? WithLeft(frame, value) : Apply(frame, (Value)state!, value);

    protected abstract Value Apply(Frame frame, Value first, Value second);

    protected const int AtLeft = 0, AtRight = 1;

    /// <summary>Goes on with what came of the left operand.</summary>
    protected Value WithLeft(Frame frame, Value first)
    {
        if (first.IsPending)
            return frame.SuspendEval(this, AtLeft);
        Value second = right.Eval(frame);
        return second.IsPending ? frame.SuspendEval(this, AtRight, first) : Apply(frame, first, second);
    }
}

/// <summary>An expression of any number of others, in order.</summary>
internal abstract class ManyOperandsNode(EvalNode[] operands) : EvalNode, IResumable
{
    public override Value Eval(Frame frame) => From(frame, new Value[operands.Length], 0);

    public Value Resume(Frame frame, int stage, object? state, Value value)
    {
        Value[] values = (Value[])state!;
        values[stage] = value;
        return From(frame, values, stage + 1);
    }

    protected abstract Value Apply(Frame frame, Value[] values);

    private Value From(Frame frame, Value[] values, int first)
    {
        for (int i = first; i < operands.Length; i++)
        {
            Value value = operands[i].Eval(frame);
            if (value.IsPending)
                return frame.SuspendEval(this, i, values);
            values[i] = value;
        }

        return Apply(frame, values);
    }
}

/// <summary>A value whose items are asked for by code that cannot wait: what is on the right of <c>in</c>, or spread over arguments.</summary>
internal sealed class SettledNode(EvalNode operand) : OneOperandNode(operand)
{
    protected override Value Apply(Frame frame, Value value) => Settling.Of(frame, value);
}
