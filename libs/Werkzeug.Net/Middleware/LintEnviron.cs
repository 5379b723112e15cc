using System.Globalization;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Middleware;

/// <summary>Checks what a server gives to an application.</summary>
internal static class LintEnviron
{
    private static readonly string[] Required =
    [
        "REQUEST_METHOD", "SERVER_NAME", "SERVER_PORT", "wsgi.version", "wsgi.input", "wsgi.errors", "wsgi.multithread", "wsgi.multiprocess",
        "wsgi.run_once",
    ];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"];

    /// <summary>Reports what is wrong with an environment.</summary>
    public static void Check(WsgiEnviron environ, Action<string, string> error, Action<string, string> warn)
    {
        foreach (string key in Required.Where(key => !environ.ContainsKey(key)))
            error("WV3", $"The environ lacks '{key}'.");
        foreach (string key in new[] { "HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH" }.Where(environ.ContainsKey))
            error("WV4", $"The environ has '{key}'; it belongs into '{key[5..]}'.");
        if (!environ.ContainsKey("QUERY_STRING"))
            warn("WV5", "The environ lacks QUERY_STRING, which some applications expect.");
        foreach ((string key, object? value) in environ.Where(pair => !pair.Key.Contains('.', StringComparison.Ordinal) && pair.Value is not string))
            error("WV6", $"The value of '{key}' is no text but {value?.GetType().Name ?? "null"}.");
        CheckServer(environ, error);
        CheckRequest(environ, error, warn);
    }

    private static void CheckServer(WsgiEnviron environ, Action<string, string> error)
    {
        if (environ.ContainsKey("wsgi.version") && !environ.TryGet("wsgi.version", out (int, int) version))
            error("WV7", "wsgi.version is no pair of numbers.");
        else if (environ.TryGet("wsgi.version", out version) && version != (1, 0))
            error("WV7", $"wsgi.version is {version}, not (1, 0).");
        if (environ.Text("wsgi.url_scheme") is not ("http" or "https"))
            error("WV8", $"wsgi.url_scheme is '{environ.Text("wsgi.url_scheme")}', neither http nor https.");
        if (environ.ContainsKey("wsgi.input") && !environ.TryGet("wsgi.input", out Stream? _))
            error("WV12", "wsgi.input cannot be read.");
        if (environ.ContainsKey("wsgi.errors") && !environ.TryGet("wsgi.errors", out TextWriter? _))
            error("WV12", "wsgi.errors cannot be written to.");
    }

    private static void CheckRequest(WsgiEnviron environ, Action<string, string> error, Action<string, string> warn)
    {
        if (environ.Text("REQUEST_METHOD") is { } method && !Methods.Contains(method))
            warn("WV9", $"REQUEST_METHOD is '{method}', which is not known.");
        string? script = environ.Text("SCRIPT_NAME");
        string? path = environ.Text("PATH_INFO");
        if (script is { Length: > 0 } && script[0] != '/')
            error("WV10", $"SCRIPT_NAME '{script}' does not begin with a slash.");
        if (path is { Length: > 0 } && path[0] != '/')
            error("WV10", $"PATH_INFO '{path}' does not begin with a slash.");
        if (script == "/")
            error("WV10", "SCRIPT_NAME is '/'; it should be empty, and PATH_INFO '/'.");
        if (string.IsNullOrEmpty(script) && string.IsNullOrEmpty(path))
            error("WV10", "One of SCRIPT_NAME and PATH_INFO must be set.");
        if (environ.Text("CONTENT_LENGTH") is { Length: > 0 } length && !ulong.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            error("WV11", $"CONTENT_LENGTH is '{length}', no number of bytes.");
    }
}
