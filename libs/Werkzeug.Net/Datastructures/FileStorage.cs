using System.Globalization;

namespace Werkzeug.Net.Datastructures;

/// <summary>A file that came with a form.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.FileStorage</c>. Disposing it closes the stream and so removes a temporary file behind it.</remarks>
public sealed class FileStorage : IDisposable, IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Wraps a stream as a file of a form.</summary>
    /// <param name="stream">The content; <see langword="null"/> is empty.</param>
    /// <param name="fileName">The name that the client gave the file. It is not to be trusted: see <c>SecureFileName</c>.</param>
    /// <param name="name">The name of the form's field.</param>
    /// <param name="contentType">The media type that the client names; <see langword="null"/> leaves the headers as they are.</param>
    /// <param name="headers">The headers of the file's part; <see langword="null"/> is none.</param>
    public FileStorage(Stream? stream = null, string? fileName = null, string? name = null, string? contentType = null, Headers? headers = null)
    {
        Stream = stream ?? Stream.Null;
        FileName = fileName;
        Name = name;
        Headers = headers ?? new Headers();
        if (contentType is not null)
            Headers["Content-Type"] = contentType;
    }

    /// <summary>The content.</summary>
    public Stream Stream { get; }

    /// <summary>The name that the client gave the file; <see langword="null"/> where it gave none.</summary>
    public string? FileName { get; }

    /// <summary>The name of the form's field.</summary>
    public string? Name { get; }

    /// <summary>The headers of the file's part.</summary>
    public Headers Headers { get; }

    /// <summary>The media type that the client names, with its options; <see langword="null"/> where it names none.</summary>
    public string? ContentType => Headers.Get("Content-Type");

    /// <summary>The media type in small letters without options; empty where the client names none.</summary>
    public string MimeType => (ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant();

    /// <summary>The length in bytes that the part's header names, which is 0 where it names none: clients rarely do.</summary>
    public long ContentLength =>
        long.TryParse(Headers.Get("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out long length) ? length : 0;

    /// <summary>The length of the content in bytes, where the stream knows it; else <see cref="ContentLength"/>.</summary>
    public long Length => Stream.CanSeek ? Stream.Length : ContentLength;

    /// <summary>Whether the client chose a file at all: an empty field of a form has no name.</summary>
    public bool HasFile => !string.IsNullOrEmpty(FileName);

    /// <summary>Writes the content into a new file, or over an old one.</summary>
    /// <param name="path">Where to write. Never build it from <see cref="FileName"/> as it is.</param>
    /// <param name="cancel">Stops writing.</param>
    public async Task SaveAsync(string path, CancellationToken cancel = default)
    {
        FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        await using (file.ConfigureAwait(false))
            await SaveAsync(file, cancel).ConfigureAwait(false);
    }

    /// <summary>Writes the content, from where its stream stands, to another stream.</summary>
    public Task SaveAsync(Stream destination, CancellationToken cancel = default) => Stream.CopyToAsync(destination, BufferSize, cancel);

    /// <inheritdoc/>
    public void Dispose() => Stream.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    /// <summary>Name and media type, as <c>a.txt (text/plain)</c>.</summary>
    public override string ToString() => $"{FileName} ({ContentType})";
}
