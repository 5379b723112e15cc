namespace Werkzeug.Net.Wsgi;

/// <summary>
/// Reads at most so many bytes of a stream and then is at its end. Where the limit is the body's length, an earlier end means that
/// the client has gone; where it is the most that is allowed, reading on when it is reached is refused.
/// </summary>
/// <param name="inner">The stream; it is not closed.</param>
/// <param name="limit">The number of bytes.</param>
/// <param name="isMax">Whether the limit is the most that is allowed instead of the length.</param>
/// <remarks>Mirrors <c>werkzeug.wsgi.LimitedStream</c>.</remarks>
public class LimitedStream(Stream inner, long limit, bool isMax = false) : Stream
{
    private long _position;

    /// <summary>Whether the limit was reached.</summary>
    public bool IsExhausted => _position >= limit;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <summary>How many bytes were read.</summary>
    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        return IsExhausted ? End() : Count(inner.Read(Fit(buffer)));
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
            return 0;
        return IsExhausted ? End() : Count(await inner.ReadAsync(Fit(buffer), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Drops what is left, so that the connection can be used again.</summary>
    /// <param name="cancel">Stops reading.</param>
    public async ValueTask ExhaustAsync(CancellationToken cancel = default)
    {
        byte[] rest = new byte[16 * 1024];
        while (!IsExhausted && await ReadAsync(rest, cancel).ConfigureAwait(false) > 0)
        {
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Called when more is asked for than the limit; an error where the limit is the most allowed.</summary>
    /// <exception cref="RequestEntityTooLargeException">The body has as many bytes as are allowed, and perhaps more.</exception>
    protected virtual void OnExhausted()
    {
        if (isMax)
            throw new RequestEntityTooLargeException();
    }

    /// <summary>Called when the stream ends before the limit; an error where the limit is the body's length.</summary>
    /// <exception cref="ClientDisconnectedException">The client has gone.</exception>
    protected virtual void OnDisconnect()
    {
        if (!isMax)
            throw new ClientDisconnectedException();
    }

    private Span<byte> Fit(Span<byte> buffer) => buffer[..(int)Math.Min(buffer.Length, limit - _position)];

    private Memory<byte> Fit(Memory<byte> buffer) => buffer[..(int)Math.Min(buffer.Length, limit - _position)];

    private int Count(int read)
    {
        if (read == 0)
            OnDisconnect();
        _position += read;
        return read;
    }

    private int End()
    {
        OnExhausted();
        return 0;
    }
}
