using System.Buffers.Binary;

namespace ItsDangerous.Net;

/// <summary>
/// Compresses into the zlib format (RFC 1950) the very bytes that zlib makes at its default level, so that a value has one
/// token in both languages. For the short payloads of tokens it is also faster than setting up the native library.
/// </summary>
internal sealed class Deflater
{
    private const int WindowSize = 32768;
    private const int WindowMask = WindowSize - 1;
    private const int HashMask = 0x7fff;
    private const int MinMatch = 3;
    private const int MaxMatch = 258;
    private const int MaxDistance = WindowSize - (MaxMatch + MinMatch + 1);

    // zlib's settings of level 6: how good a match ends the search, and how long the search may take.
    private const int GoodLength = 8;
    private const int LazyLength = 16;
    private const int NiceLength = 128;
    private const int MaxChain = 128;
    private const int FarForShortest = 4096;

    private static readonly IdlePool<Deflater> Idle = new();

    private readonly int[] _heads = new int[HashMask + 1];
    private readonly int[] _previous = new int[WindowSize];
    private readonly DeflateBlocks _blocks = new();

    // Positions are kept with this added, so that those of earlier payloads need not be cleared.
    private int _base = 1;

    /// <summary>Compresses bytes.</summary>
    public static void Compress(ReadOnlySpan<byte> source, RentedBuffer destination)
    {
        Deflater deflater = Idle.Take() ?? new Deflater();
        BinaryPrimitives.WriteUInt16BigEndian(destination.GetSpan(2), 0x789c);
        destination.Advance(2);
        deflater.Run(source, destination);
        BinaryPrimitives.WriteUInt32BigEndian(destination.GetSpan(4), Zlib.Adler32(source));
        destination.Advance(4);
        Idle.Give(deflater);
    }

    // A match is only taken where the next position has no better one; until then its first byte waits as a literal.
    private void Run(ReadOnlySpan<byte> source, RentedBuffer destination)
    {
        Prepare(source.Length);
        _blocks.Start(destination);
        int blockStart = 0, length = MinMatch - 1, match = 0;
        bool hasLiteral = false;
        for (int at = 0; at < source.Length;)
        {
            (int previousLength, int previousMatch) = (length, match);
            int candidate = Insert(source, at);
            bool isWorthLooking = candidate > 0 && previousLength < LazyLength && at - candidate <= MaxDistance;
            length = isWorthLooking ? LongestMatch(source, at, candidate, previousLength, ref match) : MinMatch - 1;

            bool takesPrevious = previousLength >= MinMatch && length <= previousLength;
            int end = takesPrevious ? at + previousLength - 1 : at;
            bool isFull = takesPrevious
                ? _blocks.AddMatch(at - 1 - previousMatch, previousLength)
                : hasLiteral && _blocks.AddLiteral(source[at - 1]);
            if (takesPrevious)
            {
                InsertAll(source, at + 1, end);
                length = MinMatch - 1;
            }

            if (isFull)
                Flush(source, ref blockStart, end, isLast: false);
            hasLiteral = !takesPrevious;
            at = takesPrevious ? end : at + 1;
        }

        if (hasLiteral)
            _blocks.AddLiteral(source[^1]);
        Flush(source, ref blockStart, source.Length, isLast: true);
        _base += source.Length;
    }

    private void Flush(ReadOnlySpan<byte> source, ref int start, int end, bool isLast)
    {
        _blocks.Flush(source[start..end], isLast);
        start = end;
    }

    private void Prepare(int length)
    {
        if (_base < int.MaxValue - length)
            return;
        Array.Clear(_heads);
        _base = 1;
    }

    private void InsertAll(ReadOnlySpan<byte> source, int start, int end)
    {
        for (int at = start; at < end; at++)
            Insert(source, at);
    }

    // Remembers where three bytes stand and answers where they stood before; 0, where zlib never looks, if nowhere.
    private int Insert(ReadOnlySpan<byte> source, int at)
    {
        if (source.Length - at < MinMatch)
            return 0;
        ref int head = ref _heads[((source[at] << 10) ^ (source[at + 1] << 5) ^ source[at + 2]) & HashMask];
        int before = head;
        _previous[at & WindowMask] = before;
        head = at + _base;
        return Math.Max(before - _base, 0);
    }

    private int LongestMatch(ReadOnlySpan<byte> source, int at, int candidate, int best, ref int match)
    {
        ReadOnlySpan<byte> ahead = source.Slice(at, Math.Min(MaxMatch, source.Length - at));
        int nice = Math.Min(NiceLength, source.Length - at);
        int oldest = Math.Max(at - MaxDistance, 0);
        int chain = best >= GoodLength ? MaxChain / 4 : MaxChain;
        for (; candidate > oldest && best < ahead.Length; candidate = _previous[candidate & WindowMask] - _base)
        {
            if (source[candidate + best] == ahead[best])
            {
                int length = ahead.CommonPrefixLength(source.Slice(candidate, ahead.Length));
                if (length > best)
                {
                    match = candidate;
                    best = length;
                    if (length >= nice)
                        break;
                }
            }

            if (--chain == 0)
                break;
        }

        bool isTooFar = best == MinMatch && at - match > FarForShortest;
        return isTooFar ? MinMatch - 1 : Math.Min(best, source.Length - at);
    }
}
