namespace Werkzeug.Net.Wsgi;

/// <summary>A body of blocks that come in their own time. Closing it disposes the enumerator, read to its end or not.</summary>
internal sealed class AsyncBody(IAsyncEnumerable<ReadOnlyMemory<byte>> blocks) : WsgiBody
{
    private IAsyncEnumerator<ReadOnlyMemory<byte>>? _running;

    public override IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        _running = blocks.GetAsyncEnumerator(cancellationToken);
        return new Borrowed(_running);
    }

    protected internal override async ValueTask CloseAsync()
    {
        IAsyncEnumerator<ReadOnlyMemory<byte>>? running = _running;
        _running = null;
        if (running is not null)
            await running.DisposeAsync().ConfigureAwait(false);
        if (blocks is IAsyncDisposable owner)
            await owner.DisposeAsync().ConfigureAwait(false);
    }

    // A reader's "await foreach" ends before the body is closed; the enumerator stays until then.
    private sealed class Borrowed(IAsyncEnumerator<ReadOnlyMemory<byte>> inner) : IAsyncEnumerator<ReadOnlyMemory<byte>>
    {
        public ReadOnlyMemory<byte> Current => inner.Current;

        public ValueTask<bool> MoveNextAsync() => inner.MoveNextAsync();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
