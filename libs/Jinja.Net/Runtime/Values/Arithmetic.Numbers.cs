using System.Numerics;

namespace Jinja.Net.Runtime.Values;

/// <summary>Operators between numbers, by the wider of their kinds.</summary>
internal static partial class Arithmetic
{
    private static Value OfNumbers(RenderBudget budget, BinaryOperator op, Value left, Value right)
    {
        if (Numbers.IsInteger(left) && Numbers.IsInteger(right)) return OfIntegers(budget, op, left, right);
        if (Numbers.IsFloat(left) || Numbers.IsFloat(right)) return OfFloats(op, Numbers.ToDouble(left), Numbers.ToDouble(right));
        return OfDecimals(budget, op, left, right);
    }

    // ---- integers ----

    private static Value OfIntegers(RenderBudget budget, BinaryOperator op, Value left, Value right)
    {
        switch (op)
        {
            case BinaryOperator.Add:
                return Grown(budget, left, right, Numbers.Big(left) + Numbers.Big(right));
            case BinaryOperator.Subtract:
                return Grown(budget, left, right, Numbers.Big(left) - Numbers.Big(right));
            case BinaryOperator.Multiply:
                budget.ChargeBits(Bits(left) + Bits(right));
                return Value.Integer(Numbers.Big(left) * Numbers.Big(right));
            case BinaryOperator.Divide:
                return DivideIntegers(left, right);
            case BinaryOperator.FloorDivide:
                return FloorDivideIntegers(budget, left, right);
            case BinaryOperator.Modulo:
                return RemainderOfIntegers(budget, left, right);
            default:
                return PowerOfIntegers(budget, left, right);
        }
    }

    private static long Bits(Value value) => value.Kind == ValueKind.BigInt ? value.AsBigInt.GetBitLength() : 64 - BitOperations.LeadingZeroCount((ulong)Math.Abs(Math.Max(value.N, -long.MaxValue)));

    private static Value Grown(RenderBudget budget, Value left, Value right, BigInteger result)
    {
        if (left.Kind == ValueKind.BigInt || right.Kind == ValueKind.BigInt) budget.ChargeBits(result.GetBitLength());
        return Value.Integer(result);
    }

    private static Value DivideIntegers(Value left, Value right)
    {
        BigInteger divisor = Numbers.Big(right);
        if (divisor.IsZero) throw PythonErrors.ZeroDivision("division by zero");
        if (left.Kind != ValueKind.BigInt && right.Kind != ValueKind.BigInt && Math.Abs(left.N / 2) < 1L << 51 && Math.Abs(right.N / 2) < 1L << 51)
            return Value.Double((double)left.N / right.N);
        double quotient = Ratio(Numbers.Big(left), divisor);
        return double.IsInfinity(quotient) ? throw PythonErrors.Overflow("integer division result too large for a float") : Value.Double(quotient);
    }

    /// <summary>The nearest float to a fraction of integers, ties to even.</summary>
    private static double Ratio(BigInteger numerator, BigInteger denominator)
    {
        bool negative = numerator.Sign * denominator.Sign < 0;
        BigInteger top = BigInteger.Abs(numerator), bottom = BigInteger.Abs(denominator);
        if (top.IsZero) return 0;

        int shift = (int)Math.Clamp(bottom.GetBitLength() - top.GetBitLength() + 66, -2_000_000, 2_000_000);
        if (shift > 0) top <<= shift;
        else bottom <<= -shift;
        BigInteger whole = BigInteger.DivRem(top, bottom, out BigInteger rest);
        if (!rest.IsZero) whole |= BigInteger.One;
        double result = Scale(whole, -shift);
        return negative ? -result : result;
    }

    private static double Scale(BigInteger mantissa, int exponent)
    {
        long bits = mantissa.GetBitLength();
        long keep = Math.Min(53, bits + exponent + 1074);
        if (keep <= 0 && bits + exponent < -1075) return 0;
        int drop = (int)(bits - Math.Max(keep, 0));
        BigInteger kept = mantissa >> drop;
        BigInteger rest = mantissa - (kept << drop), half = drop > 0 ? BigInteger.One << (drop - 1) : BigInteger.Zero;
        if (drop > 0 && (rest > half || (rest == half && !kept.IsEven))) kept += 1;
        return Math.ScaleB((double)kept, exponent + drop);
    }

    private static Value FloorDivideIntegers(RenderBudget budget, Value left, Value right)
    {
        if (left.Kind != ValueKind.BigInt && right.Kind != ValueKind.BigInt)
        {
            if (right.N == 0) throw PythonErrors.ZeroDivision("integer division or modulo by zero");
            if (right.N == -1) return Negate(budget, left);
            long quotient = left.N / right.N;
            return Value.Int(left.N % right.N != 0 && (left.N < 0) != (right.N < 0) ? quotient - 1 : quotient);
        }

        return Value.Integer(Floor(budget, left, right, out _));
    }

    private static Value RemainderOfIntegers(RenderBudget budget, Value left, Value right)
    {
        if (left.Kind != ValueKind.BigInt && right.Kind != ValueKind.BigInt)
        {
            if (right.N == 0) throw PythonErrors.ZeroDivision("integer modulo by zero");
            if (right.N == -1) return Value.Int(0);
            long rest = left.N % right.N;
            return Value.Int(rest != 0 && (rest < 0) != (right.N < 0) ? rest + right.N : rest);
        }

        Floor(budget, left, right, out BigInteger remainder);
        return Value.Integer(remainder);
    }

    private static BigInteger Floor(RenderBudget budget, Value left, Value right, out BigInteger remainder)
    {
        BigInteger divisor = Numbers.Big(right);
        if (divisor.IsZero) throw PythonErrors.ZeroDivision("integer division or modulo by zero");
        budget.Charge(1 + (Bits(left) * Bits(right) >> 16));
        BigInteger quotient = BigInteger.DivRem(Numbers.Big(left), divisor, out remainder);
        if (remainder.IsZero || remainder.Sign == divisor.Sign) return quotient;
        remainder += divisor;
        return quotient - 1;
    }

    private static Value PowerOfIntegers(RenderBudget budget, Value left, Value right)
    {
        if (Numbers.Big(right).Sign < 0) return PowerOfFloats(Numbers.ToDouble(left), Numbers.ToDouble(right));
        BigInteger number = Numbers.Big(left);
        if (number.IsZero || number.IsOne || right.N == 0 && right.Kind != ValueKind.BigInt)
            return Value.Integer(Numbers.Big(right).IsZero ? BigInteger.One : number);
        if (number == BigInteger.MinusOne) return Value.Int(Numbers.Big(right).IsEven ? 1 : -1);
        if (right.Kind == ValueKind.BigInt) budget.ChargeBits(long.MaxValue);
        double bits = (Bits(left) - 1) * (double)right.N;
        budget.ChargeBits(bits > long.MaxValue / 2 ? long.MaxValue : (long)bits);
        budget.Charge((long)(bits * Math.Sqrt(bits)) >> 16);
        return Value.Integer(BigInteger.Pow(number, (int)right.N));
    }

    // ---- floats ----

    private static Value OfFloats(BinaryOperator op, double left, double right) => op switch
    {
        BinaryOperator.Add => Value.Double(left + right),
        BinaryOperator.Subtract => Value.Double(left - right),
        BinaryOperator.Multiply => Value.Double(left * right),
        BinaryOperator.Divide => right == 0 ? throw PythonErrors.ZeroDivision("float division by zero") : Value.Double(left / right),
        BinaryOperator.FloorDivide => right == 0 ? throw PythonErrors.ZeroDivision("float floor division by zero") : Value.Double(FloorQuotient(left, right)),
        BinaryOperator.Modulo => right == 0 ? throw PythonErrors.ZeroDivision("float modulo") : Value.Double(FloorRemainder(left, right)),
        _ => PowerOfFloats(left, right),
    };

    private static double FloorRemainder(double left, double right)
    {
        double rest = left % right;
        if (rest != 0) return (right < 0) != (rest < 0) ? rest + right : rest;
        return Math.CopySign(0, right);
    }

    private static double FloorQuotient(double left, double right)
    {
        double rest = left % right;
        double quotient = (left - rest) / right;
        if (rest != 0 && (right < 0) != (rest < 0)) quotient -= 1;
        if (quotient == 0) return Math.CopySign(0, left / right);
        double floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static Value PowerOfFloats(double left, double right)
    {
        if (left == 0 && right < 0) throw PythonErrors.ZeroDivision("0.0 cannot be raised to a negative power");
        if (left < 0 && double.IsFinite(left) && double.IsFinite(right) && Math.Floor(right) != right)
            throw PythonErrors.Value("a negative number to a fractional power is complex; templates have no complex numbers");
        if (left == 1 || right == 0) return Value.Double(1);
        double result = Math.Pow(left, right);
        if (double.IsInfinity(result) && double.IsFinite(left) && double.IsFinite(right)) throw PythonErrors.Overflow("(34, 'Numerical result out of range')");
        return Value.Double(result);
    }

    // ---- decimals ----

    private static Value OfDecimals(RenderBudget budget, BinaryOperator op, Value left, Value right)
    {
        try
        {
            return OfDecimals(budget, op, ToDecimal(left), ToDecimal(right));
        }
        catch (OverflowException)
        {
            throw PythonErrors.Overflow("the result is too large for a decimal");
        }
    }

    private static decimal ToDecimal(Value value) => value.Kind == ValueKind.Decimal ? value.AsDecimal : (decimal)Numbers.Big(value);

    private static Value OfDecimals(RenderBudget budget, BinaryOperator op, decimal left, decimal right) => op switch
    {
        BinaryOperator.Add => Value.Decimal(left + right),
        BinaryOperator.Subtract => Value.Decimal(left - right),
        BinaryOperator.Multiply => Value.Decimal(left * right),
        BinaryOperator.Divide => right == 0 ? throw PythonErrors.ZeroDivision("decimal division by zero") : Value.Decimal(left / right),
        BinaryOperator.FloorDivide => right == 0 ? throw PythonErrors.ZeroDivision("decimal division by zero") : Value.Decimal(decimal.Truncate(left / right)),
        BinaryOperator.Modulo => right == 0 ? throw PythonErrors.ZeroDivision("decimal modulo by zero") : Value.Decimal(left % right),
        _ => Value.Double(Math.Pow((double)left, (double)right)),
    };
}
