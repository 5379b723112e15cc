using System.Buffers;
using System.Globalization;
using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net;

/// <summary>Makes responses of files.</summary>
/// <remarks>Mirrors <c>werkzeug.utils.send_file</c> and <c>send_from_directory</c>.</remarks>
public static class SendFile
{
    private static readonly SearchValues<char> NameCharacters = PercentEncoding.Safe("!#$&+-.^_`|~");

    /// <summary>Sends a file by its path. Never give it a path that came from a client; <see cref="FromDirectory"/> is for those.</summary>
    /// <param name="path">The path.</param>
    /// <param name="environ">The request that is answered.</param>
    /// <param name="options">How to send it; null takes the defaults.</param>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="RequestedRangeNotSatisfiableException">The asked part does not exist.</exception>
    public static Response FromPath(string path, WsgiEnviron environ, SendFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new SendFileOptions();
        string full = options.RootPath is null ? Path.GetFullPath(path) : Path.GetFullPath(path, options.RootPath);
        FileInfo info = new(full);
        if (!info.Exists)
            throw new FileNotFoundException($"There is no file '{full}'.", full);
        FileStream? file = options.UseXSendfile ? null : new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        return Send(new Source(full, file, file?.Length ?? info.Length, info.LastWriteTimeUtc), environ, options with
        {
            DownloadName = options.DownloadName ?? info.Name,
        });
    }

    /// <summary>Sends a stream from its position to its end. It is closed with the response.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="environ">The request that is answered.</param>
    /// <param name="options">How to send it; without a download name the media type must be given.</param>
    /// <exception cref="ArgumentException">The media type cannot be guessed, or the attachment has no name.</exception>
    /// <exception cref="RequestedRangeNotSatisfiableException">The asked part does not exist.</exception>
    public static Response FromStream(Stream stream, WsgiEnviron environ, SendFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        long? size = stream.CanSeek ? stream.Length - stream.Position : null;
        return Send(new Source(null, stream, size, null), environ, options ?? new SendFileOptions());
    }

    /// <summary>Sends a file of a directory by a path that came from a client; what lies outside is not found.</summary>
    /// <param name="directory">The directory; never from a client.</param>
    /// <param name="path">The path below it.</param>
    /// <param name="environ">The request that is answered.</param>
    /// <param name="options">How to send it; null takes the defaults.</param>
    /// <exception cref="NotFoundException">There is no such file, or the path leads outside.</exception>
    /// <exception cref="RequestedRangeNotSatisfiableException">The asked part does not exist.</exception>
    public static Response FromDirectory(string directory, string path, WsgiEnviron environ, SendFileOptions? options = null)
    {
        if (SafePath.Join(directory, path) is not { } joined)
            throw new NotFoundException();
        string full = Rooted(joined, options);
        if (!SafeLinks.IsFile(full) || (options?.FollowLinks != true && !SafePath.StaysInside(Rooted(directory, options), full)))
            throw new NotFoundException();
        return FromPath(full, environ, options);
    }

    private static string Rooted(string path, SendFileOptions? options) => options?.RootPath is { } root ? Path.Combine(root, path) : path;

    private static Response Send(Source source, WsgiEnviron environ, SendFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(environ);
        try
        {
            Response response = Describe(source, options);
            SetCaching(response, source, options);
            if (options.Conditional)
                response.MakeConditional(environ, acceptRanges: true, source.Size);
            if (response.StatusCode == 304)
                response.Headers.Remove("X-Sendfile");
            return response;
        }
        catch
        {
            source.File?.Dispose();
            throw;
        }
    }

    private static Response Describe(Source source, SendFileOptions options)
    {
        Headers headers = new();
        string mimeType = options.MimeType ?? GuessType(options, headers);
        if (options.DownloadName is { } name)
            SetName(headers, name, options.AsAttachment);
        else if (options.AsAttachment)
            throw new ArgumentNullException(nameof(options), "No name provided for attachment. Either set 'DownloadName' or pass a file path instead of a file.");
        if (source.File is null)
            headers["X-Sendfile"] = source.Path!;
        ResponseBody body = source.File is null ? default(ResponseBody) : ResponseBody.FromWsgiBody(new FileWrapper(source.File));
        Response response = options.ResponseFactory?.Invoke(body, mimeType, headers) ?? new Response(body, headers: headers, mimeType: mimeType);
        response.DirectPassthrough = true;
        if (source.Size is not null)
            response.ContentLength = source.Size;
        return response;
    }

    private static string GuessType(SendFileOptions options, Headers headers)
    {
        if (options.DownloadName is null)
        {
            throw new ArgumentNullException(
                nameof(options),
                "Unable to detect the MIME type because a file name is not available. Either set 'DownloadName', pass a file path instead of a "
                + "stream, or set 'MimeType' directly.");
        }

        (string? type, string? encoding) = MimeTypes.Guess(options.DownloadName);
        if (encoding is not null && !options.AsAttachment)
            headers["Content-Encoding"] = encoding;
        return type ?? "application/octet-stream";
    }

    // RFC 6266: a name in ASCII for everyone, and the real one for those who understand it.
    private static void SetName(Headers headers, string name, bool asAttachment)
    {
        Dictionary<string, string?> options = [];
        if (Ascii.IsValid(name))
        {
            options["filename"] = name;
        }
        else
        {
            options["filename"] = new string([.. name.Normalize(NormalizationForm.FormKD).Where(char.IsAscii)]);
            options["filename*"] = $"UTF-8''{PercentEncoding.Quote(name, NameCharacters)}";
        }

        headers.Set("Content-Disposition", asAttachment ? "attachment" : "inline", options);
    }

    private static void SetCaching(Response response, Source source, SendFileOptions options)
    {
        DateTimeOffset? modified = options.LastModified ?? source.Modified;
        response.LastModified = modified;
        ResponseCacheControl control = response.CacheControl;
        control.NoCache = true;
        if ((options.MaxAgeOf?.Invoke(source.Path) ?? options.MaxAge) is { } age)
        {
            if (age > TimeSpan.Zero)
            {
                control.NoCache = default;
                control.Public = true;
            }

            control.MaxAge = (long)age.TotalSeconds;
            response.Expires = options.Time.GetUtcNow() + age;
        }

        if (options.ETag is not null)
            response.SetETag(options.ETag);
        else if (options.AddETag && source.Path is not null)
            response.SetETag(TagOf(source));
    }

    private static string TagOf(Source source) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(source.Modified!.Value - DateTimeOffset.UnixEpoch).TotalSeconds:0.0######}-{source.Size}-{Adler32(Encoding.UTF8.GetBytes(source.Path!))}");

    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        const uint Prime = 65_521;
        uint low = 1, high = 0;
        foreach (byte b in data)
        {
            low = (low + b) % Prime;
            high = (high + low) % Prime;
        }

        return (high << 16) | low;
    }

    private sealed record Source(string? Path, Stream? File, long? Size, DateTimeOffset? Modified);
}
