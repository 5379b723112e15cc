using System.Numerics;

namespace ItsDangerous.Net;

/// <summary>The order in which Python sorts the keys of a dict: text by code points, numbers by value, nothing across kinds.</summary>
internal static class KeyOrder
{
    /// <summary>Makes sure that there is an order between two keys.</summary>
    /// <exception cref="ArgumentException">They are of kinds that have none between them.</exception>
    public static void Check(object? left, object? right)
    {
        if (!(left is string && right is string) && !(IsNumber(left) && IsNumber(right)))
            throw new ArgumentException($"'<' not supported between keys of type {Name(right)} and {Name(left)}");
    }

    /// <summary>Compares two keys between which there is an order.</summary>
    public static int Compare(object? left, object? right) =>
        left is string first && right is string second ? ByCodePoints(first, second) : ByValue(left, right);

    // UTF-16 sorts characters beyond the first 65,536 before U+E000..U+FFFF; moving the surrogates up cures it.
    private static int ByCodePoints(string left, string right)
    {
        int same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length || same == right.Length
            ? left.Length.CompareTo(right.Length)
            : Rank(left[same]).CompareTo(Rank(right[same]));
    }

    private static int Rank(char character) => character + (char.IsSurrogate(character) ? 0x10000 : 0);

    private static int ByValue(object? left, object? right) => left is double or float || right is double or float
        ? Convert.ToDouble(Plain(left), System.Globalization.CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(Plain(right), System.Globalization.CultureInfo.InvariantCulture))
        : Whole(left).CompareTo(Whole(right));

    private static object? Plain(object? number) => number is BigInteger big ? (double)big : number;

    private static BigInteger Whole(object? number) => number is BigInteger big ? big : new BigInteger(Convert.ToDecimal(number, System.Globalization.CultureInfo.InvariantCulture));

    private static bool IsNumber(object? key) =>
        key is bool or byte or sbyte or short or ushort or int or uint or long or ulong or BigInteger or double or float;

    private static string Name(object? key) => key?.GetType().Name ?? "null";
}
