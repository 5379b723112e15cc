using System.Buffers;
using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Forms;

/// <summary>
/// Reads a multipart body part by part, each as a stream that is read from the body only as fast as it is asked for: nothing is kept in
/// memory or on disk, and a client that sends faster waits.
/// </summary>
/// <remarks>
/// Our own, beyond Werkzeug; <see cref="MultipartFormReader"/> reads a whole form. The limits hold here too: a text of at most
/// <see cref="FormLimits.MaxFormMemorySize"/>, files of at most <see cref="FormLimits.MaxFileSize"/> and <see cref="FormLimits.MaxFilesSize"/>.
/// </remarks>
/// <example><code>
/// await using MultipartPartReader parts = new(request.Stream, boundary, new() { MaxFileSize = 1 &lt;&lt; 30 });
/// while (await parts.NextAsync(cancel) is { } part)
///     await part.Content.CopyToAsync(destination, cancel);
/// </code></example>
public sealed class MultipartPartReader : IAsyncDisposable
{
    private readonly Stream _body;
    private readonly FormLimits _limits;
    private readonly MultipartDecoder _decoder;
    private byte[]? _chunk;
    private ReadOnlyMemory<byte> _data;
    private bool _isPartOver = true;
    private bool _isAtEnd;
    private bool _isFile;
    private long _partBytes;
    private long _fileBytes;

    /// <summary>Makes a reader.</summary>
    /// <param name="body">The body. It is not closed.</param>
    /// <param name="boundary">The boundary, without the dashes.</param>
    /// <param name="limits">What to accept; null takes the usual limits.</param>
    /// <param name="bufferSize">How many bytes are read at once.</param>
    public MultipartPartReader(Stream body, ReadOnlySpan<byte> boundary, FormLimits? limits = null, int bufferSize = 16 * 1024)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bufferSize);
        _body = body;
        _limits = limits ?? new FormLimits();
        _decoder = new MultipartDecoder(boundary, _limits);
        _chunk = ArrayPool<byte>.Shared.Rent(bufferSize);
    }

    /// <summary>The next part, or null after the last. What was not read of the part before is skipped.</summary>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="FormatException">The body is no multipart form.</exception>
    /// <exception cref="RequestEntityTooLargeException">A limit is broken.</exception>
    public async ValueTask<MultipartPart?> NextAsync(CancellationToken cancel = default)
    {
        while (!_isPartOver)
            await AdvanceAsync(cancel).ConfigureAwait(false);
        _data = default;
        while (!_isAtEnd)
        {
            switch (await EventAsync(cancel).ConfigureAwait(false))
            {
                case MultipartField field:
                    return Begin(new MultipartPart(field.Name, null, field.Headers, new MultipartPartStream(this)));
                case MultipartFile file:
                    return Begin(new MultipartPart(file.Name, file.FileName, file.Headers, new MultipartPartStream(this)));
                case MultipartEpilogue:
                    _isAtEnd = true;
                    break;
            }
        }

        return null;
    }

    /// <summary>Gives the buffer back. The body stays open.</summary>
    public ValueTask DisposeAsync()
    {
        if (_chunk is not null)
            ArrayPool<byte>.Shared.Return(_chunk);
        _chunk = null;
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads content of the current part; 0 at its end, and for a part that is not the current one any more.</summary>
    internal async ValueTask<int> ReadAsync(MultipartPartStream part, Memory<byte> room, CancellationToken cancel)
    {
        if (part != Current || room.IsEmpty)
            return 0;
        while (_data.IsEmpty && !_isPartOver)
            await AdvanceAsync(cancel).ConfigureAwait(false);
        int taken = Math.Min(room.Length, _data.Length);
        _data[..taken].CopyTo(room);
        _data = _data[taken..];
        return taken;
    }

    private MultipartPartStream? Current { get; set; }

    private MultipartPart Begin(MultipartPart part)
    {
        Current = (MultipartPartStream)part.Content;
        _isFile = part.FileName is not null;
        _isPartOver = false;
        _partBytes = 0;
        return part;
    }

    private async ValueTask AdvanceAsync(CancellationToken cancel)
    {
        if (await EventAsync(cancel).ConfigureAwait(false) is not MultipartData data)
            return;
        _partBytes += data.Data.Length;
        _fileBytes += _isFile ? data.Data.Length : 0;
        if (_partBytes > (_isFile ? _limits.MaxFileSize : _limits.MaxFormMemorySize) || _fileBytes > _limits.MaxFilesSize)
            throw new RequestEntityTooLargeException();
        _data = data.Data;
        _isPartOver = !data.MoreData;
    }

    private async ValueTask<MultipartEvent> EventAsync(CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(_chunk is null, this);
        while (true)
        {
            MultipartEvent next = _decoder.Next();
            if (next is not MultipartNeedData)
                return next;
            int read = await _body.ReadAsync(_chunk, cancel).ConfigureAwait(false);
            if (read == 0)
                _decoder.Complete();
            else
                _decoder.Receive(_chunk.AsSpan(0, read));
        }
    }
}

/// <summary>A part of a multipart body whose content is still to be read.</summary>
/// <param name="Name">The name of the field; null where the part has none.</param>
/// <param name="FileName">The name of the file; null where the part is a text. It comes from the client and may be anything.</param>
/// <param name="Headers">The headers of the part.</param>
/// <param name="Content">The content, until the next part is asked for; afterwards it is at its end.</param>
public sealed record MultipartPart(string? Name, string? FileName, Headers Headers, Stream Content);
