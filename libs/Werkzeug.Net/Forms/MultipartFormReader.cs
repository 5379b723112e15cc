using System.Buffers;
using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Werkzeug.Net.Forms;

/// <summary>Makes the stream that the content of a file is written to.</summary>
/// <param name="file">The headers and names of the file.</param>
/// <param name="contentLength">The length of the whole body in bytes; null where it is not known.</param>
public delegate Stream FileStreamFactory(MultipartFile file, long? contentLength);

/// <summary>Looks at a file before the program sees it, as a scanner for viruses does. It refuses a file by throwing, best an <see cref="HttpException"/>.</summary>
/// <param name="file">The file, complete; its stream stands at the beginning, and is set there again afterwards.</param>
/// <param name="cancel">Fires when the form is not wanted any more.</param>
public delegate ValueTask FileScan(FileStorage file, CancellationToken cancel);

/// <summary>Reads a multipart body from a stream: texts into memory, files into memory or onto disk.</summary>
/// <remarks>Mirrors <c>werkzeug.formparser.MultiPartParser</c>. What it opened is closed when reading fails.</remarks>
public sealed class MultipartFormReader
{
    private readonly FormLimits _limits;
    private readonly FileStreamFactory _open;
    private readonly int _bufferSize;
    private readonly bool _holdWholeDelimiter;
    private readonly FileScan? _scan;

    /// <summary>Makes a reader.</summary>
    /// <param name="limits">What to accept; null takes the usual limits.</param>
    /// <param name="streamFactory">Where files go; null keeps small ones in memory and the others in temporary files.</param>
    /// <param name="bufferSize">How many bytes are read at once.</param>
    /// <param name="holdWholeDelimiter">Whether a delimiter that is cut by the end of what was read is held back whole (<see cref="MultipartDecoder"/>).</param>
    /// <param name="scan">Looks at each file once it is complete; null takes all files.</param>
    public MultipartFormReader(
        FormLimits? limits = null, FileStreamFactory? streamFactory = null, int bufferSize = 64 * 1024, bool holdWholeDelimiter = true, FileScan? scan = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bufferSize);
        _limits = limits ?? new FormLimits();
        _open = streamFactory ?? ((_, _) => new SpooledStream(_limits.FileMemoryThreshold));
        _bufferSize = bufferSize;
        _holdWholeDelimiter = holdWholeDelimiter;
        _scan = scan;
    }

    /// <summary>Reads a body, waiting for its stream.</summary>
    /// <param name="stream">The body.</param>
    /// <param name="boundary">The boundary, without the dashes.</param>
    /// <param name="contentLength">The length of the body in bytes; null where it is not known.</param>
    /// <exception cref="FormatException">The body is no multipart form.</exception>
    /// <exception cref="RequestEntityTooLargeException">A limit is broken.</exception>
    /// <exception cref="InvalidOperationException">The scan of a file waits for something.</exception>
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
                    if (parts.EndFile() is { } file && _scan is not null)
                        await ScanAsync(file, mayWait, cancel).ConfigureAwait(false);
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

    private async ValueTask ScanAsync(FileStorage file, bool mayWait, CancellationToken cancel)
    {
        ValueTask scan = _scan!(file, cancel);
        if (!mayWait && !scan.IsCompleted)
            throw new InvalidOperationException("The scan of a file waits for something. Read the form with LoadFormAsync() first.");
        await scan.ConfigureAwait(false);
        file.Stream.Position = 0;
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
        private long _fileBytes;
        private long _allFileBytes;

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
                EndText();
                switch (_decoder.Next())
                {
                    case MultipartData data:
                        _isPartOver = !data.MoreData;
                        if (File is not null)
                            return Counted(data.Data);
                        AddText(data.Data.Span);
                        break;
                    case MultipartField field:
                        _part = field;
                        _text.ResetWrittenCount();
                        break;
                    case MultipartFile file:
                        _part = file;
                        File = _reader._open(file, _contentLength);
                        _fileBytes = 0;
                        break;
                    case MultipartEpilogue:
                        IsComplete = true;
                        return null;
                    case MultipartNeedData:
                        return null;
                }
            }
        }

        /// <summary>The file whose last bytes were written, ready to be read; null while there are more to come.</summary>
        public FileStorage? EndFile()
        {
            if (!_isPartOver || _part is not MultipartFile part)
                return null;
            _isPartOver = false;
            File!.Position = 0;
            FileStorage file = new(File, part.FileName, part.Name, headers: part.Headers);
            _files.Add(part.Name ?? "", file);
            File = null;
            return file;
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

        // Before it is written: what is too much never reaches the disk.
        private ReadOnlyMemory<byte> Counted(ReadOnlyMemory<byte> data)
        {
            _fileBytes += data.Length;
            _allFileBytes += data.Length;
            if (_fileBytes > _reader._limits.MaxFileSize || _allFileBytes > _reader._limits.MaxFilesSize)
                throw new RequestEntityTooLargeException();
            return data;
        }

        private void EndText()
        {
            if (!_isPartOver || _part is not MultipartField field)
                return;
            _isPartOver = false;
            _form.Add(field.Name ?? "", EncodingOf(field.Headers).GetString(_text.WrittenSpan));
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
