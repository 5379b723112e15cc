using System.Buffers;
using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Werkzeug.Net.Forms;

/// <summary>Makes the stream that the content of a file is written to.</summary>
/// <param name="file">The headers and names of the file.</param>
/// <param name="contentLength">The length of the whole body in bytes; null where it is not known.</param>
public delegate Stream FileStreamFactory(MultipartFile file, long? contentLength);

/// <summary>Reads a multipart body from a stream: texts into memory, files into memory or onto disk.</summary>
/// <remarks>Mirrors <c>werkzeug.formparser.MultiPartParser</c>. What it opened is closed when reading fails.</remarks>
public sealed class MultipartFormReader
{
    private readonly FormLimits _limits;
    private readonly FileStreamFactory _open;
    private readonly int _bufferSize;
    private readonly bool _holdWholeDelimiter;

    /// <summary>Makes a reader.</summary>
    /// <param name="limits">What to accept; null takes the usual limits.</param>
    /// <param name="streamFactory">Where files go; null keeps small ones in memory and the others in temporary files.</param>
    /// <param name="bufferSize">How many bytes are read at once.</param>
    /// <param name="holdWholeDelimiter">Whether a delimiter that is cut by the end of what was read is held back whole (<see cref="MultipartDecoder"/>).</param>
    public MultipartFormReader(
        FormLimits? limits = null, FileStreamFactory? streamFactory = null, int bufferSize = 64 * 1024, bool holdWholeDelimiter = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bufferSize);
        _limits = limits ?? new FormLimits();
        _open = streamFactory ?? ((_, _) => new SpooledStream(_limits.FileMemoryThreshold));
        _bufferSize = bufferSize;
        _holdWholeDelimiter = holdWholeDelimiter;
    }

    /// <summary>Reads a body, waiting for its stream.</summary>
    /// <param name="stream">The body.</param>
    /// <param name="boundary">The boundary, without the dashes.</param>
    /// <param name="contentLength">The length of the body in bytes; null where it is not known.</param>
    /// <exception cref="FormatException">The body is no multipart form.</exception>
    /// <exception cref="RequestEntityTooLargeException">A limit is broken.</exception>
    public FormData Read(Stream stream, ReadOnlySpan<byte> boundary, long? contentLength = null)
    {
        // Without waiting every step completes at once, so nothing blocks here but the stream itself.
        Task<FormData> reading = ReadAsync(stream, new Parts(this, boundary, contentLength), mayWait: false, default).AsTask();
        return reading.GetAwaiter().GetResult();
    }

    /// <summary>Reads a body.</summary>
    /// <param name="stream">The body.</param>
    /// <param name="boundary">The boundary, without the dashes.</param>
    /// <param name="contentLength">The length of the body in bytes; null where it is not known.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="FormatException">The body is no multipart form.</exception>
    /// <exception cref="RequestEntityTooLargeException">A limit is broken.</exception>
    public ValueTask<FormData> ReadAsync(Stream stream, ReadOnlySpan<byte> boundary, long? contentLength = null, CancellationToken cancel = default) =>
        ReadAsync(stream, new Parts(this, boundary, contentLength), mayWait: true, cancel);

    private async ValueTask<FormData> ReadAsync(Stream stream, Parts parts, bool mayWait, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] chunk = ArrayPool<byte>.Shared.Rent(_bufferSize);
        try
        {
            while (!parts.IsComplete)
            {
                Memory<byte> room = chunk.AsMemory(0, _bufferSize);
                int read = mayWait ? await stream.ReadAsync(room, cancel).ConfigureAwait(false) : stream.Read(room.Span);
                parts.Receive(room.Span[..read]);
                while (parts.Take() is { } data)
                {
                    if (mayWait)
                        await parts.File!.WriteAsync(data, cancel).ConfigureAwait(false);
                    else
                        parts.File!.Write(data.Span);
                }
            }

            return parts.Finish(stream);
        }
        catch
        {
            parts.Abandon();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    /// <summary>Collects the parts of one body from a decoder's events.</summary>
    private sealed class Parts
    {
        private readonly MultipartFormReader _reader;
        private readonly MultipartDecoder _decoder;
        private readonly long? _contentLength;
        private readonly MultiDict<string> _form = new();
        private readonly MultiDict<FileStorage> _files = new();
        private readonly ArrayBufferWriter<byte> _text = new();
        private MultipartEvent? _part;
        private bool _isPartOver;

        public Parts(MultipartFormReader reader, ReadOnlySpan<byte> boundary, long? contentLength)
        {
            _reader = reader;
            _decoder = new MultipartDecoder(boundary, reader._limits, reader._holdWholeDelimiter);
            _contentLength = contentLength;
        }

        /// <summary>Whether the end of the body was seen.</summary>
        public bool IsComplete { get; private set; }

        /// <summary>The file that is being written; null while a text is read.</summary>
        public Stream? File { get; private set; }

        public void Receive(ReadOnlySpan<byte> data)
        {
            if (data.IsEmpty)
                _decoder.Complete();
            else
                _decoder.Receive(data);
        }

        /// <summary>Takes events until there is something to write to <see cref="File"/>; null where more bytes are needed or the body ended.</summary>
        public ReadOnlyMemory<byte>? Take()
        {
            while (true)
            {
                EndPart();
                switch (_decoder.Next())
                {
                    case MultipartData data:
                        _isPartOver = !data.MoreData;
                        if (File is not null)
                            return data.Data;
                        AddText(data.Data.Span);
                        break;
                    case MultipartField field:
                        _part = field;
                        _text.ResetWrittenCount();
                        break;
                    case MultipartFile file:
                        _part = file;
                        File = _reader._open(file, _contentLength);
                        break;
                    case MultipartEpilogue:
                        IsComplete = true;
                        return null;
                    case MultipartNeedData:
                        return null;
                }
            }
        }

        public FormData Finish(Stream stream) => new(stream, ImmutableMultiDict<string>.Own(_form), ImmutableMultiDict<FileStorage>.Own(_files));

        public void Abandon()
        {
            File?.Dispose();
            foreach (KeyValuePair<string, FileStorage> file in _files.Pairs)
                file.Value.Dispose();
        }

        private void AddText(ReadOnlySpan<byte> data)
        {
            if (_text.WrittenCount + (long)data.Length > _reader._limits.MaxFormMemorySize)
                throw new RequestEntityTooLargeException();
            _text.Write(data);
        }

        private void EndPart()
        {
            if (!_isPartOver)
                return;
            _isPartOver = false;
            if (_part is MultipartFile file)
            {
                File!.Position = 0;
                _files.Add(file.Name ?? "", new FileStorage(File, file.FileName, file.Name, headers: file.Headers));
                File = null;
            }
            else if (_part is MultipartField field)
            {
                _form.Add(field.Name ?? "", EncodingOf(field.Headers).GetString(_text.WrittenSpan));
            }
        }

        private static Encoding EncodingOf(Headers headers)
        {
            string? charset = headers.TryGetValue("Content-Type", out string? type) ? OptionsHeader.Parse(type).Options.GetValueOrDefault("charset") : null;
            return charset?.ToLowerInvariant() switch
            {
                "iso-8859-1" => Encoding.Latin1,
                "ascii" or "us-ascii" => AsciiWithReplacement,
                _ => Encoding.UTF8,
            };
        }

        private static readonly Encoding AsciiWithReplacement =
            Encoding.GetEncoding("us-ascii", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
    }
}
