using static ItsDangerous.Net.DeflateTables;

namespace ItsDangerous.Net;

/// <summary>How inflating ended.</summary>
internal enum InflateResult
{
    Done,
    Broken,
    TooLong,
}

/// <summary>
/// Reads deflated data (RFC 1951) into a buffer, never more than a limit. Payloads are short, and short data is read sooner
/// than the native library is set up for it.
/// </summary>
internal ref struct Inflater(ReadOnlySpan<byte> source, RentedBuffer destination, int limit)
{
    private const int MaxLiterals = 288;
    private const int MaxDistances = 32;
    private const int MaxLiteralsUsed = 286;
    private const int MaxDistancesUsed = 30;

    private readonly ReadOnlySpan<byte> _source = source;
    private readonly int _start = destination.Length;
    private int _at;
    private uint _held;
    private int _heldBits;
    private bool _ranOut;

    /// <summary>How many bytes of the source were read.</summary>
    public readonly int Consumed => _at - (_heldBits / 8);

    /// <summary>Reads block after block.</summary>
    public InflateResult Run()
    {
        HuffmanCode literals = new(stackalloc ushort[HuffmanCode.RoomFor(MaxLiterals)]);
        HuffmanCode distances = new(stackalloc ushort[HuffmanCode.RoomFor(MaxDistances)]);
        while (true)
        {
            bool isLast = Bits(1) == 1;
            InflateResult result = Bits(2) switch
            {
                0 => Stored(),
                1 when SetFixed(literals, distances) => Block(literals, distances),
                2 when ReadCodes(literals, distances) => Block(literals, distances),
                _ => InflateResult.Broken,
            };
            if (result != InflateResult.Done || isLast)
                return _ranOut ? InflateResult.Broken : result;
        }
    }

    private InflateResult Stored()
    {
        _at = Consumed;
        _held = 0;
        _heldBits = 0;
        if (_source.Length - _at < 4)
            return InflateResult.Broken;
        int length = _source[_at] | (_source[_at + 1] << 8);
        int complement = _source[_at + 2] | (_source[_at + 3] << 8);
        _at += 4;
        if (length != (complement ^ 0xffff) || _source.Length - _at < length)
            return InflateResult.Broken;
        if (!HasRoom(length))
            return InflateResult.TooLong;
        _source.Slice(_at, length).CopyTo(destination.GetSpan(length));
        destination.Advance(length);
        _at += length;
        return InflateResult.Done;
    }

    private InflateResult Block(scoped HuffmanCode literals, scoped HuffmanCode distances)
    {
        while (true)
        {
            int symbol = Symbol(literals);
            if (_ranOut || symbol is < 0 or >= MaxLiteralsUsed)
                return InflateResult.Broken;
            if (symbol == EndOfBlock)
                return InflateResult.Done;
            InflateResult result = symbol < EndOfBlock ? Literal((byte)symbol) : Copy(symbol - EndOfBlock - 1, distances);
            if (result != InflateResult.Done)
                return result;
        }
    }

    private readonly InflateResult Literal(byte value)
    {
        if (!HasRoom(1))
            return InflateResult.TooLong;
        destination.GetSpan(1)[0] = value;
        destination.Advance(1);
        return InflateResult.Done;
    }

    private InflateResult Copy(int lengthSymbol, scoped HuffmanCode distances)
    {
        int length = LengthBase[lengthSymbol] + Bits(LengthBits[lengthSymbol]);
        int symbol = Symbol(distances);
        if (symbol is < 0 or >= MaxDistancesUsed)
            return InflateResult.Broken;
        int distance = DistanceBase[symbol] + Bits(DistanceBits[symbol]);
        if (_ranOut || distance > destination.Length - _start)
            return InflateResult.Broken;
        if (!HasRoom(length))
            return InflateResult.TooLong;
        Repeat(distance, length);
        return InflateResult.Done;
    }

    // What is copied may overlap what it is copied from: then it repeats itself.
    private readonly void Repeat(int distance, int length)
    {
        destination.Ensure(length);
        Span<byte> room = destination.Room[(destination.Length - distance)..];
        for (int done = 0; done < length;)
        {
            int count = Math.Min(distance + done, length - done);
            room[..count].CopyTo(room[(distance + done)..]);
            done += count;
        }

        destination.Advance(length);
    }

    private static bool SetFixed(scoped HuffmanCode literals, scoped HuffmanCode distances) =>
        literals.Set(FixedLiterals) && distances.Set(FixedDistances);

    private bool ReadCodes(scoped HuffmanCode literals, scoped HuffmanCode distances)
    {
        int literalCount = Bits(5) + 257, distanceCount = Bits(5) + 1, lengthCount = Bits(4) + 4;
        if (literalCount > MaxLiteralsUsed || distanceCount > MaxDistancesUsed)
            return false;
        Span<byte> lengths = stackalloc byte[MaxLiterals + MaxDistances];
        lengths.Clear();
        for (int i = 0; i < lengthCount; i++)
            lengths[LengthOrder[i]] = (byte)Bits(3);
        HuffmanCode lengthCode = new(stackalloc ushort[HuffmanCode.RoomFor(LengthOrder.Length)]);
        if (!lengthCode.Set(lengths[..LengthOrder.Length]) || lengthCode.IsIncomplete)
            return false;
        lengths = lengths[..(literalCount + distanceCount)];
        return ReadLengths(lengthCode, lengths)
            && lengths[EndOfBlock] != 0
            && literals.Set(lengths[..literalCount]) && !literals.LacksCodes
            && distances.Set(lengths[literalCount..]) && !distances.LacksCodes;
    }

    private bool ReadLengths(scoped HuffmanCode lengthCode, scoped Span<byte> lengths)
    {
        for (int i = 0; i < lengths.Length;)
        {
            int symbol = Symbol(lengthCode);
            if (_ranOut || symbol < 0 || (symbol == 16 && i == 0))
                return false;
            (byte value, int count) = symbol switch
            {
                16 => (lengths[i - 1], 3 + Bits(2)),
                17 => ((byte)0, 3 + Bits(3)),
                18 => ((byte)0, 11 + Bits(7)),
                _ => ((byte)symbol, 1),
            };
            if (count > lengths.Length - i)
                return false;
            lengths.Slice(i, count).Fill(value);
            i += count;
        }

        return true;
    }

    // The next symbol of a code, bit by bit; -1 where no code reads so.
    private int Symbol(scoped HuffmanCode code)
    {
        int value = 0, first = 0, index = 0;
        for (int length = 1; length <= HuffmanCode.MaxLength; length++)
        {
            value |= Bits(1);
            int count = code.CountOf(length);
            if (value - first < count)
                return code.SymbolAt(index + value - first);
            index += count;
            first = (first + count) << 1;
            value <<= 1;
        }

        return -1;
    }

    // The next bits as a number, lowest first; zero once the source has run out, which whoever asked must look at.
    private int Bits(int count)
    {
        while (_heldBits < count)
        {
            if (_at == _source.Length)
            {
                _ranOut = true;
                return 0;
            }

            _held |= (uint)_source[_at++] << _heldBits;
            _heldBits += 8;
        }

        int bits = (int)(_held & ((1u << count) - 1));
        _held >>= count;
        _heldBits -= count;
        return bits;
    }

    private readonly bool HasRoom(int count) => destination.Length - _start + count <= limit;
}
