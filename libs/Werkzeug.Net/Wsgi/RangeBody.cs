namespace Werkzeug.Net.Wsgi;

/// <summary>A part of another body. A file is positioned, others are read up to the part and dropped.</summary>
/// <param name="inner">The whole body.</param>
/// <param name="start">How many bytes to leave out.</param>
/// <param name="length">How many bytes to send.</param>
/// <remarks>Mirrors <c>werkzeug.wsgi._RangeWrapper</c>.</remarks>
public sealed class RangeBody(WsgiBody inner, long start, long length) : WsgiBody
{
    /// <summary>The whole body.</summary>
    internal WsgiBody Inner => inner;

    /// <summary>How many bytes are left out.</summary>
    internal long Start => start;

    /// <summary>How many bytes are sent.</summary>
    internal long Length => length;

    internal override IEnumerable<ReadOnlyMemory<byte>>? Blocks => inner.Blocks is { } blocks ? Cut(blocks) : null;

    /// <inheritdoc/>
    public override async IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        long at = SkipByPosition();
        await foreach (ReadOnlyMemory<byte> block in inner.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            ReadOnlyMemory<byte> part = Cut(block, ref at);
            if (!part.IsEmpty)
                yield return part;
            if (at >= start + length)
                yield break;
        }
    }

    /// <inheritdoc/>
    protected internal override ValueTask CloseAsync() => inner.DisposeAsync();

    private IEnumerable<ReadOnlyMemory<byte>> Cut(IEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        long at = SkipByPosition();
        foreach (ReadOnlyMemory<byte> block in blocks)
        {
            ReadOnlyMemory<byte> part = Cut(block, ref at);
            if (!part.IsEmpty)
                yield return part;
            if (at >= start + length)
                yield break;
        }
    }

    private long SkipByPosition()
    {
        if (inner is not FileWrapper { IsSeekable: true } wrapper)
            return 0;
        wrapper.File.Seek(start, SeekOrigin.Current);
        return start;
    }

    private ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> block, ref long at)
    {
        long from = Math.Clamp(start - at, 0, block.Length);
        long to = Math.Clamp(start + length - at, 0, block.Length);
        at += block.Length;
        return block[(int)from..(int)to];
    }
}
