using System.Text;
using System.Text.Unicode;
using MarkupSafe.Net;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net;

/// <summary>Makes responses that send the client elsewhere.</summary>
public static class Redirect
{
    /// <summary>A redirect.</summary>
    /// <param name="location">Where to go: a URL or a path; other characters than ASCII are encoded when it is sent.</param>
    /// <param name="code">301, 302, 303, 305, 307 or 308.</param>
    /// <remarks>Mirrors <c>werkzeug.utils.redirect</c>.</remarks>
    public static Response To(string location, int code = 303)
    {
        ArgumentNullException.ThrowIfNull(location);
        string shown = HtmlEscaper.Escape(location);
        Response response = new(
            "<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n"
            + $"<p>You should be redirected automatically to the target URL: <a href=\"{shown}\">{shown}</a>. If not, click the link.\n",
            code,
            mimeType: "text/html");
        response.Headers["Location"] = location;
        return response;
    }

    /// <summary>A redirect to the same URL with a slash at its end, relative to it.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="code">The code; 308 keeps the method.</param>
    /// <remarks>Mirrors <c>werkzeug.utils.append_slash_redirect</c>.</remarks>
    public static Response AppendSlash(WsgiEnviron environ, int code = 308)
    {
        ArgumentNullException.ThrowIfNull(environ);
        string path = environ.Text("PATH_INFO") ?? "";
        path = IsUtf8(path) ? environ.Path : path;
        string tail = path[(path.LastIndexOf('/') + 1)..];
        string location = tail.Length > 0 ? tail + "/" : "./";
        return To(environ.QueryString is { Length: > 0 } query ? $"{location}?{query}" : location, code);
    }

    // What is not UTF-8 is kept a character for a byte: the redirect must name the same path again.
    private static bool IsUtf8(string byteText) => Utf8.IsValid(Encoding.Latin1.GetBytes(byteText));
}
