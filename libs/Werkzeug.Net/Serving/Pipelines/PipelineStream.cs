using System.IO.Pipelines;

namespace Werkzeug.Net.Serving.Pipelines;

/// <summary>Where a pipeline writes its body. The first write or flush starts the answer; a write waits while the reader is behind.</summary>
internal sealed class PipelineStream(PipelineResponse response, PipeWriter writer, CancellationToken aborted) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await response.StartAsync().ConfigureAwait(false);
        FlushResult result = await writer.WriteAsync(buffer, aborted).ConfigureAwait(false);
        if (result.IsCompleted)
            throw new OperationCanceledException("The client has gone.", aborted);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => response.StartAsync();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new InvalidOperationException("Synchronous operations are disallowed. Call WriteAsync.");

    public override void Flush() => throw new InvalidOperationException("Synchronous operations are disallowed. Call FlushAsync.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
