using System.Buffers;

namespace Werkzeug.Net.Wsgi;

/// <summary>A body of one block that a server can take straight into its own buffers.</summary>
internal abstract class WholeBody : WsgiBody
{
    public sealed override int? Count => 1;

    /// <summary>How many bytes there are.</summary>
    public abstract int Length { get; }

    internal sealed override IEnumerable<ReadOnlyMemory<byte>> Blocks => [SingleBlock];

    /// <summary>Writes all bytes. What the body holds may be gone afterwards.</summary>
    public abstract void WriteTo(IBufferWriter<byte> writer);

    public sealed override async IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        yield return SingleBlock;
    }
}
