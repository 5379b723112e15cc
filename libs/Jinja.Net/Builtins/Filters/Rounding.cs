using System.Globalization;
using System.Numerics;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net.Formatting;

namespace Jinja.Net.Builtins.Filters;

/// <summary>Python's <c>round</c>, <c>ceil</c> and <c>floor</c>.</summary>
internal static class Rounding
{
    /// <summary>Ties go to the even digit of the exact value.</summary>
    public static Value Round(RenderBudget budget, Value number, Value precision)
    {
        if (!Numbers.IsNumber(number)) throw PythonErrors.Type($"type {TypeNames.Of(number)} doesn't define __round__ method");
        if (precision.IsNone) return WithoutPrecision(number);
        int digits = Numbers.Bound(precision);
        if (Numbers.IsInteger(number)) return RoundInteger(budget, Numbers.Big(number), digits);
        if (number.Kind == ValueKind.Decimal) return Value.Decimal(RoundDecimal(number.AsDecimal, digits));
        return Value.Double(RoundFloat(Numbers.Float(number), digits));
    }

    private static Value WithoutPrecision(Value number) => number.Kind switch
    {
        ValueKind.Decimal => Value.Integer(new BigInteger(decimal.Round(number.AsDecimal, MidpointRounding.ToEven))),
        ValueKind.Double or ValueKind.Single => Numbers.Truncate(Math.Round(Numbers.Float(number), MidpointRounding.ToEven)),
        _ => Value.Integer(Numbers.Big(number)),
    };

    private static Value RoundInteger(RenderBudget budget, BigInteger number, int digits)
    {
        if (digits >= 0) return Value.Integer(number);
        if (digits < -5000) return Value.Int(0);
        budget.Charge(-digits);
        BigInteger unit = BigInteger.Pow(10, -digits);
        BigInteger quotient = BigInteger.DivRem(number, unit, out BigInteger rest);
        BigInteger twice = BigInteger.Abs(rest) * 2;
        if (twice > unit || (twice == unit && !quotient.IsEven)) quotient += number.Sign;
        return Value.Integer(quotient * unit);
    }

    private static decimal RoundDecimal(decimal number, int digits)
    {
        if (digits >= 0) return decimal.Round(number, Math.Min(digits, 28), MidpointRounding.ToEven);
        decimal unit = 1;
        for (int i = 0; i < Math.Min(-digits, 28); i++) unit *= 10;
        return decimal.Round(number / unit, 0, MidpointRounding.ToEven) * unit;
    }

    private static double RoundFloat(double number, int digits)
    {
        if (!double.IsFinite(number) || digits > 323) return number;
        if (digits < -308) return Math.CopySign(0, number);
        if (digits >= 0) return double.Parse(FloatText.Fixed(number, digits), CultureInfo.InvariantCulture);
        BigInteger unit = BigInteger.Pow(10, -digits);
        BigInteger whole = new(Math.Truncate(number));
        BigInteger quotient = BigInteger.DivRem(BigInteger.Abs(whole), unit, out BigInteger rest);
        int order = (rest * 2).CompareTo(unit);
        bool beyond = order > 0 || (order == 0 && (Math.Truncate(number) != number || !quotient.IsEven));
        double rounded = Numbers.RoundToDouble((beyond ? quotient + 1 : quotient) * unit);
        if (double.IsInfinity(rounded)) throw PythonErrors.Overflow("rounded value too large to represent");
        return double.IsNegative(number) ? -rounded : rounded;
    }

    /// <summary>The whole number above or below.</summary>
    public static Value ToWhole(Value number, bool up)
    {
        if (Numbers.IsInteger(number)) return Value.Integer(Numbers.Big(number));
        if (number.Kind == ValueKind.Decimal) return Value.Integer(new BigInteger(up ? decimal.Ceiling(number.AsDecimal) : decimal.Floor(number.AsDecimal)));
        if (!Numbers.IsFloat(number)) throw PythonErrors.Type($"must be real number, not {TypeNames.Of(number)}");
        double real = Numbers.Float(number);
        return Numbers.Truncate(up ? Math.Ceiling(real) : Math.Floor(real));
    }
}
