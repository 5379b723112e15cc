using System.Buffers;

namespace Werkzeug.Net.Wsgi;

/// <summary>
/// A body made of a stream, from its current position to its end or for a number of bytes. Nothing is read before the server
/// asks; a server may send a file with the operating system's help. Closing the body closes the stream.
/// </summary>
/// <remarks>Mirrors <c>wsgi.file_wrapper</c> and <c>werkzeug.wsgi.FileWrapper</c>.</remarks>
public sealed class FileWrapper : WsgiBody
{
    /// <summary>The size of the blocks where nothing else is said, in bytes.</summary>
    public const int DefaultBlockSize = 64 * 1024;

    private readonly int _blockSize;

    /// <summary>Wraps a stream.</summary>
    /// <param name="file">The stream; the body owns it from here on.</param>
    /// <param name="blockSize">The largest block, in bytes.</param>
    /// <param name="length">How many bytes to send; null sends all that come.</param>
    public FileWrapper(Stream file, int blockSize = DefaultBlockSize, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockSize);
        if (length is long given)
            ArgumentOutOfRangeException.ThrowIfNegative(given, nameof(length));
        File = file;
        Length = length;
        _blockSize = blockSize;
    }

    /// <summary>The stream.</summary>
    public Stream File { get; }

    /// <summary>How many bytes will be sent; null means up to the stream's end.</summary>
    public long? Length { get; }

    /// <summary>Whether the stream can be positioned, so that a range of it can be sent.</summary>
    public bool IsSeekable => File.CanSeek;

    internal override IEnumerable<ReadOnlyMemory<byte>> Blocks => ReadNow();

    /// <inheritdoc/>
    public override async IAsyncEnumerator<ReadOnlyMemory<byte>> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(_blockSize);
        try
        {
            long left = Length ?? long.MaxValue;
            while (left > 0)
            {
                int wanted = (int)Math.Min(_blockSize, left);
                int read = await File.ReadAsync(buffer.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    break;
                left -= read;
                yield return buffer.AsMemory(0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    protected internal override ValueTask CloseAsync() => File.DisposeAsync();

    private IEnumerable<ReadOnlyMemory<byte>> ReadNow()
    {
        byte[] buffer = new byte[_blockSize];
        long left = Length ?? long.MaxValue;
        while (left > 0)
        {
            int read = File.Read(buffer, 0, (int)Math.Min(_blockSize, left));
            if (read == 0)
                break;
            left -= read;
            yield return buffer.AsMemory(0, read);
        }
    }
}
