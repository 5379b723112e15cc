namespace ItsDangerous.Net;

/// <summary>
/// The Huffman code of one block's symbols. It breaks ties and shortens long codes in the very way of zlib, so that the
/// compressed bytes are the same.
/// </summary>
internal sealed class DeflateTree(int symbols, int maxLength, int firstWithExtraBits)
{
    private const int MaxCodeLength = 15;

    private readonly ushort[] _frequencies = new ushort[(symbols * 2) + 1];
    private readonly ushort[] _parents = new ushort[(symbols * 2) + 1];
    private readonly byte[] _depths = new byte[(symbols * 2) + 1];
    private readonly byte[] _lengths = new byte[(symbols * 2) + 1];
    private readonly ushort[] _codes = new ushort[symbols];
    private readonly int[] _heap = new int[(symbols * 2) + 1];
    private readonly List<int> _fillers = new(2);
    private int _heapLength;
    private int _heapTop;

    /// <summary>The largest symbol in use.</summary>
    public int Largest { get; private set; }

    /// <summary>The length of each symbol's code; 0 for one without a code.</summary>
    public ReadOnlySpan<byte> Lengths => _lengths.AsSpan(0, symbols);

    /// <summary>The code of each symbol, its first bit lowest.</summary>
    public ReadOnlySpan<ushort> Codes => _codes;

    /// <summary>A code whose lengths are known beforehand.</summary>
    public static DeflateTree Fixed(ReadOnlySpan<byte> lengths)
    {
        DeflateTree tree = new(lengths.Length, MaxCodeLength, 0) { Largest = lengths.Length - 1 };
        lengths.CopyTo(tree._lengths);
        tree.MakeCodes();
        return tree;
    }

    /// <summary>Forgets all symbols.</summary>
    public void Clear() => _frequencies.AsSpan(0, symbols).Clear();

    /// <summary>Counts a symbol.</summary>
    public void Count(int symbol, int times = 1) => _frequencies[symbol] += (ushort)times;

    /// <summary>Makes the code of the symbols that were counted.</summary>
    public void Build()
    {
        Gather();
        int node = Join();
        LimitLengths(Measure(node));
        MakeCodes();
        foreach (int filler in _fillers)
            _frequencies[filler] = 0;
        _fillers.Clear();
    }

    /// <summary>How many bits the counted symbols take under the lengths of a code.</summary>
    public long BitsUnder(ReadOnlySpan<byte> lengths, ReadOnlySpan<byte> extraBits)
    {
        long bits = 0;
        for (int symbol = 0; symbol <= Largest; symbol++)
        {
            int extra = symbol >= firstWithExtraBits && symbol - firstWithExtraBits < extraBits.Length ? extraBits[symbol - firstWithExtraBits] : 0;
            bits += (long)_frequencies[symbol] * (lengths[symbol] + extra);
        }

        return bits;
    }

    // A code has at least two symbols; one that was never counted costs nothing but its place.
    private void Gather()
    {
        _heapLength = 0;
        _heapTop = _heap.Length;
        Largest = -1;
        for (int symbol = 0; symbol < symbols; symbol++)
        {
            _lengths[symbol] = 0;
            if (_frequencies[symbol] == 0)
                continue;
            _heap[++_heapLength] = Largest = symbol;
            _depths[symbol] = 0;
        }

        while (_heapLength < 2)
        {
            int filler = Largest < 2 ? ++Largest : 0;
            _heap[++_heapLength] = filler;
            _frequencies[filler] = 1;
            _depths[filler] = 0;
            _fillers.Add(filler);
        }
    }

    // Joins the two rarest again and again; what was taken is kept behind the heap, the last first.
    private int Join()
    {
        for (int i = _heapLength / 2; i >= 1; i--)
            SiftDown(i);
        int node = symbols;
        do
        {
            int rarest = _heap[1];
            _heap[1] = _heap[_heapLength--];
            SiftDown(1);
            int second = _heap[1];
            _heap[--_heapTop] = rarest;
            _heap[--_heapTop] = second;
            _frequencies[node] = (ushort)(_frequencies[rarest] + _frequencies[second]);
            _depths[node] = (byte)(Math.Max(_depths[rarest], _depths[second]) + 1);
            _parents[rarest] = _parents[second] = (ushort)node;
            _heap[1] = node++;
            SiftDown(1);
        }
        while (_heapLength >= 2);
        _heap[--_heapTop] = _heap[1];
        return _heap[_heapTop];
    }

    private void SiftDown(int at)
    {
        int sifted = _heap[at];
        for (int child = at * 2; child <= _heapLength; child *= 2)
        {
            if (child < _heapLength && IsBefore(_heap[child + 1], _heap[child]))
                child++;
            if (IsBefore(sifted, _heap[child]))
                break;
            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = sifted;
    }

    private bool IsBefore(int left, int right) => _frequencies[left] < _frequencies[right]
        || (_frequencies[left] == _frequencies[right] && _depths[left] <= _depths[right]);

    // Gives each node its depth as its length, at most the longest allowed; answers how many were too deep.
    private int Measure(int root)
    {
        int tooLong = 0;
        _lengths[root] = 0;
        for (int at = _heapTop + 1; at < _heap.Length; at++)
        {
            int node = _heap[at];
            int length = _lengths[_parents[node]] + 1;
            if (length > maxLength)
            {
                length = maxLength;
                tooLong++;
            }

            _lengths[node] = (byte)length;
        }

        return tooLong;
    }

    // Two codes that are too long find place beside a shorter one that becomes longer by a bit.
    private void LimitLengths(int tooLong)
    {
        if (tooLong == 0)
            return;
        Span<int> counts = stackalloc int[MaxCodeLength + 1];
        CountLengths(counts);
        for (; tooLong > 0; tooLong -= 2)
        {
            int length = maxLength - 1;
            while (counts[length] == 0)
                length--;
            counts[length]--;
            counts[length + 1] += 2;
            counts[maxLength]--;
        }

        int at = _heap.Length;
        for (int length = maxLength; length > 0; length--)
        {
            for (int left = counts[length]; left > 0;)
            {
                int node = _heap[--at];
                if (node > Largest)
                    continue;
                _lengths[node] = (byte)length;
                left--;
            }
        }
    }

    private void CountLengths(Span<int> counts)
    {
        counts.Clear();
        for (int symbol = 0; symbol <= Largest; symbol++)
            counts[_lengths[symbol]]++;
        counts[0] = 0;
    }

    private void MakeCodes()
    {
        Span<int> counts = stackalloc int[MaxCodeLength + 1];
        Span<int> next = stackalloc int[MaxCodeLength + 1];
        CountLengths(counts);
        next.Clear();
        for (int length = 1; length <= MaxCodeLength; length++)
            next[length] = (next[length - 1] + counts[length - 1]) << 1;
        for (int symbol = 0; symbol <= Largest; symbol++)
        {
            int length = _lengths[symbol];
            if (length > 0)
                _codes[symbol] = Reversed(next[length]++, length);
        }
    }

    private static ushort Reversed(int code, int length)
    {
        int reversed = 0;
        for (; length > 0; length--, code >>= 1)
            reversed = (reversed << 1) | (code & 1);
        return (ushort)reversed;
    }
}
