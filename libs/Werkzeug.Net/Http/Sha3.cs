using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Werkzeug.Net.Http;

/// <summary>SHA3-256 by the platform where it has it, and by FIPS 202 written out where it has not.</summary>
internal static class Sha3
{
    private const int Rate = 136; // bytes taken in between two permutations, for 256 bits
    private const int Rounds = 24;

    /// <summary>The hash of some bytes.</summary>
    public static byte[] Hash256(ReadOnlySpan<byte> content) => SHA3_256.IsSupported ? SHA3_256.HashData(content) : HashManaged(content);

    /// <summary>The hash without the platform's help.</summary>
    internal static byte[] HashManaged(ReadOnlySpan<byte> content)
    {
        Span<ulong> state = stackalloc ulong[25];
        while (content.Length >= Rate)
        {
            Absorb(state, content[..Rate]);
            content = content[Rate..];
        }

        Span<byte> last = stackalloc byte[Rate];
        last.Clear();
        content.CopyTo(last);
        last[content.Length] = 0x06;
        last[^1] |= 0x80;
        Absorb(state, last);

        byte[] hash = new byte[32];
        for (int lane = 0; lane < 4; lane++)
            BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(lane * 8), state[lane]);
        return hash;
    }

    private static void Absorb(Span<ulong> state, ReadOnlySpan<byte> block)
    {
        for (int lane = 0; lane < Rate / 8; lane++)
            state[lane] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(lane * 8)..]);
        Span<ulong> scratch = stackalloc ulong[25];
        byte register = 1;
        for (int round = 0; round < Rounds; round++)
        {
            Theta(state);
            RhoPi(state, scratch);
            Chi(scratch, state);
            state[0] ^= RoundConstant(ref register);
        }
    }

    private static void Theta(Span<ulong> state)
    {
        Span<ulong> parity = stackalloc ulong[5];
        for (int x = 0; x < 5; x++)
            parity[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
        for (int lane = 0; lane < 25; lane++)
            state[lane] ^= parity[(lane + 4) % 5] ^ BitOperations.RotateLeft(parity[(lane + 1) % 5], 1);
    }

    private static void RhoPi(ReadOnlySpan<ulong> state, Span<ulong> moved)
    {
        moved[0] = state[0];
        int x = 1, y = 0;
        for (int step = 0; step < 24; step++)
        {
            int turn = (step + 1) * (step + 2) / 2 % 64;
            (int toX, int toY) = (y, ((2 * x) + (3 * y)) % 5);
            moved[toX + (5 * toY)] = BitOperations.RotateLeft(state[x + (5 * y)], turn);
            (x, y) = (toX, toY);
        }
    }

    private static void Chi(ReadOnlySpan<ulong> moved, Span<ulong> state)
    {
        for (int row = 0; row < 25; row += 5)
        {
            for (int x = 0; x < 5; x++)
                state[row + x] = moved[row + x] ^ (~moved[row + ((x + 1) % 5)] & moved[row + ((x + 2) % 5)]);
        }
    }

    // The constants come from a linear feedback register; its bit j stands at place 2^j - 1 of the lane.
    private static ulong RoundConstant(ref byte register)
    {
        ulong constant = 0;
        for (int bit = 0; bit < 7; bit++)
        {
            if ((register & 1) != 0)
                constant ^= 1UL << ((1 << bit) - 1);
            register = (byte)((register << 1) ^ ((register >> 7) * 0x71));
        }

        return constant;
    }
}
