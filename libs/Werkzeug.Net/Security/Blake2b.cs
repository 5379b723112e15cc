using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Werkzeug.Net;

/// <summary>The hash that Argon2 is built on: BLAKE2b of RFC 7693, without a key.</summary>
/// <remarks>The sixteen words of the state are held as four rows, so that one vector operation does the same step in all four columns.</remarks>
internal struct Blake2b
{
    /// <summary>The longest hash in bytes.</summary>
    public const int MaximumLength = 64;

    private const int BlockLength = 128;
    private const int Rounds = 12;

    private static readonly Vector256<ulong> LowRow = Vector256.Create(0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1);
    private static readonly Vector256<ulong> HighRow = Vector256.Create(0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179);

    // In which order each round takes the words of the message; the last two rounds are the first two again.
    private static ReadOnlySpan<byte> Order =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
    ];

    private readonly byte[] _block = new byte[BlockLength];
    private readonly int _length;
    private Vector256<ulong> _low = LowRow;
    private Vector256<ulong> _high = HighRow;
    private ulong _hashed;
    private int _held;

    /// <summary>Begins a hash.</summary>
    /// <param name="length">How many bytes the hash has, 1 to 64.</param>
    public Blake2b(int length)
    {
        _length = length;
        _low ^= Vector256.CreateScalar(0x01010000UL ^ (ulong)length);
    }

    /// <summary>Hashes some bytes at once.</summary>
    public static void Hash(ReadOnlySpan<byte> data, Span<byte> hash)
    {
        Blake2b state = new(hash.Length);
        state.Append(data);
        state.Finish(hash);
    }

    /// <summary>Adds bytes. The last block is held back, as it is hashed in another way.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            if (_held == BlockLength)
            {
                _hashed += BlockLength;
                Compress(last: false);
                _held = 0;
            }

            int taken = Math.Min(BlockLength - _held, data.Length);
            data[..taken].CopyTo(_block.AsSpan(_held));
            _held += taken;
            data = data[taken..];
        }
    }

    /// <summary>Adds a number as four bytes, the lowest first.</summary>
    public void Append(int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        Append(bytes);
    }

    /// <summary>Ends the hash.</summary>
    public void Finish(Span<byte> hash)
    {
        _hashed += (ulong)_held;
        _block.AsSpan(_held).Clear();
        Compress(last: true);
        Span<byte> all = stackalloc byte[MaximumLength];
        for (int word = 0; word < 4; word++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(all[(8 * word)..], _low[word]);
            BinaryPrimitives.WriteUInt64LittleEndian(all[(32 + (8 * word))..], _high[word]);
        }

        all[.._length].CopyTo(hash);
        CryptographicOperations.ZeroMemory(_block);
    }

    private void Compress(bool last)
    {
        Span<ulong> words = stackalloc ulong[16];
        for (int word = 0; word < words.Length; word++)
            words[word] = BinaryPrimitives.ReadUInt64LittleEndian(_block.AsSpan(8 * word));
        Vector256<ulong> a = _low, b = _high, c = LowRow;
        Vector256<ulong> d = HighRow ^ Vector256.Create(_hashed, 0, last ? ulong.MaxValue : 0, 0);
        for (int round = 0; round < Rounds; round++)
        {
            ReadOnlySpan<byte> order = Order.Slice(round % 10 * 16, 16);
            Mix(ref a, ref b, ref c, ref d, Take(words, order), Take(words, order[1..]));
            (b, c, d) = (Turn1(b), Turn2(c), Turn3(d));
            Mix(ref a, ref b, ref c, ref d, Take(words, order[8..]), Take(words, order[9..]));
            (b, c, d) = (Turn3(b), Turn2(c), Turn1(d));
        }

        _low ^= a ^ c;
        _high ^= b ^ d;
    }

    private static Vector256<ulong> Take(ReadOnlySpan<ulong> words, ReadOnlySpan<byte> order) =>
        Vector256.Create(words[order[0]], words[order[2]], words[order[4]], words[order[6]]);

    private static void Mix(
        ref Vector256<ulong> a, ref Vector256<ulong> b, ref Vector256<ulong> c, ref Vector256<ulong> d, Vector256<ulong> first, Vector256<ulong> second)
    {
        a += b + first;
        d = RotateRight(d ^ a, 32);
        c += d;
        b = RotateRight(b ^ c, 24);
        a += b + second;
        d = RotateRight(d ^ a, 16);
        c += d;
        b = RotateRight(b ^ c, 63);
    }

    /// <summary>Every word turned to the right by some bits.</summary>
    internal static Vector256<ulong> RotateRight(Vector256<ulong> words, int bits) => (words >>> bits) | (words << (64 - bits));

    /// <summary>The words one place further to the left.</summary>
    internal static Vector256<ulong> Turn1(Vector256<ulong> row) => Vector256.Shuffle(row, Vector256.Create(1UL, 2, 3, 0));

    /// <summary>The words two places further.</summary>
    internal static Vector256<ulong> Turn2(Vector256<ulong> row) => Vector256.Shuffle(row, Vector256.Create(2UL, 3, 0, 1));

    /// <summary>The words one place further to the right.</summary>
    internal static Vector256<ulong> Turn3(Vector256<ulong> row) => Vector256.Shuffle(row, Vector256.Create(3UL, 0, 1, 2));
}
