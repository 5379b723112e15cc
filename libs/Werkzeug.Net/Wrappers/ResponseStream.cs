using System.Text;

namespace Werkzeug.Net;

/// <summary>Writes to the body of a response, block by block. The length is no longer told, unless it can be found at the end.</summary>
/// <param name="response">The response.</param>
/// <remarks>Mirrors <c>werkzeug.wrappers.response.ResponseStream</c>.</remarks>
public sealed class ResponseStream(Response response) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <summary>How many bytes the body has so far.</summary>
    public override long Length => response.CalculateContentLength() ?? 0;

    /// <inheritdoc/>
    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    /// <summary>Appends a text, in UTF-8.</summary>
    public void Write(string text) => response.Append(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        response.Append(buffer.AsMemory(offset, count));
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => response.Append(buffer.ToArray());

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
