using System.Text;

namespace Werkzeug.Net.Middleware;

/// <summary>The body of a request, where the application may read and nothing else.</summary>
internal sealed class LintInput(Stream inner, Action<string, string> report) : Stream
{
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
        return inner.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        CheckCount(buffer.Length);
        return inner.Read(buffer);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        CheckCount(buffer.Length);
        return inner.ReadAsync(buffer, cancellationToken);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        CheckCount(count);
        return inner.ReadAsync(buffer, offset, count, cancellationToken);
    }

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
