using System.Runtime.CompilerServices;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary>An operator between two values.</summary>
internal class BinaryNode(BinaryOperator op, EvalNode left, EvalNode right) : TwoOperandsNode(left, right)
{
    protected sealed override Value Apply(Frame frame, Value first, Value second) =>
        frame.Ready(frame.Environment.Binary(frame, op, first, second));
}

/// <summary>A sign.</summary>
internal sealed class UnaryNode(UnaryOperator op, EvalNode operand) : OneOperandNode(operand)
{
    protected override Value Apply(Frame frame, Value value) => frame.Ready(frame.Environment.Unary(frame, op, value));
}

/// <summary><c>not</c></summary>
internal sealed class NotNode(EvalNode operand) : OneOperandNode(operand)
{
    protected override Value Apply(Frame frame, Value value) => Value.Bool(!Truth.IsTrue(value));
}

/// <summary><c>and</c>, <c>or</c></summary>
internal sealed class LogicalNode(bool isAnd, EvalNode left, EvalNode right) : EvalNode, IResumable
{
    public override Value Eval(Frame frame)
    {
        Value value = left.Eval(frame);
        if (value.IsPending)
            return frame.SuspendEval(this);
        return Truth.IsTrue(value) == isAnd ? right.Eval(frame) : value;
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) => Truth.IsTrue(value) == isAnd ? right.Eval(frame) : value;
}

/// <summary>A comparison of two values.</summary>
internal sealed class CompareNode(ComparisonOperator op, EvalNode left, EvalNode right) : TwoOperandsNode(left, right)
{
    public override Value Eval(Frame frame)
    {
        Value a = Left.Eval(frame);
        if (a.IsPending)
            return frame.SuspendEval(this, AtLeft);
        Value b = Right.Eval(frame);
        return b.IsPending ? frame.SuspendEval(this, AtRight, a) : Value.Bool(Comparison.Compare(frame, op, a, b));
    }

    protected override Value Apply(Frame frame, Value first, Value second) => Value.Bool(Comparison.Compare(frame, op, first, second));
}

/// <summary>Comparisons in a chain: each operand is evaluated once, and only while all hold.</summary>
internal sealed class CompareChainNode(EvalNode first, (ComparisonOperator Op, EvalNode Value)[] rest) : EvalNode, IResumable
{
    public override Value Eval(Frame frame)
    {
        Value left = first.Eval(frame);
        return left.IsPending ? frame.SuspendEval(this, AtFirst) : From(frame, left, 0);
    }

    public Value Resume(Frame frame, int stage, object? state, Value value)
    {
        if (stage == AtFirst)
            return From(frame, value, 0);
        return Comparison.Compare(frame, rest[stage].Op, (Value)state!, value) ? From(frame, value, stage + 1) : Value.False;
    }

    private const int AtFirst = -1;

    private Value From(Frame frame, Value left, int index)
    {
        for (int i = index; i < rest.Length; i++)
        {
            Value right = rest[i].Value.Eval(frame);
            if (right.IsPending)
                return frame.SuspendEval(this, i, left);
            if (!Comparison.Compare(frame, rest[i].Op, left, right))
                return Value.False;
            left = right;
        }

        return Value.True;
    }
}

/// <summary><c>a ~ b</c></summary>
/// <param name="items">What is joined.</param>
/// <param name="isPlain">Whether the whole is plain text, whatever is safe in it: the original has that where only the render knows whether to escape.</param>
internal sealed class ConcatNode(EvalNode[] items, bool isPlain) : ManyOperandsNode(items)
{
    // Of constants the original makes plain text, too.
    protected override Value Apply(Frame frame, Value[] values) => isPlain || frame.IsForConstants
        ? Value.Text(string.Concat(values.Select(value => Representation.Text(value, frame.Budget))))
        : Arithmetic.Concat(frame, values);
}

/// <summary><c>a if b else c</c>. Without <c>else</c> the value is undefined, of the plain kind whatever the environment's is.</summary>
internal sealed class ConditionalNode(EvalNode test, EvalNode then, EvalNode? otherwise, string hint) : EvalNode, IResumable
{
    public override Value Eval(Frame frame)
    {
        Value truth = test.Eval(frame);
        return truth.IsPending ? frame.SuspendEval(this) : Choose(frame, truth);
    }

    public Value Resume(Frame frame, int stage, object? state, Value value) => Choose(frame, value);

    private Value Choose(Frame frame, Value truth)
    {
        if (Truth.IsTrue(truth))
            return then.Eval(frame);
        return otherwise is null ? Value.Undefined(new Undefined(new UndefinedInfo { Hint = hint })) : otherwise.Eval(frame);
    }
}

/// <summary>Checks that the stack is deep enough for what is below; stands in expressions that are very deep.</summary>
internal sealed class DepthGuardNode(EvalNode inner) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw PythonErrors.Recursion("while evaluating an expression");
        return inner.Eval(frame);
    }
}
