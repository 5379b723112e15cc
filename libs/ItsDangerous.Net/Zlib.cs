using System.Buffers.Binary;

namespace ItsDangerous.Net;

/// <summary>Reads the zlib format (RFC 1950): two bytes of header, deflated data, and a checksum of what it holds.</summary>
internal static class Zlib
{
    private const int HeaderLength = 2;
    private const int ChecksumLength = 4;
    private const int DeflateMethod = 8;
    private const int LargestWindow = 7;
    private const int PresetDictionary = 0x20;
    private const uint AdlerModulus = 65521;

    // The most bytes that can be summed before the second sum could overflow 32 bits.
    private const int AdlerBlock = 5552;

    /// <summary>Decompresses bytes, giving at most so many; what follows the checksum is ignored, as the original ignores it.</summary>
    /// <exception cref="BadPayloadException">The bytes are not whole and sound, or hold more than the limit.</exception>
    public static void Decompress(ReadOnlySpan<byte> compressed, int limit, RentedBuffer destination)
    {
        if (!HasHeader(compressed))
            throw Errors.NotZlib();
        int start = destination.Length;
        Inflater inflater = new(compressed[HeaderLength..], destination, limit);
        InflateResult result = inflater.Run();
        if (result == InflateResult.TooLong)
            throw Errors.TooMuchDecompressed(limit);
        ReadOnlySpan<byte> rest = compressed[(HeaderLength + inflater.Consumed)..];
        if (result == InflateResult.Broken || rest.Length < ChecksumLength
            || BinaryPrimitives.ReadUInt32BigEndian(rest) != Adler32(destination.WrittenSpan[start..]))
            throw Errors.NotZlib();
    }

    /// <summary>The checksum of RFC 1950, section 8.2.</summary>
    public static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        uint first = 1, second = 0;
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> block = bytes[..Math.Min(bytes.Length, AdlerBlock)];
            foreach (byte next in block)
            {
                first += next;
                second += first;
            }

            first %= AdlerModulus;
            second %= AdlerModulus;
            bytes = bytes[block.Length..];
        }

        return (second << 16) | first;
    }

    private static bool HasHeader(ReadOnlySpan<byte> bytes) => bytes is [var method, var flags, ..]
        && (method & 15) == DeflateMethod && method >> 4 <= LargestWindow
        && ((method << 8) | flags) % 31 == 0 && (flags & PresetDictionary) == 0;
}
