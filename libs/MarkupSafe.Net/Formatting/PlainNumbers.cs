using System.Globalization;
using System.Numerics;

namespace MarkupSafe.Net.Formatting;

/// <summary>Which .NET numbers are Python's <c>int</c> and which its <c>float</c>.</summary>
internal static class PlainNumbers
{
    // Below this every integer is a double exactly.
    private static readonly BigInteger ExactBelow = BigInteger.One << 53;

    public static bool TryGetInteger(object? value, out BigInteger number)
    {
        (bool found, number) = value switch
        {
            int n => (true, n),
            long n => (true, n),
            bool flag => (true, flag ? BigInteger.One : BigInteger.Zero),
            BigInteger n => (true, n),
            byte n => (true, n),
            short n => (true, n),
            uint n => (true, n),
            ulong n => (true, n),
            sbyte n => (true, n),
            ushort n => (true, n),
            nint n => (true, n),
            nuint n => (true, n),
            Int128 n => (true, n),
            UInt128 n => (true, n),
            _ => (false, default(BigInteger)),
        };
        return found;
    }

    public static bool TryGetFloat(object? value, out double number)
    {
        (bool found, number) = value switch
        {
            double n => (true, n),
            float n => (true, n),
            Half n => (true, (double)n),
            _ => (false, 0d),
        };
        return found;
    }

    public static bool TryTruncate(decimal value, out BigInteger number)
    {
        number = new BigInteger(decimal.Truncate(value));
        return true;
    }

    // BigInteger's own conversion cuts; the text of a number is read with the right rounding.
    public static double ToDouble(BigInteger whole)
    {
        if (BigInteger.Abs(whole) <= ExactBelow)
            return (double)whole;
        return whole.GetBitLength() > 1025
            ? double.PositiveInfinity
            : double.Parse(whole.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
