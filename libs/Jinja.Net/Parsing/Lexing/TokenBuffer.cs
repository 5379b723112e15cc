using Jinja.Net.Syntax;

namespace Jinja.Net.Parsing.Lexing;

/// <summary>The tokens of one template after the other.</summary>
internal sealed class TokenBuffer
{
    private const int FirstSize = 128;
    private const int KeptSize = 8 * 1024;

    private Token[] _tokens = new Token[FirstSize];
    private char[] _kinds = new char[FirstSize];

    public int Count { get; private set; }

    /// <summary>The special names among the names.</summary>
    public SpecialNames Mentions { get; set; }

    public ref readonly Token this[int index] => ref _tokens[Math.Min(index, Count - 1)];

    public void Add(char kind, int line, int start, object? value = null, int length = 0)
    {
        if (Count == _tokens.Length)
            Grow();
        _tokens[Count] = new Token(kind, line, start, value, length);
        _kinds[Count++] = kind;
    }

    /// <summary>The kinds in order, as the grammar reads them.</summary>
    public string Kinds() => new(_kinds, 0, Count);

    /// <summary>The kinds from a token on.</summary>
    public ReadOnlySpan<char> KindsFrom(int index) => _kinds.AsSpan(0, Count)[index..];

    /// <summary>Makes room for the next template.</summary>
    public void Clear()
    {
        if (_tokens.Length <= KeptSize)
            Array.Clear(_tokens, 0, Count);
        else
            (_tokens, _kinds) = (new Token[FirstSize], new char[FirstSize]);
        Count = 0;
        Mentions = SpecialNames.None;
    }

    private void Grow()
    {
        Array.Resize(ref _tokens, Count * 2);
        Array.Resize(ref _kinds, Count * 2);
    }
}
