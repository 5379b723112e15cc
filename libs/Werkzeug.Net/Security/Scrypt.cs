using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Werkzeug.Net;

/// <summary>The key derivation that needs memory: RFC 7914, on the platform's PBKDF2.</summary>
/// <remarks>
/// The sixteen words of a Salsa20 block are held as its four diagonals, so that one vector operation does the same step
/// in all four columns; between columns and rows the diagonals are only turned.
/// </remarks>
internal static class Scrypt
{
    private const int BlockBytes = 64;
    private const int VectorsInBlock = 4;

    // Where word i of a block stands among the diagonals.
    private static ReadOnlySpan<byte> Diagonals => [0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11];

    /// <summary>Derives a key. The parameters must have been checked: n is a power of 2, and 128 n r bytes can be had.</summary>
    public static byte[] Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int n, int r, int p, int length)
    {
        byte[] lanes = Rfc2898DeriveBytes.Pbkdf2(password, salt, 1, HashAlgorithmName.SHA256, checked(p * 128 * r));
        for (int lane = 0; lane < p; lane++)
            MixLane(lanes.AsSpan(lane * 128 * r, 128 * r), n);
        byte[] key = Rfc2898DeriveBytes.Pbkdf2(password, lanes, 1, HashAlgorithmName.SHA256, length);
        CryptographicOperations.ZeroMemory(lanes);
        return key;
    }

    private static void MixLane(Span<byte> lane, int n)
    {
        int size = lane.Length;
        byte[] rented = ArrayPool<byte>.Shared.Rent(checked((size * n) + (2 * size)));
        try
        {
            Span<Vector128<uint>> all = MemoryMarshal.Cast<byte, Vector128<uint>>(rented.AsSpan());
            int vectors = size / 16;
            Span<Vector128<uint>> block = all[..vectors];
            Load(lane, block);
            FillAndMix(block, all.Slice(vectors, vectors), all.Slice(2 * vectors, n * vectors), n);
            Store(block, lane);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(rented);
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static void FillAndMix(Span<Vector128<uint>> block, Span<Vector128<uint>> scratch, Span<Vector128<uint>> table, int n)
    {
        int vectors = block.Length;
        for (int at = 0; at < n; at++)
        {
            block.CopyTo(table.Slice(at * vectors, vectors));
            MixBlocks(block, scratch);
        }

        for (int at = 0; at < n; at++)
        {
            int pick = (int)(block[vectors - VectorsInBlock].ToScalar() & (uint)(n - 1));
            Xor(block, table.Slice(pick * vectors, vectors));
            MixBlocks(block, scratch);
        }
    }

    private static void Xor(Span<Vector128<uint>> block, ReadOnlySpan<Vector128<uint>> other)
    {
        for (int at = 0; at < block.Length && at < other.Length; at++)
            block[at] ^= other[at];
    }

    // scryptBlockMix: each block with the one before it through Salsa20/8; even ones come first, odd ones after.
    private static void MixBlocks(Span<Vector128<uint>> block, Span<Vector128<uint>> mixed)
    {
        int half = block.Length / 2;
        Vector128<uint> a = block[^4], b = block[^3], c = block[^2], d = block[^1];
        for (int at = 0; at + 3 < block.Length; at += VectorsInBlock)
        {
            a ^= block[at];
            b ^= block[at + 1];
            c ^= block[at + 2];
            d ^= block[at + 3];
            Salsa20By8(ref a, ref b, ref c, ref d);
            Span<Vector128<uint>> to = mixed.Slice((at / 8 * 4) + (at % 8 == 0 ? 0 : half), VectorsInBlock);
            to[0] = a;
            to[1] = b;
            to[2] = c;
            to[3] = d;
        }

        mixed.CopyTo(block);
    }

    private static void Salsa20By8(ref Vector128<uint> a, ref Vector128<uint> b, ref Vector128<uint> c, ref Vector128<uint> d)
    {
        Vector128<uint> w = a, x = b, y = c, z = d;
        for (int round = 0; round < 4; round++)
        {
            Columns(ref w, ref x, ref y, ref z);
            (x, y, z) = (Turn1(z), Turn2(y), Turn3(x));
            Columns(ref w, ref x, ref y, ref z);
            (x, y, z) = (Turn1(z), Turn2(y), Turn3(x));
        }

        a += w;
        b += x;
        c += y;
        d += z;
    }

    private static void Columns(ref Vector128<uint> w, ref Vector128<uint> x, ref Vector128<uint> y, ref Vector128<uint> z)
    {
        x ^= RotateLeft(w + z, 7);
        y ^= RotateLeft(x + w, 9);
        z ^= RotateLeft(y + x, 13);
        w ^= RotateLeft(z + y, 18);
    }

    private static Vector128<uint> RotateLeft(Vector128<uint> value, int bits) => (value << bits) | (value >>> (32 - bits));

    private static Vector128<uint> Turn1(Vector128<uint> value) => Vector128.Shuffle(value, Vector128.Create(1u, 2, 3, 0));

    private static Vector128<uint> Turn2(Vector128<uint> value) => Vector128.Shuffle(value, Vector128.Create(2u, 3, 0, 1));

    private static Vector128<uint> Turn3(Vector128<uint> value) => Vector128.Shuffle(value, Vector128.Create(3u, 0, 1, 2));

    private static void Load(ReadOnlySpan<byte> lane, Span<Vector128<uint>> block)
    {
        Span<uint> words = MemoryMarshal.Cast<Vector128<uint>, uint>(block);
        for (int at = 0; at < words.Length; at++)
            words[at] = BinaryPrimitives.ReadUInt32LittleEndian(lane[PlaceOf(at)..]);
    }

    private static void Store(ReadOnlySpan<Vector128<uint>> block, Span<byte> lane)
    {
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<Vector128<uint>, uint>(block);
        for (int at = 0; at < words.Length; at++)
            BinaryPrimitives.WriteUInt32LittleEndian(lane[PlaceOf(at)..], words[at]);
    }

    // The place in bytes of the word that stands at a place among the diagonals.
    private static int PlaceOf(int at) => (at / 16 * BlockBytes) + (Diagonals[at % 16] * 4);
}
