using System.Globalization;
using System.Numerics;

namespace Jinja.Net.Runtime.Values;

/// <summary>What the kinds of numbers have in common.</summary>
internal static class Numbers
{
    /// <summary>A bool or an integer of any size.</summary>
    public static bool IsInteger(Value value) => value.Kind is ValueKind.Bool or ValueKind.Int or ValueKind.BigInt;

    public static bool IsFloat(Value value) => value.Kind is ValueKind.Double or ValueKind.Single;

    public static bool IsNumber(Value value) => value.Kind is >= ValueKind.Bool and <= ValueKind.Decimal;

    /// <summary>A bool or an integer of any size, as an integer of any size.</summary>
    public static BigInteger Big(Value value) => value.Kind == ValueKind.BigInt ? value.AsBigInt : value.N;

    /// <summary>
    /// A float as 64 bits. One of 32 bits becomes the number that it prints as, so that a model's <c>0.1f</c> equals <c>0.1</c>.
    /// </summary>
    public static double Float(Value value) => value.Kind == ValueKind.Single ? Widen(value.AsSingle) : value.AsDouble;

    /// <summary>Any number as a float.</summary>
    /// <exception cref="OperationException">An integer is too large.</exception>
    public static double ToDouble(Value value) => value.Kind switch
    {
        ValueKind.Bool or ValueKind.Int => value.N,
        ValueKind.BigInt => FromBig(value.AsBigInt),
        ValueKind.Decimal => (double)value.AsDecimal,
        _ => Float(value),
    };

    private static double FromBig(BigInteger number)
    {
        double result = RoundToDouble(number);
        return double.IsFinite(result) ? result : throw PythonErrors.Overflow("int too large to convert to float");
    }

    /// <summary>The nearest double, ties to even; infinite when out of range.</summary>
    public static double RoundToDouble(BigInteger number)
    {
        BigInteger magnitude = BigInteger.Abs(number);
        long excess = magnitude.GetBitLength() - 64;
        if (excess <= 0) return number.Sign < 0 ? -(double)(ulong)magnitude : (double)(ulong)magnitude;
        if (excess > 1024) return number.Sign < 0 ? double.NegativeInfinity : double.PositiveInfinity;

        ulong top = (ulong)(magnitude >> (int)excess);
        bool exact = (magnitude & ((BigInteger.One << (int)excess) - 1)).IsZero;
        double result = Math.ScaleB(exact ? top : (double)(top | 1), (int)excess);
        return number.Sign < 0 ? -result : result;
    }

    private static double Widen(float number) =>
        float.IsFinite(number) && (int)number != number
            ? double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : number;

    /// <summary>The whole part of a float, as Python's <c>int(float)</c>.</summary>
    public static Value Truncate(double number)
    {
        if (double.IsNaN(number)) throw PythonErrors.Value("cannot convert float NaN to integer");
        if (double.IsInfinity(number)) throw PythonErrors.Overflow("cannot convert float infinity to integer");
        double whole = Math.Truncate(number);
        return Math.Abs(whole) < 9e18 ? Value.Int((long)whole) : Value.Integer(new BigInteger(whole));
    }

    /// <summary>An index: a bool or an integer, cut to what a collection can have.</summary>
    public static bool TryIndex(Value value, out int index)
    {
        index = 0;
        if (!IsInteger(value)) return false;
        index = value.Kind == ValueKind.BigInt
            ? (value.AsBigInt.Sign < 0 ? int.MinValue : int.MaxValue)
            : (int)Math.Clamp(value.N, int.MinValue, int.MaxValue);
        return true;
    }

    /// <summary>An argument that has to be an integer.</summary>
    /// <exception cref="OperationException">It is none, or none that a machine word holds.</exception>
    public static int Index(Value value) => value.Kind != ValueKind.BigInt ? Bound(value) : throw PythonErrors.Overflow("Python int too large to convert to C ssize_t");

    /// <summary>An argument that has to be an integer and of which only that counts that a collection can have.</summary>
    /// <exception cref="OperationException">It is none.</exception>
    public static int Bound(Value value) => TryIndex(value, out int index) ? index : throw PythonErrors.NotAnInteger(value);
}
