using System.Buffers.Binary;

namespace ItsDangerous.Net;

/// <summary>Whole numbers as big-endian bytes without leading zeros, as timestamps are written in tokens.</summary>
/// <remarks>Mirrors <c>itsdangerous.encoding.int_to_bytes</c> and <c>bytes_to_int</c>.</remarks>
public static class IntegerBytes
{
    /// <summary>The most bytes that a number takes.</summary>
    public const int MaxLength = sizeof(ulong);

    /// <summary>Writes a number; zero is no byte at all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or has more than 64 bits.</exception>
    public static byte[] ToBytes(Int128 number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, (Int128)ulong.MaxValue);
        Span<byte> bytes = stackalloc byte[MaxLength];
        return bytes[..Write((ulong)number, bytes)].ToArray();
    }

    /// <summary>Writes a number into a span and says how many bytes it took.</summary>
    /// <param name="number">The number.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes; the number stands at its start.</param>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public static int Write(ulong number, Span<byte> destination)
    {
        if (destination.Length < MaxLength)
            throw new ArgumentException($"A number needs room for {MaxLength} bytes.", nameof(destination));
        int zeros = System.Numerics.BitOperations.LeadingZeroCount(number) / 8;
        BinaryPrimitives.WriteUInt64BigEndian(destination, zeros == MaxLength ? 0 : number << (zeros * 8));
        return MaxLength - zeros;
    }

    /// <summary>Reads a number; no byte at all is zero.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="MaxLength"/> bytes.</exception>
    public static ulong ToInteger(ReadOnlySpan<byte> bytes) => TryToInteger(bytes, out ulong number)
        ? number
        : throw new ArgumentException($"A number has at most {MaxLength} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>Reads a number unless there are more than <see cref="MaxLength"/> bytes.</summary>
    public static bool TryToInteger(ReadOnlySpan<byte> bytes, out ulong number)
    {
        number = 0;
        if (bytes.Length > MaxLength)
            return false;
        foreach (byte next in bytes)
            number = (number << 8) | next;
        return true;
    }
}
