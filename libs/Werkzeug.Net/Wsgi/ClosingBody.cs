namespace Werkzeug.Net.Wsgi;

/// <summary>A body with something more to do when it is closed. It keeps the shape of the body inside.</summary>
internal sealed class ClosingBody(WsgiBody inner, Func<ValueTask> close) : WsgiBody
{
    private bool _closed;

    public override int? Count => inner.Count;

    internal override ReadOnlyMemory<byte> SingleBlock => inner.SingleBlock;

    internal override IEnumerable<ReadOnlyMemory<byte>>? Blocks => inner.Blocks;

    /// <summary>The body inside, for a server that sends files with the system's help.</summary>
    internal WsgiBody Inner => inner;

    public override IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        inner.GetAsyncEnumerator(cancellationToken);

    protected internal override async ValueTask CloseAsync()
    {
        if (_closed)
            return;
        _closed = true;
        try
        {
            await inner.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await close().ConfigureAwait(false);
        }
    }
}
