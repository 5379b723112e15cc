using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Runtime;

/// <summary>Takes the output of a render in chunks while the render goes on.</summary>
internal abstract class ChunkSink : IResumable
{
    /// <summary>Whether nobody wants more output: the render is left for good.</summary>
    public bool IsClosed { get; protected set; }

    /// <summary>Hands over the chunk that is ready. The render is left until it was taken.</summary>
    public abstract Flow Send(Frame frame);

    public abstract Value Resume(Frame frame, int stage, object? state, Value value);
}

/// <summary>Leaves the render for every chunk, for who asks for one after the other.</summary>
internal sealed class PullSink : ChunkSink
{
    public static readonly PullSink Instance = new();

    public override Flow Send(Frame frame) => frame.Output.Chunk.IsEmpty ? Flow.Next : frame.SuspendRender(this);

    public override Value Resume(Frame frame, int stage, object? state, Value value) => Flow.Next.ToValue();
}

/// <summary>Writes chunks to where that may take time. The render does not print more before a chunk is written.</summary>
internal abstract class PushSink : ChunkSink
{
    public override Flow Send(Frame frame)
    {
        if (frame.Output.Chunk.IsEmpty)
            return Flow.Next;
        ValueTask written = WriteAsync(frame.Output.Chunk, frame.Budget.Cancellation);
        if (written.IsCompletedSuccessfully)
            return Go(frame);
        frame.WaitFor(written.AsTask());
        return frame.SuspendRender(this);
    }

    public override Value Resume(Frame frame, int stage, object? state, Value value) => Go(frame).ToValue();

    /// <summary>Writes what is left when the render has ended.</summary>
    public ValueTask EndAsync(Frame frame) => IsClosed ? default : WriteAsync(frame.Output.TakeRest(), frame.Budget.Cancellation);

    /// <summary>Writes a chunk, which stays as it is until that is done.</summary>
    protected abstract ValueTask WriteAsync(ReadOnlyMemory<char> chunk, CancellationToken cancellation);

    private Flow Go(Frame frame)
    {
        frame.Output.DropChunk();
        return IsClosed ? Flow.Suspended : Flow.Next;
    }
}

/// <summary>Writes text.</summary>
internal sealed class TextSink(TextWriter writer) : PushSink
{
    protected override ValueTask WriteAsync(ReadOnlyMemory<char> chunk, CancellationToken cancellation) => new(writer.WriteAsync(chunk, cancellation));
}

/// <summary>Writes UTF-8.</summary>
internal sealed class StreamSink(Stream stream) : PushSink
{
    protected override async ValueTask WriteAsync(ReadOnlyMemory<char> chunk, CancellationToken cancellation)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(chunk.Length));
        int count = Encoding.UTF8.GetBytes(chunk.Span, bytes);
        await stream.WriteAsync(bytes.AsMemory(0, count), cancellation).ConfigureAwait(false);
        ArrayPool<byte>.Shared.Return(bytes);
    }
}

/// <summary>Writes UTF-8 and lets the reader catch up after each chunk.</summary>
internal sealed class PipeSink(PipeWriter pipe) : PushSink
{
    protected override ValueTask WriteAsync(ReadOnlyMemory<char> chunk, CancellationToken cancellation)
    {
        Encoding.UTF8.GetBytes(chunk.Span, pipe);
        ValueTask<FlushResult> flushing = pipe.FlushAsync(cancellation);
        if (!flushing.IsCompletedSuccessfully)
            return Awaited(flushing);
        Look(flushing.Result);
        return default;
    }

    private async ValueTask Awaited(ValueTask<FlushResult> flushing) => Look(await flushing.ConfigureAwait(false));

    private void Look(FlushResult result)
    {
        if (result.IsCanceled)
            throw new OperationCanceledException("The flush of the pipe was cancelled.");
        IsClosed = result.IsCompleted;
    }
}
