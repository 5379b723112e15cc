using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Debugging;

/// <summary>A body whose error is answered by another body, as long as the server can still take that back.</summary>
/// <param name="inner">The application's body.</param>
/// <param name="answer">Answers an error; throws it on if too much was sent.</param>
internal sealed class DebuggedBody(WsgiBody inner, Func<Exception, WsgiBody> answer) : WsgiBody
{
    public override int? Count => inner.Count;

    public override IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    protected internal override ValueTask CloseAsync() => inner.DisposeAsync();

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        IAsyncEnumerator<ReadOnlyMemory<byte>> blocks = inner.GetAsyncEnumerator(cancel);
        await using (blocks.ConfigureAwait(false))
        {
            while (true)
            {
                WsgiBody? instead = null;
                bool more = false;
                try
                {
                    more = await blocks.MoveNextAsync().ConfigureAwait(false);
                }
                catch (Exception error) when (!cancel.IsCancellationRequested)
                {
                    instead = answer(error);
                }

                if (instead is not null)
                {
                    await foreach (ReadOnlyMemory<byte> block in instead.WithCancellation(cancel).ConfigureAwait(false))
                        yield return block;
                    yield break;
                }

                if (!more)
                    yield break;
                yield return blocks.Current;
            }
        }
    }
}
