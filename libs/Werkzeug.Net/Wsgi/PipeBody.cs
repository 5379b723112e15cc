using System.IO.Pipelines;

namespace Werkzeug.Net.Wsgi;

/// <summary>A body that is written by a program while it is sent: the writer waits where the server is slower. It starts with the first block that is asked for.</summary>
/// <param name="write">Writes the body; its token fires when the body is closed before its end.</param>
internal sealed class PipeBody(Func<PipeWriter, CancellationToken, Task> write) : WsgiBody
{
    private readonly CancellationTokenSource _closed = new();
    private readonly Pipe _pipe = new();
    private Task _writing = Task.CompletedTask;

    public override async IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        _writing = WriteAsync();
        bool isEnd = false;
        while (!isEnd)
        {
            ReadResult read = await _pipe.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            foreach (ReadOnlyMemory<byte> block in read.Buffer)
                yield return block;
            _pipe.Reader.AdvanceTo(read.Buffer.End);
            isEnd = read.IsCompleted;
        }

        await _writing.ConfigureAwait(false);
    }

    // What the writer throws reaches who reads; once the body is closed nobody wants it any more.
    protected internal override async ValueTask CloseAsync()
    {
        await _closed.CancelAsync().ConfigureAwait(false);
        await _pipe.Reader.CompleteAsync().ConfigureAwait(false);
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closed.Dispose();
    }

    private async Task WriteAsync()
    {
        try
        {
            await write(_pipe.Writer, _closed.Token).ConfigureAwait(false);
            await _pipe.Writer.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            await _pipe.Writer.CompleteAsync(error).ConfigureAwait(false);
            throw;
        }
    }
}
