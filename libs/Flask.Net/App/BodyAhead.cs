using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Werkzeug.Net.Wsgi;

namespace Flask.Net;

/// <summary>Waits for the body of a request before a synchronous view reads it, so that the view holds up no thread of the pool.</summary>
/// <remarks>
/// A body of up to <see cref="Limit"/> bytes is read into memory first. Of a larger one that much is read, and the view runs on a thread
/// of its own, which may wait for the rest. An asynchronous view reads for itself, as it comes.
/// </remarks>
internal static class BodyAhead
{
    /// <summary>How many bytes are read ahead at most.</summary>
    public const int Limit = 1024 * 1024;

    private const int FirstBlock = 16 * 1024;

    // Threads that wait for large uploads to synchronous views; more of these wait for their turn without a thread.
    private static readonly SemaphoreSlim Threads = new(64);

    /// <summary>Reads the body, if there is one that is still on its way.</summary>
    public static ValueTask ReadAsync(FlaskContext context)
    {
        if (context.HttpContext?.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return ValueTask.CompletedTask;
        bool isRefused = context.HttpContext.Request.ContentLength > context.Request.MaxContentLength;
        return isRefused ? ValueTask.CompletedTask : ReadAsync(context, context.Request.Environ);
    }

    /// <summary>Runs a synchronous view that will wait for more of its body.</summary>
    public static async ValueTask<object?> RunApartAsync(FlaskContext context, RegisteredView view)
    {
        CancellationToken cancel = context.Request.Environ.Aborted;
        await Threads.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await Task.Factory.StartNew(
                () => view.Run(context).AsTask(), cancel, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default)
                .Unwrap().ConfigureAwait(false);
        }
        finally
        {
            Threads.Release();
        }
    }

    private static async ValueTask ReadAsync(FlaskContext context, WsgiEnviron environ)
    {
        Stream input = environ.Input;
        HttpRequest request = context.HttpContext!.Request; // who calls this has looked at it
        byte[] block = new byte[Math.Clamp(request.ContentLength ?? FirstBlock, 1, FirstBlock)]; // what a client promises is not what it sends
        int count = 0;
        while (true)
        {
            int read = await input.ReadAsync(block.AsMemory(count), environ.Aborted).ConfigureAwait(false);
            count += read;
            if (read == 0 || count == request.ContentLength)
                break;
            if (count < block.Length)
                continue;
            if (count == Limit)
            {
                context.AwaitsBody = true;
                environ["wsgi.input"] = new RejoinedStream(block, input);
                return;
            }

            Array.Resize(ref block, Math.Min(count * 2, Limit));
        }

        environ["wsgi.input"] = new MemoryStream(block, 0, count, writable: false);
    }

    /// <summary>What was read ahead of a stream, and then the stream.</summary>
    private sealed class RejoinedStream(byte[] head, Stream rest) : Stream
    {
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer) => _at < head.Length ? TakeAhead(buffer) : rest.Read(buffer);

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _at < head.Length ? new(TakeAhead(buffer.Span)) : rest.ReadAsync(buffer, cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int TakeAhead(Span<byte> buffer)
        {
            int count = Math.Min(buffer.Length, head.Length - _at);
            head.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }
    }
}
