using System.Runtime.CompilerServices;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Compilation.Expressions;

/// <summary>An operator between two values.</summary>
/// <param name="op">The operator.</param>
/// <param name="left">Its left operand.</param>
/// <param name="right">Its right operand.</param>
/// <param name="asks">Whether the environment is asked even about small integers, as a sandbox is.</param>
internal sealed class BinaryNode(BinaryOperator op, EvalNode left, EvalNode right, bool asks) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value a = left.Eval(frame);
        Value b = right.Eval(frame);
        if (a.IsInt && b.IsInt && !asks && TryInteger(a.AsInt, b.AsInt, out long result))
            return Value.Int(result);
        return frame.Environment.Binary(frame, op, a, b);
    }

    private bool TryInteger(long a, long b, out long result)
    {
        switch (op)
        {
            case BinaryOperator.Add:
                result = unchecked(a + b);
                return ((a ^ result) & (b ^ result)) >= 0;
            case BinaryOperator.Subtract:
                result = unchecked(a - b);
                return ((a ^ b) & (a ^ result)) >= 0;
            case BinaryOperator.Multiply:
                return Math.BigMul(a, b, out result) == result >> 63;
            case BinaryOperator.Modulo when b > 0:
                result = a % b;
                result += result < 0 ? b : 0;
                return true;
            default:
                result = 0;
                return false;
        }
    }
}

/// <summary>A sign.</summary>
internal sealed class UnaryNode(UnaryOperator op, EvalNode operand) : EvalNode
{
    public override Value Eval(Frame frame) => frame.Environment.Unary(frame, op, operand.Eval(frame));
}

/// <summary><c>not</c></summary>
internal sealed class NotNode(EvalNode operand) : EvalNode
{
    public override Value Eval(Frame frame) => Value.Bool(!Truth.IsTrue(operand.Eval(frame)));
}

/// <summary><c>and</c>, <c>or</c></summary>
internal sealed class LogicalNode(bool isAnd, EvalNode left, EvalNode right) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value value = left.Eval(frame);
        return Truth.IsTrue(value) == isAnd ? right.Eval(frame) : value;
    }
}

/// <summary>A comparison of two values.</summary>
internal sealed class CompareNode(ComparisonOperator op, EvalNode left, EvalNode right) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value a = left.Eval(frame);
        Value b = right.Eval(frame);
        return Value.Bool(Comparison.Compare(frame, op, a, b));
    }
}

/// <summary>Comparisons in a chain: each operand is evaluated once, and only while all hold.</summary>
internal sealed class CompareChainNode(EvalNode first, (ComparisonOperator Op, EvalNode Value)[] rest) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value left = first.Eval(frame);
        foreach ((ComparisonOperator op, EvalNode operand) in rest)
        {
            Value right = operand.Eval(frame);
            if (!Comparison.Compare(frame, op, left, right))
                return Value.False;
            left = right;
        }

        return Value.True;
    }
}

/// <summary><c>a ~ b</c></summary>
internal sealed class ConcatNode(EvalNode[] items) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        Value[] values = new Value[items.Length];
        for (int i = 0; i < items.Length; i++)
            values[i] = items[i].Eval(frame);
        return Arithmetic.Concat(frame, values);
    }
}

/// <summary><c>a if b else c</c>. Without <c>else</c> the value is undefined, of the plain kind whatever the environment's is.</summary>
internal sealed class ConditionalNode(EvalNode test, EvalNode then, EvalNode? otherwise, string hint) : EvalNode
{
    public override Value Eval(Frame frame)
    {
        if (Truth.IsTrue(test.Eval(frame)))
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
