using System.Text;

namespace Werkzeug.Net.Wsgi;

/// <summary>
/// The body of a response: blocks of bytes, sent one by one as they are produced. Disposing it is PEP 3333's <c>close()</c>;
/// whoever takes a body disposes it exactly once, also after errors and when the client has gone.
/// </summary>
/// <remarks>
/// What has the shape of one block, a file or a plain sequence keeps it, so that a server can send it in one write, with the
/// operating system's help, or without waiting.
/// </remarks>
public abstract class WsgiBody : IAsyncEnumerable<ReadOnlyMemory<byte>>, IAsyncDisposable
{
    /// <summary>A body without blocks.</summary>
    public static WsgiBody Empty { get; } = new SequenceBody([], 0);

    /// <summary>How many blocks there are, where it is known beforehand; else null.</summary>
    /// <remarks>Mirrors <c>len()</c> of the returned iterable: with one block a server may compute Content-Length.</remarks>
    public virtual int? Count => null;

    /// <summary>The one block of the body. Only where <see cref="Count"/> is 1.</summary>
    internal virtual ReadOnlyMemory<byte> SingleBlock => throw new InvalidOperationException("The body is not one block.");

    /// <summary>The blocks, where producing them never waits; else null.</summary>
    internal virtual IEnumerable<ReadOnlyMemory<byte>>? Blocks => null;

    /// <summary>A body of one block.</summary>
    public static WsgiBody Of(ReadOnlyMemory<byte> block) => new BlockBody(block);

    /// <summary>A body of one block: the text in UTF-8.</summary>
    public static WsgiBody Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TextBody(text, Encoding.UTF8.GetByteCount(text));
    }

    /// <summary>A body of blocks that are at hand or made without waiting.</summary>
    /// <param name="blocks">The blocks. If its enumerator is disposable it is disposed with the body.</param>
    public static WsgiBody From(IEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return new SequenceBody(blocks, blocks.TryGetNonEnumeratedCount(out int count) ? count : null);
    }

    /// <summary>A body of blocks that are at hand or made without waiting.</summary>
    public static WsgiBody From(IEnumerable<byte[]> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        int? count = blocks.TryGetNonEnumeratedCount(out int known) ? known : null;
        return new SequenceBody(blocks.Select(static block => new ReadOnlyMemory<byte>(block)), count);
    }

    /// <summary>A body of blocks that come in their own time.</summary>
    public static WsgiBody From(IAsyncEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        return new AsyncBody(blocks);
    }

    /// <summary>A body of one block.</summary>
    public static implicit operator WsgiBody(byte[] block) => Of(block);

    /// <summary>A body of one block: the text in UTF-8.</summary>
    public static implicit operator WsgiBody(string text) => Of(text);

    /// <summary>A body of one block (the named form of the conversion).</summary>
    public static WsgiBody FromByteArray(byte[] block) => Of(block);

    /// <summary>A body of one block: the text in UTF-8 (the named form of the conversion).</summary>
    public static WsgiBody FromString(string text) => Of(text);

    /// <summary>The same body, with something more to do when it is closed.</summary>
    /// <param name="close">Runs once, after this body was closed, also when closing it failed.</param>
    /// <remarks>Mirrors <c>werkzeug.wsgi.ClosingIterator</c>.</remarks>
    public WsgiBody OnClose(Action close)
    {
        ArgumentNullException.ThrowIfNull(close);
        return OnClose(() =>
        {
            close();
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>The same body, with something more to wait for when it is closed.</summary>
    /// <param name="close">Runs once, after this body was closed, also when closing it failed.</param>
    public WsgiBody OnClose(Func<ValueTask> close)
    {
        ArgumentNullException.ThrowIfNull(close);
        return new ClosingBody(this, close);
    }

    /// <summary>Produces the blocks. A body is enumerated once.</summary>
    public abstract IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default);

    /// <summary>Closes the body: what it holds is given back. May be called without the body having been read to its end.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>All blocks joined. The body stays open.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    public async ValueTask<byte[]> ReadAllAsync(CancellationToken cancellationToken = default)
    {
        if (this is BlockBody or WholeBody)
            return SingleBlock.ToArray();
        using MemoryStream all = new();
        await foreach (ReadOnlyMemory<byte> block in this.WithCancellation(cancellationToken).ConfigureAwait(false))
            all.Write(block.Span);
        return all.ToArray();
    }

    /// <summary>Gives back what the body holds. Called once by <see cref="DisposeAsync"/>.</summary>
    protected internal virtual ValueTask CloseAsync() => ValueTask.CompletedTask;
}
