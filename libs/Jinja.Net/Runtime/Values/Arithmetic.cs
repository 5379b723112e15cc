using System.Numerics;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>Python's arithmetic: integers of any size, floor division, text and list operators, and its errors.</summary>
internal static partial class Arithmetic
{
    public static Value Binary(RenderBudget budget, BinaryOperator op, Value left, Value right) => op switch
    {
        BinaryOperator.Add => Add(budget, left, right),
        BinaryOperator.Subtract => Subtract(budget, left, right),
        BinaryOperator.Multiply => Multiply(budget, left, right),
        BinaryOperator.Divide => Divide(budget, left, right),
        BinaryOperator.FloorDivide => FloorDivide(budget, left, right),
        BinaryOperator.Modulo => Modulo(budget, left, right),
        _ => Power(budget, left, right),
    };

    public static Value Unary(RenderBudget budget, UnaryOperator op, Value operand) =>
        op == UnaryOperator.Negate ? Negate(budget, operand) : Plus(operand);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Add(RenderBudget budget, Value left, Value right)
    {
        if (left.IsInt && right.IsInt)
        {
            long sum = unchecked(left.N + right.N);
            if (((left.N ^ sum) & (right.N ^ sum)) >= 0) return Value.Int(sum);
        }

        return AddSlow(budget, left, right);
    }

    private static Value AddSlow(RenderBudget budget, Value left, Value right)
    {
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right)) return OfNumbers(budget, BinaryOperator.Add, left, right);
        if (left.IsText && right.IsText) return Collections.JoinTexts(budget, left, right);
        return Collections.TryAdd(budget, left, right, out Value sum) ? sum : throw Refuse("+", left, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Subtract(RenderBudget budget, Value left, Value right)
    {
        if (left.IsInt && right.IsInt)
        {
            long difference = unchecked(left.N - right.N);
            if (((left.N ^ right.N) & (left.N ^ difference)) >= 0) return Value.Int(difference);
        }

        return SubtractSlow(budget, left, right);
    }

    private static Value SubtractSlow(RenderBudget budget, Value left, Value right)
    {
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right)) return OfNumbers(budget, BinaryOperator.Subtract, left, right);
        return Collections.TrySubtract(left, right, out Value difference) ? difference : throw Refuse("-", left, right);
    }

    public static Value Multiply(RenderBudget budget, Value left, Value right)
    {
        if (left.IsInt && right.IsInt)
        {
            long high = Math.BigMul(left.N, right.N, out long low);
            if (high == low >> 63) return Value.Int(low);
        }

        if (Numbers.IsNumber(left) && Numbers.IsNumber(right)) return OfNumbers(budget, BinaryOperator.Multiply, left, right);
        if (left.IsMarkup && right.IsUndefined) throw PythonErrors.Type("'Undefined' object cannot be interpreted as an integer");
        return Collections.TryRepeat(budget, left, right, out Value product) ? product : throw Refuse("*", left, right);
    }

    public static Value Divide(RenderBudget budget, Value left, Value right) =>
        Numbers.IsNumber(left) && Numbers.IsNumber(right) ? OfNumbers(budget, BinaryOperator.Divide, left, right)
        : DateValues.TryDivide(left, right, out Value quotient) ? quotient
        : throw Refuse("/", left, right);

    public static Value FloorDivide(RenderBudget budget, Value left, Value right) =>
        Numbers.IsNumber(left) && Numbers.IsNumber(right) ? OfNumbers(budget, BinaryOperator.FloorDivide, left, right)
        : DateValues.TryFloorDivide(left, right, out Value quotient) ? quotient
        : throw Refuse("//", left, right);

    public static Value Power(RenderBudget budget, Value left, Value right) =>
        Numbers.IsNumber(left) && Numbers.IsNumber(right) ? OfNumbers(budget, BinaryOperator.Power, left, right) : throw Refuse("** or pow()", left, right);

    public static Value Negate(RenderBudget budget, Value operand) => operand.Kind switch
    {
        ValueKind.Int when operand.N != long.MinValue => Value.Int(-operand.N),
        ValueKind.Int or ValueKind.BigInt => Value.Integer(-Numbers.Big(operand)),
        ValueKind.Bool => Value.Int(-operand.N),
        ValueKind.Double => Value.Double(-operand.AsDouble),
        ValueKind.Single => Value.Single(-operand.AsSingle),
        ValueKind.Decimal => Value.Decimal(-operand.AsDecimal),
        ValueKind.Object when operand.O is TimeSpan span => Value.From(-span),
        _ => throw RefuseUnary("-", operand),
    };

    public static Value Plus(Value operand) => operand.Kind switch
    {
        ValueKind.Bool => Value.Int(operand.N),
        ValueKind.Int or ValueKind.BigInt or ValueKind.Double or ValueKind.Single or ValueKind.Decimal => operand,
        ValueKind.Object when operand.O is TimeSpan => operand,
        _ => throw RefuseUnary("+", operand),
    };

    private static Exception RefuseUnary(string sign, Value operand) => operand.O is Undefined undefined
        ? undefined.Fail()
        : PythonErrors.Type($"bad operand type for unary {sign}: '{TypeNames.Of(operand)}'");

    private static Exception Refuse(string op, Value left, Value right)
    {
        if (left.O is Undefined undefined) return undefined.Fail();
        if (right.O is Undefined other) return other.Fail();
        if (op == "+" && left.IsText) return PythonErrors.Type($"can only concatenate str (not \"{TypeNames.Of(right)}\") to str");
        if (op == "+" && TypeNames.Of(left) == "list") return PythonErrors.Type($"can only concatenate list (not \"{TypeNames.Of(right)}\") to list");
        if (op == "+" && TypeNames.Of(left) == "tuple") return PythonErrors.Type($"can only concatenate tuple (not \"{TypeNames.Of(right)}\") to tuple");
        if (op == "*" && Collections.IsRepeatable(left)) return PythonErrors.Type($"can't multiply sequence by non-int of type '{TypeNames.Of(right)}'");
        if (op == "*" && Collections.IsRepeatable(right)) return PythonErrors.Type($"can't multiply sequence by non-int of type '{TypeNames.Of(left)}'");
        return PythonErrors.Unsupported(op, left, right);
    }
}
