using System.Globalization;
using System.Numerics;

namespace Werkzeug.Net.Routing;

/// <summary>Equality of values that may be of different number types: 1, 1L and 1.0 are one value.</summary>
internal static class ValueEquality
{
    public static bool AreEqual(object? left, object? right)
    {
        if (Equals(left, right))
            return true;
        return Number(left) is { } first && Number(right) is { } second && first.Equals(second);
    }

    private static double? Number(object? value) => value switch
    {
        null or string or char => null,
        BigInteger number => (double)number,
        IConvertible number when number.GetTypeCode() is (>= TypeCode.SByte and <= TypeCode.Decimal) or TypeCode.Boolean =>
            number.ToDouble(CultureInfo.InvariantCulture),
        _ => null,
    };
}
