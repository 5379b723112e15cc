using System.Buffers.Binary;
using static ItsDangerous.Net.DeflateTables;

namespace ItsDangerous.Net;

/// <summary>Collects literals and matches and writes them as blocks, each in the shortest of the three forms that zlib weighs.</summary>
internal sealed class DeflateBlocks
{
    // zlib ends a block when this many symbols are collected.
    private const int MaxSymbols = 16383;
    private const int StoredOverhead = 4;

    private static readonly DeflateTree FixedLiteralTree = DeflateTree.Fixed(FixedLiterals);
    private static readonly DeflateTree FixedDistanceTree = DeflateTree.Fixed(FixedDistances);

    private readonly DeflateTree _literals = new(286, 15, EndOfBlock + 1);
    private readonly DeflateTree _distances = new(30, 15, 0);
    private readonly DeflateTree _lengths = new(19, 7, 0);
    private readonly ushort[] _symbolDistances = new ushort[MaxSymbols];
    private readonly byte[] _symbols = new byte[MaxSymbols];
    private readonly List<(byte Symbol, byte Extra)> _runs = [];
    private int _count;
    private ulong _held;
    private int _heldBits;
    private RentedBuffer _output = null!; // set by Start, which comes first

    /// <summary>Begins to write.</summary>
    public void Start(RentedBuffer output)
    {
        _output = output;
        _held = 0;
        _heldBits = 0;
        Clear();
    }

    /// <summary>Adds a byte; true where the block is full.</summary>
    public bool AddLiteral(byte value)
    {
        _symbolDistances[_count] = 0;
        _symbols[_count++] = value;
        _literals.Count(value);
        return _count == MaxSymbols;
    }

    /// <summary>Adds a match; true where the block is full.</summary>
    public bool AddMatch(int distance, int length)
    {
        _symbolDistances[_count] = (ushort)distance;
        _symbols[_count++] = (byte)(length - 3);
        _literals.Count(EndOfBlock + 1 + CodeOfLength[length - 3]);
        _distances.Count(CodeOfDistance(distance));
        return _count == MaxSymbols;
    }

    /// <summary>Writes what was collected; <paramref name="source"/> is what it stands for.</summary>
    public void Flush(ReadOnlySpan<byte> source, bool isLast)
    {
        _literals.Build();
        _distances.Build();
        CollectRuns();
        _lengths.Build();
        int lengthCodes = LengthCodes();

        long own = Bytes(BitsOf(_literals.Lengths, _distances.Lengths) + _lengths.BitsUnder(_lengths.Lengths, RepeatBits) + (3 * lengthCodes) + 14);
        long known = Bytes(BitsOf(FixedLiterals, FixedDistances));
        if (source.Length + StoredOverhead <= Math.Min(own, known))
            WriteStored(source, isLast);
        else if (known <= own)
            WriteBlock(1, isLast, FixedLiteralTree, FixedDistanceTree);
        else
            WriteWithOwnCodes(isLast, lengthCodes);
        Clear();
        if (isLast)
            FlushBits();
    }

    private static long Bytes(long bits) => (bits + 3 + 7) >> 3;

    private long BitsOf(ReadOnlySpan<byte> literals, ReadOnlySpan<byte> distances) =>
        _literals.BitsUnder(literals, LengthBits) + _distances.BitsUnder(distances, DistanceBits);

    private void Clear()
    {
        _count = 0;
        _literals.Clear();
        _distances.Clear();
        _literals.Count(EndOfBlock);
    }

    private void WriteStored(ReadOnlySpan<byte> source, bool isLast)
    {
        Bits(isLast ? 1u : 0, 3);
        FlushBits();
        Span<byte> header = _output.GetSpan(4);
        BinaryPrimitives.WriteUInt16LittleEndian(header, (ushort)source.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], (ushort)~source.Length);
        _output.Advance(4);
        source.CopyTo(_output.GetSpan(source.Length));
        _output.Advance(source.Length);
    }

    private void WriteWithOwnCodes(bool isLast, int lengthCodes)
    {
        Bits(isLast ? 5u : 4, 3);
        Bits((uint)_literals.Largest + 1 - 257, 5);
        Bits((uint)_distances.Largest + 1 - 1, 5);
        Bits((uint)lengthCodes - 4, 4);
        for (int i = 0; i < lengthCodes; i++)
            Bits(_lengths.Lengths[LengthOrder[i]], 3);
        foreach ((byte symbol, byte extra) in _runs)
        {
            Symbol(_lengths, symbol);
            Bits(extra, RepeatBits[symbol]);
        }

        WriteSymbols(_literals, _distances);
    }

    private void WriteBlock(uint kind, bool isLast, DeflateTree literals, DeflateTree distances)
    {
        Bits((kind << 1) | (isLast ? 1u : 0), 3);
        WriteSymbols(literals, distances);
    }

    private void WriteSymbols(DeflateTree literals, DeflateTree distances)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_symbolDistances[i] == 0)
                Symbol(literals, _symbols[i]);
            else
                Match(literals, distances, _symbolDistances[i], _symbols[i] + 3);
        }

        Symbol(literals, EndOfBlock);
    }

    private void Match(DeflateTree literals, DeflateTree distances, int distance, int length)
    {
        int code = CodeOfLength[length - 3];
        Symbol(literals, EndOfBlock + 1 + code);
        Bits((uint)(length - LengthBase[code]), LengthBits[code]);
        code = CodeOfDistance(distance);
        Symbol(distances, code);
        Bits((uint)(distance - DistanceBase[code]), DistanceBits[code]);
    }

    // The lengths of both codes, with repetitions told by how often; the last length of one is not counted on to the other.
    private void CollectRuns()
    {
        _runs.Clear();
        _lengths.Clear();
        CollectRuns(_literals.Lengths[..(_literals.Largest + 1)]);
        CollectRuns(_distances.Lengths[..(_distances.Largest + 1)]);
    }

    private void CollectRuns(ReadOnlySpan<byte> lengths)
    {
        for (int at = 0, previous = -1; at < lengths.Length;)
        {
            byte length = lengths[at];
            int most = length == 0 ? 138 : length == previous ? 6 : 7;
            int count = 1;
            while (count < most && at + count < lengths.Length && lengths[at + count] == length)
                count++;
            AddRun(length, count, length == previous);
            at += count;
            previous = length;
        }
    }

    private void AddRun(byte length, int count, bool isRepeated)
    {
        int least = length == 0 || isRepeated ? 3 : 4;
        if (count < least)
        {
            for (int i = 0; i < count; i++)
                AddRun(length, 0);
            return;
        }

        if (length != 0 && !isRepeated)
        {
            AddRun(length, 0);
            count--;
        }

        if (length != 0)
            AddRun(16, count - 3);
        else if (count <= 10)
            AddRun(17, count - 3);
        else
            AddRun(18, count - 11);
    }

    private void AddRun(byte symbol, int extra)
    {
        _lengths.Count(symbol);
        _runs.Add((symbol, (byte)extra));
    }

    private int LengthCodes()
    {
        int last = LengthOrder.Length - 1;
        while (last >= 3 && _lengths.Lengths[LengthOrder[last]] == 0)
            last--;
        return last + 1;
    }

    private void Symbol(DeflateTree tree, int symbol) => Bits(tree.Codes[symbol], tree.Lengths[symbol]);

    private void Bits(uint bits, int count)
    {
        _held |= (ulong)bits << _heldBits;
        _heldBits += count;
        if (_heldBits < 32)
            return;
        BinaryPrimitives.WriteUInt32LittleEndian(_output.GetSpan(4), (uint)_held);
        _output.Advance(4);
        _held >>= 32;
        _heldBits -= 32;
    }

    private void FlushBits()
    {
        for (; _heldBits > 0; _heldBits -= 8, _held >>= 8)
        {
            _output.GetSpan(1)[0] = (byte)_held;
            _output.Advance(1);
        }

        _heldBits = 0;
        _held = 0;
    }
}
