namespace ItsDangerous.Net;

/// <summary>The lengths and distances of deflated data and the codes that stand for them (RFC 1951, section 3.2.5).</summary>
internal static class DeflateTables
{
    /// <summary>The symbol that ends a block.</summary>
    public const int EndOfBlock = 256;

    /// <summary>The shortest length from each length code on.</summary>
    public static ReadOnlySpan<ushort> LengthBase =>
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    /// <summary>How many further bits say which length it is.</summary>
    public static ReadOnlySpan<byte> LengthBits => [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    /// <summary>The shortest distance from each distance code on.</summary>
    public static ReadOnlySpan<ushort> DistanceBase =>
    [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769,
        1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
    ];

    /// <summary>How many further bits say which distance it is.</summary>
    public static ReadOnlySpan<byte> DistanceBits =>
        [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    /// <summary>How many further bits follow the symbols of the code that lengths of codes are written in.</summary>
    public static ReadOnlySpan<byte> RepeatBits => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 7];

    /// <summary>The order in which a block gives the lengths of the code that its own lengths are written in.</summary>
    public static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>The code of each length, counted from the shortest, which is 3.</summary>
    public static byte[] CodeOfLength { get; } = MakeCodeOfLength();

    /// <summary>The lengths of the fixed code's literals and lengths.</summary>
    public static byte[] FixedLiterals { get; } = [.. Enumerable.Repeat<byte>(8, 144), .. Enumerable.Repeat<byte>(9, 112), .. Enumerable.Repeat<byte>(7, 24), .. Enumerable.Repeat<byte>(8, 8)];

    /// <summary>The lengths of the fixed code's distances.</summary>
    public static byte[] FixedDistances { get; } = [.. Enumerable.Repeat<byte>(5, 32)];

    /// <summary>The code of a distance.</summary>
    public static int CodeOfDistance(int distance)
    {
        int rest = distance - 1;
        if (rest < 4)
            return rest;
        int log = System.Numerics.BitOperations.Log2((uint)rest);
        return (2 * log) + ((rest >> (log - 1)) & 1);
    }

    // The longest length has a code of its own, although the one before could stand for it.
    private static byte[] MakeCodeOfLength()
    {
        byte[] codes = new byte[256];
        for (int code = 0; code < LengthBase.Length; code++)
        {
            int end = code + 1 < LengthBase.Length ? LengthBase[code + 1] : 259;
            codes.AsSpan(LengthBase[code] - 3, end - LengthBase[code]).Fill((byte)code);
        }

        return codes;
    }
}
