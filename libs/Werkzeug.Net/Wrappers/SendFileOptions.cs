namespace Werkzeug.Net;

/// <summary>How <see cref="SendFile"/> sends a file.</summary>
/// <remarks>Mirrors the arguments of <c>werkzeug.utils.send_file</c>.</remarks>
public sealed record SendFileOptions
{
    /// <summary>The media type; null guesses it by the name.</summary>
    public string? MimeType { get; init; }

    /// <summary>Whether a browser should save the file instead of showing it.</summary>
    public bool AsAttachment { get; init; }

    /// <summary>The name to save it under; null takes the file's own.</summary>
    public string? DownloadName { get; init; }

    /// <summary>Whether the request's conditions and ranges are answered.</summary>
    public bool Conditional { get; init; } = true;

    /// <summary>Whether the file is tagged by its time, size and path. Needs a path.</summary>
    public bool AddETag { get; init; } = true;

    /// <summary>The tag to use instead.</summary>
    public string? ETag { get; init; }

    /// <summary>When the file was changed; null asks the file system.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>For how long the file may be cached without asking; null has caches ask every time.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Computes <see cref="MaxAge"/> from the path, which is null for streams.</summary>
    public Func<string?, TimeSpan?>? MaxAgeOf { get; init; }

    /// <summary>Whether the server in front sends the file, told its path by <c>X-Sendfile</c>.</summary>
    public bool UseXSendfile { get; init; }

    /// <summary>What relative paths are relative to; null is the working directory.</summary>
    public string? RootPath { get; init; }

    /// <summary>Makes the response; null makes a <see cref="Response"/>.</summary>
    public Func<ResponseBody, string, Datastructures.Headers, Response>? ResponseFactory { get; init; }

    /// <summary>The clock for expiry.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether <see cref="SendFile.FromDirectory"/> follows symbolic links out of the directory. Such a file is not found otherwise.</summary>
    public bool FollowLinks { get; init; }
}
