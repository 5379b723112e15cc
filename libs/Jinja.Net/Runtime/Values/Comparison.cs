using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Jinja.Net.Runtime.Values;

/// <summary>Python's equality, order and membership.</summary>
internal static partial class Comparison
{
    private const int DeepestNesting = 900;

    /// <summary>Whether both are the same object, or equal: what containers look for.</summary>
    public static bool Same(Value left, Value right) => left.Is(right) || Equal(left, right);

    /// <exception cref="UndefinedException">A side is a strict undefined.</exception>
    /// <exception cref="OperationException">The values are nested too deeply.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Equal(Value left, Value right) =>
        left.IsInt && right.IsInt ? left.N == right.N : Equal(left, right, 0);

    private static bool Equal(Value left, Value right, int depth)
    {
        if (left.IsText && right.IsText) return string.Equals(left.AsText, right.AsText, StringComparison.Ordinal);
        if (left.IsUndefined || right.IsUndefined) return EqualUndefined(left, right);
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right)) return EqualNumbers(left, right);
        if (left.IsNone || right.IsNone) return left.IsNone && right.IsNone;
        Guard(depth);
        return EqualObjects(left, right, depth + 1);
    }

    private static bool EqualUndefined(Value left, Value right)
    {
        if (left.O is Undefined { IsStrict: true } strict) throw strict.Fail();
        if (right.O is Undefined { IsStrict: true } other) throw other.Fail();
        return left.O is Undefined a && right.O is Undefined b && a.GetType() == b.GetType();
    }

    private static bool EqualNumbers(Value left, Value right)
    {
        if (Numbers.IsInteger(left) && Numbers.IsInteger(right))
            return left.Kind == ValueKind.BigInt || right.Kind == ValueKind.BigInt ? Numbers.Big(left) == Numbers.Big(right) : left.N == right.N;
        if (Numbers.IsFloat(left) && Numbers.IsFloat(right)) return Numbers.Float(left) == Numbers.Float(right);
        return CompareNumbers(left, right) == 0;
    }

    /// <summary>-1, 0, 1, or 2 when one is not a number.</summary>
    private static int CompareNumbers(Value left, Value right)
    {
        if (Numbers.IsFloat(left)) return Numbers.IsFloat(right) ? CompareFloats(Numbers.Float(left), Numbers.Float(right)) : -CompareExact(right, Numbers.Float(left));
        if (Numbers.IsFloat(right)) return CompareExact(left, Numbers.Float(right));
        if (left.Kind == ValueKind.Decimal || right.Kind == ValueKind.Decimal) return CompareDecimals(left, right);
        if (left.Kind == ValueKind.BigInt || right.Kind == ValueKind.BigInt) return Numbers.Big(left).CompareTo(Numbers.Big(right));
        return left.N.CompareTo(right.N);
    }

    private const int NoOrderAmongNumbers = 2;

    private static int CompareFloats(double left, double right) =>
        left < right ? -1 : left > right ? 1 : left == right ? 0 : NoOrderAmongNumbers;

    /// <summary>An integer or decimal against a float, without rounding either.</summary>
    private static int CompareExact(Value exact, double number)
    {
        if (double.IsNaN(number)) return NoOrderAmongNumbers;
        if (double.IsInfinity(number)) return number > 0 ? -1 : 1;
        if (exact.Kind == ValueKind.Decimal)
            return Math.Abs(number) < 7e27 ? exact.AsDecimal.CompareTo((decimal)number) : number > 0 ? -1 : 1;
        if (exact.Kind != ValueKind.BigInt && Math.Abs(exact.N) <= 1L << 52) return ((double)exact.N).CompareTo(number);
        double whole = Math.Floor(number);
        int order = Numbers.Big(exact).CompareTo(new BigInteger(whole));
        return order == 0 && number != whole ? -1 : order;
    }

    private static int CompareDecimals(Value left, Value right)
    {
        if (left.Kind == ValueKind.Decimal && right.Kind == ValueKind.Decimal) return left.AsDecimal.CompareTo(right.AsDecimal);
        return left.Kind == ValueKind.Decimal ? CompareDecimal(left.AsDecimal, Numbers.Big(right)) : -CompareDecimal(right.AsDecimal, Numbers.Big(left));
    }

    private static int CompareDecimal(decimal left, BigInteger right)
    {
        int order = new BigInteger(decimal.Floor(left)).CompareTo(right);
        return order == 0 && left != decimal.Floor(left) ? 1 : order;
    }

    private static bool EqualObjects(Value left, Value right, int depth)
    {
        if (ReferenceEquals(left.O, right.O)) return true;
        if (left.O is byte[] a && right.O is byte[] b) return a.AsSpan().SequenceEqual(b);
        if (SequenceView.TryOf(left, out SequenceView first))
            return SequenceView.TryOf(right, out SequenceView second) && first.IsTuple == second.IsTuple && EqualSequences(first, second, depth);
        if (MappingView.TryOf(left, out MappingView some))
            return MappingView.TryOf(right, out MappingView others) && EqualMappings(some, others, depth);
        if (Sets.TryOf(left, out PySet? set)) return Sets.TryOf(right, out PySet? other) && set.Count == other.Count && set.AllIn(other);
        return left.Kind == ValueKind.Object && right.Kind == ValueKind.Object && Equals(left.O, right.O);
    }

    private static bool EqualSequences(in SequenceView left, in SequenceView right, int depth)
    {
        if (left.Count != right.Count) return false;
        for (int i = 0; i < left.Count; i++)
        {
            Value a = left[i], b = right[i];
            if (!a.Is(b) && !Equal(a, b, depth)) return false;
        }

        return true;
    }

    private static bool EqualMappings(in MappingView left, in MappingView right, int depth)
    {
        if (left.Count != right.Count) return false;
        foreach ((Value key, Value value) in left.Pairs())
            if (!right.TryGet(key, out Value other) || (!value.Is(other) && !Equal(value, other, depth))) return false;
        return true;
    }

    private static void Guard(int depth)
    {
        if (depth > DeepestNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw PythonErrors.Recursion("in comparison");
    }
}
