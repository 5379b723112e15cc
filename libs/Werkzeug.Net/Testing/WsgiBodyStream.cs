using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Testing;

/// <summary>A body as a stream to read, block by block as they are made.</summary>
internal sealed class WsgiBodyStream(WsgiBody body) : ReadOnlyStream
{
    private readonly IAsyncEnumerator<ReadOnlyMemory<byte>> _blocks = body.GetAsyncEnumerator();
    private ReadOnlyMemory<byte> _rest;
    private bool _isClosed;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty && await _blocks.MoveNextAsync().ConfigureAwait(false))
            _rest = _blocks.Current;
        int count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body may wait: read it asynchronously.");

    public override async ValueTask DisposeAsync()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        await _blocks.DisposeAsync().ConfigureAwait(false);
        await body.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    // Whoever disposes of an HttpResponseMessage does so without waiting; a body that then waits goes on beside.
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _ = DisposeAsync().AsTask();
        base.Dispose(disposing);
    }
}
