using System.Globalization;
using System.Reflection;
using System.Text;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Middleware;

/// <summary>How <see cref="SharedData"/> serves files.</summary>
public sealed record SharedDataOptions
{
    /// <summary>Whether files are tagged and may be cached.</summary>
    public bool Cache { get; init; } = true;

    /// <summary>For how long files may be cached.</summary>
    public TimeSpan CacheTimeout { get; init; } = TimeSpan.FromHours(12);

    /// <summary>The media type of files whose ending is not known.</summary>
    public string FallbackMimeType { get; init; } = "application/octet-stream";

    /// <summary>Says by its name which file is not served; null serves all.</summary>
    public Func<string, bool>? Disallow { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>Where shared files come from.</summary>
/// <param name="path">The path below the export, from the client; null where the export itself is asked for.</param>
/// <returns>The file, or null where there is none.</returns>
public delegate SharedFile? SharedFileLoader(string? path);

/// <summary>A file that can be served.</summary>
/// <param name="Name">Its name; the ending tells the media type.</param>
/// <param name="Open">Opens it.</param>
/// <param name="Modified">When it was changed.</param>
/// <param name="Size">Its size in bytes.</param>
public sealed record SharedFile(string Name, Func<Stream> Open, DateTimeOffset Modified, long Size);

/// <summary>Serves files beside an application: <c>SharedData.Wrap(app, new() { ["/static"] = "static" })</c>.</summary>
/// <remarks>Mirrors <c>werkzeug.middleware.shared_data.SharedDataMiddleware</c>. Paths of clients go through <see cref="SafePath"/>.</remarks>
public static class SharedData
{
    /// <summary>Serves directories and files.</summary>
    /// <param name="app">Takes what is no file.</param>
    /// <param name="exports">Directories or files by URL path.</param>
    public static WsgiApp Wrap(WsgiApp app, Dictionary<string, string> exports)
    {
        ArgumentNullException.ThrowIfNull(exports);
        return Wrap(app, exports.Select(static export => KeyValuePair.Create(export.Key, FromDisk(export.Value))));
    }

    /// <summary>Serves whatever loaders find.</summary>
    /// <param name="app">Takes what is no file.</param>
    /// <param name="exports">Loaders by URL path, asked in their order.</param>
    /// <param name="options">How to serve; null takes the defaults.</param>
    public static WsgiApp Wrap(WsgiApp app, IEnumerable<KeyValuePair<string, SharedFileLoader>> exports, SharedDataOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        KeyValuePair<string, SharedFileLoader>[] all = [.. exports];
        options ??= new SharedDataOptions();
        return (environ, startResponse) => Find(environ.Path, all, options) is { } file
            ? new(Send(file, environ, startResponse, options))
            : app(environ, startResponse);
    }

    /// <summary>Files of a directory, or one file.</summary>
    /// <param name="root">The directory or the file.</param>
    /// <param name="followLinks">Whether symbolic links are followed out of the directory. Such a file is not found otherwise.</param>
    public static SharedFileLoader FromDisk(string root, bool followLinks = false)
    {
        ArgumentNullException.ThrowIfNull(root);
        return path =>
        {
            string? full = path is null ? root : File.Exists(root) ? null : SafePath.Join(root, path);
            if (full is null || !SafeLinks.IsFile(full) || (path is not null && !followLinks && !SafePath.StaysInside(root, full)))
                return null;
            FileInfo info = new(full);
            return new SharedFile(info.Name, () => new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1), info.LastWriteTimeUtc, info.Length);
        };
    }

    /// <summary>Resources embedded in an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="prefix">What the names of the resources begin with, as <c>MyApp.Assets</c>.</param>
    public static SharedFileLoader FromResources(Assembly assembly, string prefix)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        DateTimeOffset modified = assembly.Location.Length > 0 ? File.GetLastWriteTimeUtc(assembly.Location) : DateTimeOffset.UnixEpoch;
        return path =>
        {
            string name = path is null ? prefix : $"{prefix}.{path.Replace('/', '.')}";
            using Stream? resource = assembly.GetManifestResourceStream(name);
            return resource is null ? null : new SharedFile(name, () => assembly.GetManifestResourceStream(name)!, modified, resource.Length);
        };
    }

    private static SharedFile? Find(string path, KeyValuePair<string, SharedFileLoader>[] exports, SharedDataOptions options)
    {
        foreach ((string export, SharedFileLoader load) in exports)
        {
            SharedFile? file = path == export ? load(null) : null;
            string folder = export.EndsWith('/') ? export : export + "/";
            if (file is null && path.StartsWith(folder, StringComparison.Ordinal))
                file = load(path[folder.Length..]);
            if (file is not null)
                return options.Disallow?.Invoke(file.Name) == true ? null : file;
        }

        return null;
    }

    private static WsgiBody Send(SharedFile file, WsgiEnviron environ, StartResponse startResponse, SharedDataOptions options)
    {
        DateTimeOffset now = options.Time.GetUtcNow();
        List<KeyValuePair<string, string>> headers = [new("Date", HttpDate.Format(now))];
        if (options.Cache)
        {
            string tag = TagOf(file);
            headers.Add(new("Etag", $"\"{tag}\""));
            headers.Add(new("Cache-Control", string.Create(CultureInfo.InvariantCulture, $"max-age={(long)options.CacheTimeout.TotalSeconds}, public")));
            if (!IsModified(environ, tag, file.Modified))
            {
                startResponse("304 Not Modified", headers);
                return WsgiBody.Empty;
            }

            headers.Add(new("Expires", HttpDate.Format(now + options.CacheTimeout)));
        }
        else
        {
            headers.Add(new("Cache-Control", "public"));
        }

        headers.Add(new("Content-Type", ContentType.WithCharset(MimeTypes.Guess(file.Name).Type ?? options.FallbackMimeType, "utf-8")));
        headers.Add(new("Content-Length", file.Size.ToString(CultureInfo.InvariantCulture)));
        headers.Add(new("Last-Modified", HttpDate.Format(file.Modified)));
        startResponse("200 OK", headers);
        return environ.Method == "HEAD" ? WsgiBody.Empty : new FileWrapper(file.Open());
    }

    private static string TagOf(SharedFile file) => string.Create(
        CultureInfo.InvariantCulture,
        $"wzsdm-{file.Modified.ToUnixTimeSeconds()}-{file.Size}-{EntityTag.Generate(Encoding.UTF8.GetBytes(file.Name))[..10].Replace('/', '_')}");

    private static bool IsModified(WsgiEnviron environ, string tag, DateTimeOffset modified) => environ.Method is not ("GET" or "HEAD") || new ConditionalRequest
    {
        IfModifiedSince = environ.Text("HTTP_IF_MODIFIED_SINCE"),
        IfNoneMatch = environ.Text("HTTP_IF_NONE_MATCH"),
        IfMatch = environ.Text("HTTP_IF_MATCH"),
    }.IsModified(tag, lastModified: modified);
}
