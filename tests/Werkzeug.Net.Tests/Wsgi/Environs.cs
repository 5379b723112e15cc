using System.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Wsgi;

/// <summary>Environments for tests.</summary>
internal static class Environs
{
    /// <summary>A complete environment of a request.</summary>
    public static WsgiEnviron Of(string method = "GET", string path = "/", string body = "", params ReadOnlySpan<(string Key, object? Value)> more)
    {
        byte[] data = Encoding.UTF8.GetBytes(body);
        WsgiEnviron environ = new()
        {
            ["REQUEST_METHOD"] = method,
            ["SCRIPT_NAME"] = "",
            ["PATH_INFO"] = path,
            ["QUERY_STRING"] = "",
            ["SERVER_NAME"] = "localhost",
            ["SERVER_PORT"] = "80",
            ["wsgi.version"] = (1, 0),
            ["wsgi.url_scheme"] = "http",
            ["wsgi.input"] = new MemoryStream(data),
            ["wsgi.errors"] = new StringWriter(),
            ["wsgi.multithread"] = true,
            ["wsgi.multiprocess"] = false,
            ["wsgi.run_once"] = false,
        };
        if (data.Length > 0)
            environ["CONTENT_LENGTH"] = $"{data.Length}";
        foreach ((string key, object? value) in more)
            environ[key] = value;
        return environ;
    }

    /// <summary>An application that answers with a text.</summary>
    public static WsgiApp Answer(string text, string status = "200 OK", params KeyValuePair<string, string>[] headers) => (_, startResponse) =>
    {
        startResponse(status, headers.Length > 0 ? headers : [new("Content-Type", "text/plain")]);
        return new(WsgiBody.Of(text));
    };
}
