using System.Buffers;
using Jinja.Net.Syntax;

namespace Jinja.Net.Parsing.Lexing;

/// <summary>The tokens of one template, in arrays that are given back.</summary>
internal sealed class TokenBuffer : IDisposable
{
    private Token[] _tokens = ArrayPool<Token>.Shared.Rent(64);
    private char[] _kinds = ArrayPool<char>.Shared.Rent(64);

    public int Count { get; private set; }

    /// <summary>The special names among the names.</summary>
    public SpecialNames Mentions { get; set; }

    public ref readonly Token this[int index] => ref _tokens[Math.Min(index, Count - 1)];

    public void Add(char kind, int line, int start, object? value = null)
    {
        if (Count == _tokens.Length || Count == _kinds.Length)
            Grow();
        _tokens[Count] = new Token(kind, line, start, value);
        _kinds[Count++] = kind;
    }

    /// <summary>The kinds in order, as the grammar reads them.</summary>
    public string Kinds() => new(_kinds, 0, Count);

    public void Dispose()
    {
        ArrayPool<Token>.Shared.Return(_tokens, clearArray: true);
        ArrayPool<char>.Shared.Return(_kinds);
    }

    private void Grow()
    {
        Token[] tokens = ArrayPool<Token>.Shared.Rent(Count * 2);
        char[] kinds = ArrayPool<char>.Shared.Rent(Count * 2);
        Array.Copy(_tokens, tokens, Count);
        Array.Copy(_kinds, kinds, Count);
        Dispose();
        (_tokens, _kinds) = (tokens, kinds);
    }
}
