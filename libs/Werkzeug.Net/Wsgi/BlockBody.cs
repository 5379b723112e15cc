namespace Werkzeug.Net.Wsgi;

/// <summary>A body of one block.</summary>
internal sealed class BlockBody(ReadOnlyMemory<byte> block) : WsgiBody
{
    public override int? Count => 1;

    internal override ReadOnlyMemory<byte> SingleBlock => block;

    internal override IEnumerable<ReadOnlyMemory<byte>> Blocks => [block];

    public override async IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        yield return block;
    }
}
