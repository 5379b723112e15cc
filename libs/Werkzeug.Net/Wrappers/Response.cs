using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net;

/// <summary>A response: status, headers and body, and a WSGI application that sends them.</summary>
/// <remarks>
/// Mirrors <c>werkzeug.wrappers.Response</c>. Open for frameworks: the defaults are virtual. A response is sent once.
/// </remarks>
public partial class Response : IHttpAnswer, IAsyncDisposable
{
    private HttpStatus _status;

    /// <summary>Makes a response.</summary>
    /// <param name="body">Text, bytes, blocks, a stream; nothing makes an empty body.</param>
    /// <param name="status">A code or a text, as <c>404</c> or <c>"404 Not Here"</c>; null takes <see cref="DefaultStatus"/>.</param>
    /// <param name="headers">The headers. A <see cref="Datastructures.Headers"/> is used itself, others are copied.</param>
    /// <param name="mimeType">The media type; text types get <c>charset=utf-8</c>. Null takes <see cref="DefaultMimeType"/>.</param>
    /// <param name="contentType">The whole <c>Content-Type</c>, instead of <paramref name="mimeType"/>.</param>
    /// <param name="directPassthrough">Whether the body goes out as it is, without being looked at.</param>
    /// <exception cref="ArgumentException">The status is empty, or a header has a line break.</exception>
    public Response(
        ResponseBody body = default,
        HttpStatus? status = null,
        IEnumerable<KeyValuePair<string, string>>? headers = null,
        string? mimeType = null,
        string? contentType = null,
        bool directPassthrough = false)
    {
        Headers = headers is null ? new Headers() : headers as Headers ?? new Headers(headers);
        DirectPassthrough = directPassthrough;
        _status = status ?? DefaultStatus;
        if (contentType is null && mimeType is null && !Headers.Contains("Content-Type"))
            mimeType = DefaultMimeType;
        contentType ??= mimeType is null ? null : Http.ContentType.WithCharset(mimeType, "utf-8");
        if (contentType is not null)
            Headers["Content-Type"] = contentType;
        SetBody(body);
    }

    /// <summary>The status of a response that names none.</summary>
    public virtual int DefaultStatus => 200;

    /// <summary>The media type of a response that names none; null sends no <c>Content-Type</c>.</summary>
    public virtual string? DefaultMimeType => "text/plain";

    /// <summary>Whether <c>Content-Length</c> is set where the length is known.</summary>
    public virtual bool AutomaticallySetContentLength { get; set; } = true;

    /// <summary>Whether a relative <c>Location</c> is made absolute.</summary>
    public virtual bool AutocorrectLocationHeader { get; set; }

    /// <summary>From how many bytes on a cookie is too large for some browsers, so that <see cref="OnLargeCookie"/> is called; 0 for never.</summary>
    public virtual int MaxCookieSize { get; set; } = 4093;

    /// <summary>Whether the body goes out as it is, without being looked at.</summary>
    public bool DirectPassthrough { get; set; }

    /// <summary>The headers.</summary>
    public Headers Headers { get; }

    /// <summary>The code, as 404. Setting it brings the words that belong to it.</summary>
    public int StatusCode
    {
        get => _status.Code;
        set => _status = value;
    }

    /// <summary>Code and words, as <c>404 Not Found</c>.</summary>
    /// <exception cref="ArgumentException">Set: the text is empty.</exception>
    public string Status
    {
        get => _status.Line;
        set => _status = value;
    }

    /// <summary>Runs an application and makes a response of what it says.</summary>
    /// <param name="app">The application.</param>
    /// <param name="environ">The request.</param>
    /// <param name="buffered">Whether the body is read at once; else it streams.</param>
    /// <remarks>Mirrors <c>Response.from_app</c>.</remarks>
    public static async ValueTask<Response> FromAppAsync(WsgiApp app, WsgiEnviron environ, bool buffered = false)
    {
        WsgiResult result = await WsgiRunner.RunAsync(app, environ, buffered).ConfigureAwait(false);
        return new Response(result.Body, result.Status, result.Headers) { DirectPassthrough = !buffered };
    }

    /// <summary>Sends the response: announces status and headers, and returns the body. It is a <see cref="WsgiApp"/>.</summary>
    /// <param name="environ">The request that is answered.</param>
    /// <param name="startResponse">Takes status and headers.</param>
    public virtual ValueTask<WsgiBody> InvokeAsync(WsgiEnviron environ, StartResponse startResponse)
    {
        ArgumentNullException.ThrowIfNull(startResponse);
        (WsgiBody body, string status, IReadOnlyList<KeyValuePair<string, string>> headers) = GetWsgiResponse(environ);
        startResponse(status, headers);
        return new(body);
    }

    /// <summary>Body, status and headers as they are sent in answer to a request.</summary>
    public (WsgiBody Body, string Status, IReadOnlyList<KeyValuePair<string, string>> Headers) GetWsgiResponse(WsgiEnviron environ)
    {
        ArgumentNullException.ThrowIfNull(environ);
        Headers headers = GetWsgiHeaders(environ);
        return (GetWsgiBody(environ), Status, headers);
    }

    /// <summary>The headers as they are sent in answer to a request: URLs in ASCII, the length added, or what has no place taken away.</summary>
    public virtual Headers GetWsgiHeaders(WsgiEnviron environ)
    {
        ArgumentNullException.ThrowIfNull(environ);
        Headers headers = Headers.Copy();
        if (LastOf(headers, "Location") is { } location)
            headers["Location"] = AbsoluteLocation(Iri.ToUri(location), environ);
        if (LastOf(headers, "Content-Location") is { } contentLocation)
            headers["Content-Location"] = Iri.ToUri(contentLocation);
        if (StatusCode is (>= 100 and < 200) or 204)
            headers.Remove("Content-Length");
        else if (StatusCode == 304)
            Http.HopByHop.RemoveEntityHeaders(headers);
        else if (AutomaticallySetContentLength && IsSequence && !headers.Contains("Content-Length"))
            headers["Content-Length"] = LengthText;
        return headers;
    }

    /// <summary>The body as it is sent in answer to a request: none for HEAD and for statuses without one.</summary>
    public WsgiBody GetWsgiBody(WsgiEnviron environ)
    {
        ArgumentNullException.ThrowIfNull(environ);
        bool silent = environ.Method == "HEAD" || StatusCode is (>= 100 and < 200) or 204 or 304;
        WsgiBody body = silent ? WsgiBody.Empty : SentBody;
        bool needsClosing = _onClose is not null || (silent && _stream is not null);
        return needsClosing ? body.OnClose(CloseAsync) : body;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"<{GetType().Name} {(IsSequence ? LengthText + " bytes" : "streamed")} [{Status}]>";

    /// <summary>Called when a cookie is larger than <see cref="MaxCookieSize"/>; browsers may drop it. Does nothing.</summary>
    /// <param name="name">The cookie's name.</param>
    /// <param name="size">The size of the header in bytes.</param>
    protected virtual void OnLargeCookie(string name, int size)
    {
    }

    private static string? LastOf(Headers headers, string name) => headers.Contains(name) ? headers.GetList(name)[^1] : null;

    private string AbsoluteLocation(string location, WsgiEnviron environ) => AutocorrectLocationHeader
        ? UrlReference.Join(Iri.ToUri(CurrentUrl.Decoded(environ, stripQueryString: true)), location)
        : location;
}
