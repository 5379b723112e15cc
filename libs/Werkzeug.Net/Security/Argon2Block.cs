using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Werkzeug.Net;

/// <summary>What Argon2 does with its blocks of 1,024 bytes: RFC 9106 sections 3.5 and 3.6. A block is a matrix of eight rows of eight pairs of words.</summary>
internal static class Argon2Block
{
    /// <summary>How many words a block has.</summary>
    public const int Words = 128;

    private const int PairsInRow = 8;
    private static readonly Vector256<ulong> LowHalves = Vector256.Create(0xFFFFFFFFUL);

    /// <summary>Mixes two blocks into a third: the compression function G.</summary>
    /// <param name="previous">A block.</param>
    /// <param name="reference">The other.</param>
    /// <param name="into">The result.</param>
    /// <param name="isOver">Whether the result is laid over what is there already, as every pass but the first does.</param>
    [SkipLocalsInit]
    public static void Mix(ReadOnlySpan<ulong> previous, ReadOnlySpan<ulong> reference, Span<ulong> into, bool isOver)
    {
        Span<Vector256<ulong>> mixed = stackalloc Vector256<ulong>[Words / 4];
        ReadOnlySpan<Vector256<ulong>> left = MemoryMarshal.Cast<ulong, Vector256<ulong>>(previous);
        ReadOnlySpan<Vector256<ulong>> right = MemoryMarshal.Cast<ulong, Vector256<ulong>>(reference);
        Span<Vector256<ulong>> result = MemoryMarshal.Cast<ulong, Vector256<ulong>>(into);
        for (int at = 0; at < mixed.Length; at++)
        {
            mixed[at] = left[at] ^ right[at];
            result[at] = isOver ? result[at] ^ mixed[at] : mixed[at];
        }

        Permute(mixed);
        for (int at = 0; at < mixed.Length; at++)
            result[at] ^= mixed[at];
    }

    private static void Permute(Span<Vector256<ulong>> block)
    {
        for (int row = 0; row < block.Length; row += 4)
            Permute(ref block[row], ref block[row + 1], ref block[row + 2], ref block[row + 3]);
        Span<Vector128<ulong>> pairs = MemoryMarshal.Cast<Vector256<ulong>, Vector128<ulong>>(block);
        for (int column = 0; column < PairsInRow; column++)
        {
            Span<Vector128<ulong>> down = pairs[column..];
            Vector256<ulong> a = Vector256.Create(down[0], down[8]), b = Vector256.Create(down[16], down[24]);
            Vector256<ulong> c = Vector256.Create(down[32], down[40]), d = Vector256.Create(down[48], down[56]);
            Permute(ref a, ref b, ref c, ref d);
            (down[0], down[8], down[16], down[24]) = (a.GetLower(), a.GetUpper(), b.GetLower(), b.GetUpper());
            (down[32], down[40], down[48], down[56]) = (c.GetLower(), c.GetUpper(), d.GetLower(), d.GetUpper());
        }
    }

    // One round of BLAKE2b, where products of the lower halves stand in for words of a message.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Permute(ref Vector256<ulong> a, ref Vector256<ulong> b, ref Vector256<ulong> c, ref Vector256<ulong> d)
    {
        Vector256<ulong> w = a, x = b, y = c, z = d;
        Step(ref w, ref x, ref y, ref z);
        (x, y, z) = (Blake2b.Turn1(x), Blake2b.Turn2(y), Blake2b.Turn3(z));
        Step(ref w, ref x, ref y, ref z);
        (a, b, c, d) = (w, Blake2b.Turn3(x), Blake2b.Turn2(y), Blake2b.Turn1(z));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(ref Vector256<ulong> a, ref Vector256<ulong> b, ref Vector256<ulong> c, ref Vector256<ulong> d)
    {
        a = Add(a, b);
        d = Blake2b.RotateRight(d ^ a, 32);
        c = Add(c, d);
        b = Blake2b.RotateRight(b ^ c, 24);
        a = Add(a, b);
        d = Blake2b.RotateRight(d ^ a, 16);
        c = Add(c, d);
        b = Blake2b.RotateRight(b ^ c, 63);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Add(Vector256<ulong> a, Vector256<ulong> b)
    {
        Vector256<ulong> product = Avx2.IsSupported ? Avx2.Multiply(a.AsUInt32(), b.AsUInt32()) : (a & LowHalves) * (b & LowHalves);
        return a + b + product + product;
    }
}
