using System.Diagnostics.CodeAnalysis;

namespace Click.Net.Testing;

/// <summary>Collects output and errors, each alone and both in the order they are written.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Streams of memory hold nothing that has to be closed.")]
internal sealed class StreamMixer
{
    private readonly MemoryStream _stdout = new();
    private readonly MemoryStream _stderr = new();
    private readonly MemoryStream _mixed = new();
    private readonly Lock _lock = new();

    public byte[] Stdout => Copy(_stdout);

    public byte[] Stderr => Copy(_stderr);

    public byte[] Mixed => Copy(_mixed);

    /// <summary>A stream whose bytes are collected.</summary>
    public Stream Open(bool error) => new Part(this, error ? _stderr : _stdout);

    private byte[] Copy(MemoryStream stream)
    {
        lock (_lock)
            return stream.ToArray();
    }

    private void Write(MemoryStream own, ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            own.Write(bytes);
            _mixed.Write(bytes);
        }
    }

    private sealed class Part(StreamMixer mixer, MemoryStream own) : Stream
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

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => mixer.Write(own, buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => mixer.Write(own, buffer);
    }
}
