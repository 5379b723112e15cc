using System.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net;

/// <summary>The body of a response whose bytes are at hand: mostly one text or one block, which wants no list.</summary>
#pragma warning disable CA1001 // The server closes the body that it is given; a text holds memory only.
internal struct BodyInMemory
#pragma warning restore CA1001
{
    private string? _text;
    private int _textLength;
    private ReadOnlyMemory<byte>? _only;
    private PooledBytes? _pooled;
    private List<ReadOnlyMemory<byte>>? _blocks;
    private bool _isGrown;

    public BodyInMemory(string text)
    {
        _text = text;
        _textLength = Encoding.UTF8.GetByteCount(text);
    }

    public BodyInMemory(ReadOnlyMemory<byte> only) => _only = only;

    public BodyInMemory(PooledBytes pooled) => _pooled = pooled;

    public BodyInMemory(List<ReadOnlyMemory<byte>> blocks) => _blocks = blocks;

    /// <summary>How many bytes there are.</summary>
    public readonly long Length => _text is not null ? _textLength : _pooled?.Length ?? _only?.Length ?? _blocks?.Sum(static block => (long)block.Length) ?? 0;

    /// <summary>The blocks, in their order.</summary>
    public readonly IReadOnlyList<ReadOnlyMemory<byte>> Blocks =>
        _blocks ?? (_text is not null ? [Encoding.UTF8.GetBytes(_text)] : Only is { } only ? [only] : (IReadOnlyList<ReadOnlyMemory<byte>>)[]);

    private readonly ReadOnlyMemory<byte>? Only => _pooled?.Keep() ?? _only;

    /// <summary>Adds a block at the end.</summary>
    public void Add(ReadOnlyMemory<byte> block)
    {
        if (!_isGrown)
            this = new([.. Blocks]) { _isGrown = true }; // the list was given, and may be somebody else's too
        _blocks!.Add(block); // was just made
    }

    /// <summary>All bytes, in an array of the caller's own.</summary>
    public readonly byte[] ToArray()
    {
        byte[] all = new byte[Length];
        int at = 0;
        foreach (ReadOnlyMemory<byte> block in Blocks)
        {
            block.Span.CopyTo(all.AsSpan(at));
            at += block.Length;
        }

        return all;
    }

    /// <summary>The body as it is sent.</summary>
    public readonly WsgiBody ToWsgiBody()
    {
        if (_text is not null)
            return new TextBody(_text, _textLength);
        if (_pooled is not null)
            return PooledBody.Of(_pooled);
        if (_only is { } only)
            return WsgiBody.Of(only);
        return _blocks switch
        {
            null or [] => WsgiBody.Empty,
            [var single] => WsgiBody.Of(single),
            _ => WsgiBody.From(_blocks),
        };
    }
}
