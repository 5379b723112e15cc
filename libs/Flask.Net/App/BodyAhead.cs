using System.Buffers;
using System.IO.Pipelines;
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

    private static readonly StreamPipeReaderOptions Reading = new(bufferSize: 16 * 1024, leaveOpen: true);

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

    // What a client promises is not what it sends: memory is taken as the body comes.
    private static async ValueTask ReadAsync(FlaskContext context, WsgiEnviron environ)
    {
        long? length = context.HttpContext!.Request.ContentLength; // who calls this has looked at it
        PipeReader reader = PipeReader.Create(environ.Input, Reading);
        ReadOnlySequence<byte> ahead;
        bool isWhole;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(environ.Aborted).ConfigureAwait(false);
            ahead = read.Buffer;
            isWhole = read.IsCompleted || ahead.Length >= length;
            if (isWhole || ahead.Length >= Limit)
                break;
            reader.AdvanceTo(ahead.Start, ahead.End);
        }

        reader.AdvanceTo(ahead.Start); // nothing was taken: all of it is the view's to read
        context.AwaitsBody = !isWhole;
        environ["wsgi.input"] = reader.AsStream();
    }
}
