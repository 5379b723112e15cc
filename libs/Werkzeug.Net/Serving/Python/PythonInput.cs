using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving.Python;

/// <summary>Python's <c>wsgi.input</c>, up to the length of the body where the server does not end it by itself.</summary>
/// <param name="exchange">The request.</param>
/// <param name="length">The most bytes to read; null reads until Python says that there are no more.</param>
internal sealed class PythonInput(PythonExchange exchange, long? length) : ReadOnlyStream
{
    // Python's thread copies into this while the reader waits; no more is asked for at a time.
    private const int LargestRead = 64 * 1024;

    private long _left = length ?? long.MaxValue;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        byte[] block = new byte[Fit(buffer.Length)];
        ValueTask<int> reading = ReadAsync(block);

        // On Python's thread the read is complete already; another thread has asked for a synchronous read and waits for it.
        int read = reading.IsCompleted ? reading.GetAwaiter().GetResult() : reading.AsTask().GetAwaiter().GetResult();
        block.AsSpan(0, read).CopyTo(buffer);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int wanted = Fit(buffer.Length);
        if (wanted == 0)
            return 0;
        int read = await exchange.Thread.AskAsync(() => exchange.ReadInput(buffer[..wanted])).ConfigureAwait(false);
        if (read < 0 || (read == 0 && length is not null))
            throw new ClientDisconnectedException();
        _left -= read;
        return read;
    }

    private int Fit(int size) => (int)Math.Min(Math.Min(size, LargestRead), _left);
}
