using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Werkzeug.Net;

/// <summary>Argon2id, version 19: RFC 9106. Lanes are computed one after the other, on the thread that asks.</summary>
/// <param name="Memory">How many KiB it takes, at least eight for each lane.</param>
/// <param name="Passes">How often the memory is gone over, at least once.</param>
/// <param name="Lanes">Into how many lanes the memory is cut.</param>
internal sealed record Argon2(int Memory, int Passes, int Lanes)
{
    private const int Version = 0x13;
    private const int TypeId = 2;
    private const int Slices = 4;
    private const int BlockBytes = 1024;

    // The memory is cut so that every slice of every lane has equally many blocks.
    private int SegmentLength => Memory / (Slices * Lanes);

    private int LaneLength => SegmentLength * Slices;

    /// <summary>Derives a key.</summary>
    /// <param name="password">The password.</param>
    /// <param name="salt">The salt.</param>
    /// <param name="length">How many bytes the key has, at least 4.</param>
    /// <param name="secret">A secret beside the password; empty for none.</param>
    /// <param name="data">Data that the key is bound to; empty for none.</param>
    public byte[] Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int length, ReadOnlySpan<byte> secret = default, ReadOnlySpan<byte> data = default)
    {
        int bytes = LaneLength * Lanes * BlockBytes;
        byte[] rented = ArrayPool<byte>.Shared.Rent(bytes);
        try
        {
            Span<ulong> memory = MemoryMarshal.Cast<byte, ulong>(rented.AsSpan(0, bytes));
            Begin(memory, Seed(password, salt, length, secret, data));
            for (int pass = 0; pass < Passes; pass++)
            {
                for (int slice = 0; slice < Slices; slice++)
                {
                    for (int lane = 0; lane < Lanes; lane++)
                        FillSegment(memory, pass, slice, lane);
                }
            }

            return End(memory, length);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(rented.AsSpan(0, bytes));
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private byte[] Seed(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int length, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> data)
    {
        Blake2b hash = new(Blake2b.MaximumLength);
        foreach (int number in (ReadOnlySpan<int>)[Lanes, length, Memory, Passes, Version, TypeId, password.Length])
            hash.Append(number);
        hash.Append(password);
        hash.Append(salt.Length);
        hash.Append(salt);
        hash.Append(secret.Length);
        hash.Append(secret);
        hash.Append(data.Length);
        hash.Append(data);
        byte[] seed = new byte[Blake2b.MaximumLength + 8];
        hash.Finish(seed);
        return seed;
    }

    // The first two blocks of every lane come from the seed, the number of the block and that of the lane.
    private void Begin(Span<ulong> memory, byte[] seed)
    {
        Span<byte> block = stackalloc byte[BlockBytes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(seed.AsSpan(Blake2b.MaximumLength + 4), lane);
            for (int at = 0; at < 2; at++)
            {
                BinaryPrimitives.WriteInt32LittleEndian(seed.AsSpan(Blake2b.MaximumLength), at);
                LongHash(seed, block);
                Span<ulong> words = Block(memory, lane, at);
                for (int word = 0; word < words.Length; word++)
                    words[word] = BinaryPrimitives.ReadUInt64LittleEndian(block[(8 * word)..]);
            }
        }
    }

    private void FillSegment(Span<ulong> memory, int pass, int slice, int lane)
    {
        bool isFixed = pass == 0 && slice < Slices / 2;
        Argon2Addresses? addresses = isFixed ? new(this, pass, slice, lane, LaneLength * Lanes) : null;
        for (int within = pass == 0 && slice == 0 ? 2 : 0; within < SegmentLength; within++)
        {
            int at = (slice * SegmentLength) + within;
            Span<ulong> previous = Block(memory, lane, at == 0 ? LaneLength - 1 : at - 1);
            ulong random = addresses?.Next(within) ?? previous[0];
            int from = pass == 0 && slice == 0 ? lane : (int)((random >> 32) % (ulong)Lanes);
            Span<ulong> reference = Block(memory, from, Pick((uint)random, pass, slice, within, from == lane));
            Argon2Block.Mix(previous, reference, Block(memory, lane, at), isOver: pass > 0);
        }
    }

    // Which block of a lane is taken: later ones more often (RFC 9106 section 3.4.2).
    private int Pick(uint random, int pass, int slice, int within, bool isSameLane)
    {
        int done = pass == 0 ? slice * SegmentLength : LaneLength - SegmentLength;
        int count = isSameLane ? done + within - 1 : done - (within == 0 ? 1 : 0);
        ulong square = ((ulong)random * random) >> 32;
        int place = count - 1 - (int)(((ulong)count * square) >> 32);
        int start = pass == 0 || slice == Slices - 1 ? 0 : (slice + 1) * SegmentLength;
        return (start + place) % LaneLength;
    }

    private byte[] End(Span<ulong> memory, int length)
    {
        Span<ulong> sum = Block(memory, 0, LaneLength - 1);
        for (int lane = 1; lane < Lanes; lane++)
        {
            Span<ulong> last = Block(memory, lane, LaneLength - 1);
            for (int word = 0; word < sum.Length; word++)
                sum[word] ^= last[word];
        }

        Span<byte> bytes = stackalloc byte[BlockBytes];
        for (int word = 0; word < sum.Length; word++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[(8 * word)..], sum[word]);
        byte[] key = new byte[length];
        LongHash(bytes, key);
        return key;
    }

    private Span<ulong> Block(Span<ulong> memory, int lane, int at) =>
        memory.Slice(((lane * LaneLength) + at) * Argon2Block.Words, Argon2Block.Words);

    // H' of RFC 9106 section 3.3: as many bytes as are wanted, from hashes of hashes of which the first halves are taken.
    private static void LongHash(ReadOnlySpan<byte> data, Span<byte> into)
    {
        Blake2b first = new(Math.Min(into.Length, Blake2b.MaximumLength));
        first.Append(into.Length);
        first.Append(data);
        if (into.Length <= Blake2b.MaximumLength)
        {
            first.Finish(into);
            return;
        }

        Span<byte> hash = stackalloc byte[Blake2b.MaximumLength];
        first.Finish(hash);
        for (; into.Length > Blake2b.MaximumLength; into = into[(Blake2b.MaximumLength / 2)..])
        {
            hash[..(Blake2b.MaximumLength / 2)].CopyTo(into);
            if (into.Length <= Blake2b.MaximumLength * 3 / 2)
                Blake2b.Hash(hash, into[(Blake2b.MaximumLength / 2)..]);
            else
                Blake2b.Hash(hash, hash);
        }
    }
}
