using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Forms;

/// <summary>Reads the forms that browsers send: urlencoded and multipart.</summary>
/// <remarks>Mirrors <c>werkzeug.formparser.FormDataParser</c>.</remarks>
public sealed class FormDataParser
{
    private readonly FormLimits _limits;
    private readonly FileStreamFactory? _streamFactory;
    private readonly bool _isSilent;

    /// <summary>Makes a parser.</summary>
    /// <param name="limits">What to accept; null takes the usual limits.</param>
    /// <param name="silent">Whether a form that cannot be read reads as empty; else it is an error. Broken limits are always errors.</param>
    /// <param name="streamFactory">Where files go; null keeps small ones in memory and the others in temporary files.</param>
    public FormDataParser(FormLimits? limits = null, bool silent = true, FileStreamFactory? streamFactory = null)
    {
        _limits = limits ?? new FormLimits();
        _isSilent = silent;
        _streamFactory = streamFactory;
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
        try
        {
            switch (mimeType)
            {
                case "multipart/form-data":
                    return new MultipartFormReader(_limits, _streamFactory).Read(stream, BoundaryOf(parameters), contentLength);
                case "application/x-www-form-urlencoded":
                    CheckLength(contentLength);
                    using (MemoryStream all = new())
                    {
                        stream.CopyTo(all);
                        return FromUrlEncoded(stream, all);
                    }

                default:
                    return FormData.None(stream);
            }
        }
        catch (Exception error) when (_isSilent && IsBadForm(error))
        {
            return FormData.None(stream);
        }
    }

    /// <summary>Reads a form.</summary>
    /// <param name="stream">The body.</param>
    /// <param name="mimeType">The media type without parameters, in lower case.</param>
    /// <param name="contentLength">The length of the body in bytes; null where it is not known.</param>
    /// <param name="parameters">The parameters of the media type.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="RequestEntityTooLargeException">A limit is broken.</exception>
    /// <exception cref="FormatException">The form cannot be read, and the parser is not silent.</exception>
    public async ValueTask<FormData> ParseAsync(
        Stream stream, string mimeType, long? contentLength, IReadOnlyDictionary<string, string> parameters, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            switch (mimeType)
            {
                case "multipart/form-data":
                    return await new MultipartFormReader(_limits, _streamFactory)
                        .ReadAsync(stream, BoundaryOf(parameters), contentLength, cancel).ConfigureAwait(false);
                case "application/x-www-form-urlencoded":
                    CheckLength(contentLength);
                    using (MemoryStream all = new())
                    {
                        await stream.CopyToAsync(all, cancel).ConfigureAwait(false);
                        return FromUrlEncoded(stream, all);
                    }

                default:
                    return FormData.None(stream);
            }
        }
        catch (Exception error) when (_isSilent && IsBadForm(error))
        {
            return FormData.None(stream);
        }
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

    private void CheckLength(long? contentLength)
    {
        if (contentLength > _limits.MaxFormMemorySize)
            throw new RequestEntityTooLargeException();
    }

    private FormData FromUrlEncoded(Stream stream, MemoryStream all)
    {
        MultiDict<string> form = QueryText.Parse(all.GetBuffer().AsSpan(0, (int)all.Length), _limits.MaxPairs, _limits.MaxNameLength);
        return new FormData(stream, ImmutableMultiDict<string>.Own(form), ImmutableMultiDict.Empty<FileStorage>());
    }
}
