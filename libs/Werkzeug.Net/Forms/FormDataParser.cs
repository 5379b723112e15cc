using System.Buffers;
using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Forms;

/// <summary>Reads the forms that browsers send: urlencoded and multipart.</summary>
/// <remarks>Mirrors <c>werkzeug.formparser.FormDataParser</c>.</remarks>
public sealed class FormDataParser
{
    private const int ReadSize = 4 * 1024;
    private readonly FormLimits _limits;
    private readonly FileStreamFactory? _streamFactory;
    private readonly bool _isSilent;
    private readonly FileScan? _scan;

    /// <summary>Makes a parser.</summary>
    /// <param name="limits">What to accept; null takes the usual limits.</param>
    /// <param name="silent">Whether a form that cannot be read reads as empty; else it is an error. Broken limits are always errors.</param>
    /// <param name="streamFactory">Where files go; null keeps small ones in memory and the others in temporary files.</param>
    /// <param name="scan">Looks at each file once it is complete; null takes all files.</param>
    public FormDataParser(FormLimits? limits = null, bool silent = true, FileStreamFactory? streamFactory = null, FileScan? scan = null)
    {
        _limits = limits ?? new FormLimits();
        _isSilent = silent;
        _streamFactory = streamFactory;
        _scan = scan;
    }

    /// <summary>Reads the form of a request, waiting for its body.</summary>
    /// <exception cref="RequestEntityTooLargeException">A limit is broken.</exception>
    /// <exception cref="FormatException">The form cannot be read, and the parser is not silent.</exception>
    public FormData ParseFromEnviron(WsgiEnviron environ)
    {
        OptionsHeader type = OptionsHeader.Parse(environ?.ContentType);
        return Parse(InputStream.Of(environ!, _limits.MaxContentLength), type.Value, ContentLength.Of(environ!), type.Options);
    }

    /// <summary>Reads the form of a request.</summary>
    /// <exception cref="RequestEntityTooLargeException">A limit is broken.</exception>
    /// <exception cref="FormatException">The form cannot be read, and the parser is not silent.</exception>
    public ValueTask<FormData> ParseFromEnvironAsync(WsgiEnviron environ, CancellationToken cancel = default)
    {
        OptionsHeader type = OptionsHeader.Parse(environ?.ContentType);
        return ParseAsync(InputStream.Of(environ!, _limits.MaxContentLength), type.Value, ContentLength.Of(environ!), type.Options, cancel);
    }

    /// <summary>Reads a form, waiting for its stream.</summary>
    /// <param name="stream">The body.</param>
    /// <param name="mimeType">The media type without parameters, in lower case.</param>
    /// <param name="contentLength">The length of the body in bytes; null where it is not known.</param>
    /// <param name="parameters">The parameters of the media type.</param>
    /// <exception cref="RequestEntityTooLargeException">A limit is broken.</exception>
    /// <exception cref="FormatException">The form cannot be read, and the parser is not silent.</exception>
    public FormData Parse(Stream stream, string mimeType, long? contentLength, IReadOnlyDictionary<string, string> parameters)
    {
        // Without waiting every step completes at once, so nothing blocks here but the stream itself.
        Task<FormData> reading = ParseAsync(stream, mimeType, contentLength, parameters, mayWait: false, default).AsTask();
        return reading.GetAwaiter().GetResult();
    }

    /// <summary>Reads a form.</summary>
    /// <param name="stream">The body.</param>
    /// <param name="mimeType">The media type without parameters, in lower case.</param>
    /// <param name="contentLength">The length of the body in bytes; null where it is not known.</param>
    /// <param name="parameters">The parameters of the media type.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="RequestEntityTooLargeException">A limit is broken.</exception>
    /// <exception cref="FormatException">The form cannot be read, and the parser is not silent.</exception>
    public ValueTask<FormData> ParseAsync(
        Stream stream, string mimeType, long? contentLength, IReadOnlyDictionary<string, string> parameters, CancellationToken cancel = default) =>
        ParseAsync(stream, mimeType, contentLength, parameters, mayWait: true, cancel);

    private async ValueTask<FormData> ParseAsync(
        Stream stream, string mimeType, long? contentLength, IReadOnlyDictionary<string, string> parameters, bool mayWait, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return mimeType switch
            {
                "multipart/form-data" => await ReadPartsAsync(stream, BoundaryOf(parameters), contentLength, mayWait, cancel).ConfigureAwait(false),
                "application/x-www-form-urlencoded" => await ReadPairsAsync(stream, contentLength, mayWait, cancel).ConfigureAwait(false),
                _ => FormData.None(stream),
            };
        }
        catch (Exception error) when (_isSilent && IsBadForm(error))
        {
            return FormData.None(stream);
        }
    }

    private ValueTask<FormData> ReadPartsAsync(Stream stream, byte[] boundary, long? contentLength, bool mayWait, CancellationToken cancel)
    {
        MultipartFormReader reader = new(_limits, _streamFactory, scan: _scan);
        return mayWait ? reader.ReadAsync(stream, boundary, contentLength, cancel) : new(reader.Read(stream, boundary, contentLength));
    }

    // The original asks a body for its length only. One that does not tell it is counted while it is read, and may have what is usual at least.
    private async ValueTask<FormData> ReadPairsAsync(Stream stream, long? contentLength, bool mayWait, CancellationToken cancel)
    {
        if (contentLength > _limits.MaxFormMemorySize)
            throw new RequestEntityTooLargeException();
        long? most = _limits.MaxFormMemorySize is { } size ? Math.Max(size, FormLimits.UsualMemorySize) : null;
        ArrayBufferWriter<byte> all = new();
        while (true)
        {
            Memory<byte> room = all.GetMemory(ReadSize);
            int read = mayWait ? await stream.ReadAsync(room, cancel).ConfigureAwait(false) : stream.Read(room.Span);
            if (read == 0)
                break;
            all.Advance(read);
            if (all.WrittenCount > most)
                throw new RequestEntityTooLargeException();
        }

        MultiDict<string> form = QueryText.Parse(all.WrittenSpan, _limits.MaxPairs, _limits.MaxNameLength);
        return new FormData(stream, ImmutableMultiDict<string>.Own(form), ImmutableMultiDict.Empty<FileStorage>());
    }

    private static bool IsBadForm(Exception error) => error is FormatException or DecoderFallbackException or EncoderFallbackException;

    private byte[] BoundaryOf(IReadOnlyDictionary<string, string> parameters)
    {
        string boundary = parameters.GetValueOrDefault("boundary") ?? "";
        if (boundary.Length == 0)
            throw new FormatException("Missing boundary");
        if (boundary.Length > _limits.MaxBoundaryLength)
            throw new FormatException($"The boundary is longer than {_limits.MaxBoundaryLength} bytes.");
        return Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetBytes(boundary);
    }
}
