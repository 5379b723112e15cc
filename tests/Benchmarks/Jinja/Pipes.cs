using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Benchmarks.Jinja;

/// <summary>Takes bytes and forgets them, without ever waiting.</summary>
internal sealed class DiscardingPipe : PipeWriter
{
    private readonly byte[] _room = new byte[256 * 1024];

    public override void Advance(int bytes)
    {
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => _room;

    public override Span<byte> GetSpan(int sizeHint = 0) => _room;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => new(default(FlushResult));

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
    }
}

/// <summary>Takes bytes and keeps them.</summary>
internal sealed class KeepingPipe : PipeWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public string Text => Encoding.UTF8.GetString(_bytes.WrittenSpan);

    public override void Advance(int bytes) => _bytes.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _bytes.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _bytes.GetSpan(sizeHint);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => new(default(FlushResult));

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
    }
}
