using System.Text;

namespace Werkzeug.Net.Middleware;

/// <summary>The body of a request, where the application may read and nothing else.</summary>
/// <param name="inner">The body.</param>
/// <param name="length">How many bytes it has; null where it ends by itself or nobody knows.</param>
/// <param name="report">Takes what is wrong.</param>
internal sealed class LintInput(Stream inner, long? length, Action<string, string> report) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => report("WV14", "The input stream offers reading only, not positioning.");
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        CheckCount(count);
        return Count(inner.Read(buffer, offset, count));
    }

    public override int Read(Span<byte> buffer)
    {
        CheckCount(buffer.Length);
        return Count(inner.Read(buffer));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        CheckCount(buffer.Length);
        return Count(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => report("WV14", "The input stream was flushed, but it offers reading only.");

    public override long Seek(long offset, SeekOrigin origin)
    {
        report("WV14", "The input stream offers reading only, not positioning.");
        return inner.Seek(offset, origin);
    }

    public override void SetLength(long value) => report("WV14", "The input stream offers reading only, not writing.");

    public override void Write(byte[] buffer, int offset, int count) => report("WV14", "The input stream offers reading only, not writing.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            report("WV14", "The input stream was closed; it is the server's to close.");
        base.Dispose(disposing);
    }

    // A read of nothing asks for no bytes: the size was forgotten.
    private void CheckCount(int count)
    {
        if (count == 0)
            report("WV13", "The input stream was read without a size.");
        if (_read >= length)
            report("WA25", $"The input stream was read beyond its {length} bytes, where a server may wait for ever.");
    }

    private int Count(int read)
    {
        _read += read;
        return read;
    }
}

/// <summary>The error stream, where the application may write text.</summary>
internal sealed class LintErrors(TextWriter inner, Action<string, string> report) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(value);

    public override void Write(string? value)
    {
        if (value is null)
            report("WV15", "Null was written to the error stream; it takes text.");
        inner.Write(value);
    }

    public override void Write(object? value)
    {
        if (value is not string)
            report("WV15", $"A {value?.GetType().Name ?? "null"} was written to the error stream; it takes text.");
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            report("WV14", "The error stream was closed; it is the server's to close.");
        base.Dispose(disposing);
    }
}
