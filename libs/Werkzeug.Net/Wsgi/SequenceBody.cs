namespace Werkzeug.Net.Wsgi;

/// <summary>A body of blocks that are made without waiting. Closing it disposes the enumerator, so a generator's <c>finally</c> runs.</summary>
internal sealed class SequenceBody(IEnumerable<ReadOnlyMemory<byte>> blocks, int? count) : WsgiBody
{
    private IEnumerator<ReadOnlyMemory<byte>>? _running;
    private bool _closed;

    public override int? Count => count;

    internal override ReadOnlyMemory<byte> SingleBlock => blocks.First();

    internal override IEnumerable<ReadOnlyMemory<byte>> Blocks => Enumerate();

    public override async IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        foreach (ReadOnlyMemory<byte> block in Enumerate())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return block;
        }
    }

    protected internal override ValueTask CloseAsync()
    {
        _closed = true;
        _running?.Dispose();
        _running = null;
        (blocks as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }

    // The shared empty body is enumerated by many: it keeps nothing.
    private IEnumerable<ReadOnlyMemory<byte>> Enumerate()
    {
        if (count == 0)
            yield break;
        IEnumerator<ReadOnlyMemory<byte>> running = blocks.GetEnumerator();
        _running = running;
        while (!_closed && running.MoveNext())
            yield return running.Current;
    }
}
