namespace ItsDangerous.Net;

/// <summary>A canonical Huffman code (RFC 1951, section 3.2.2) in memory of the caller: how many codes have each length, and the symbols in the codes' order.</summary>
internal readonly ref struct HuffmanCode(Span<ushort> room)
{
    /// <summary>The longest code, in bits.</summary>
    public const int MaxLength = 15;

    // Unused codes left over after the longest, and the longest itself, stand behind the counts.
    private const int Left = MaxLength + 1;
    private const int Longest = MaxLength + 2;
    private const int FirstSymbol = MaxLength + 3;

    private readonly Span<ushort> _room = room;

    /// <summary>Whether some sequences of bits are no code.</summary>
    public bool IsIncomplete => _room[Left] != 0;

    /// <summary>Whether the code is incomplete in a way that no compressor makes: only one symbol alone may leave a code unused.</summary>
    public bool LacksCodes => IsIncomplete && _room[Longest] > 1;

    /// <summary>How much memory a code of so many symbols takes.</summary>
    public static int RoomFor(int symbols) => FirstSymbol + symbols;

    /// <summary>How many codes have this length.</summary>
    public int CountOf(int length) => _room[length];

    /// <summary>The symbol of the code that stands at this place.</summary>
    public int SymbolAt(int index) => _room[FirstSymbol + index];

    /// <summary>Makes the code of the lengths of its codes.</summary>
    /// <returns><see langword="false"/> where there are more codes than there is room for.</returns>
    public bool Set(ReadOnlySpan<byte> lengths)
    {
        Span<ushort> counts = _room[..(MaxLength + 1)];
        counts.Clear();
        foreach (byte length in lengths)
            counts[length]++;
        counts[0] = 0;
        int left = 1;
        for (int length = 1; length <= MaxLength; length++)
        {
            left = (left << 1) - counts[length];
            if (left < 0)
                return false;
        }

        _room[Left] = (ushort)left;
        _room[Longest] = (ushort)Math.Max(0, counts.LastIndexOfAnyExcept((ushort)0));
        SetSymbols(lengths, counts);
        return true;
    }

    private void SetSymbols(ReadOnlySpan<byte> lengths, ReadOnlySpan<ushort> counts)
    {
        Span<ushort> next = stackalloc ushort[MaxLength + 2];
        next.Clear();
        for (int length = 1; length <= MaxLength; length++)
            next[length + 1] = (ushort)(next[length] + counts[length]);
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            if (lengths[symbol] != 0)
                _room[FirstSymbol + next[lengths[symbol]]++] = (ushort)symbol;
        }
    }
}
