using Werkzeug.Net;

namespace Flask.Net;

/// <summary>A response, HTML unless it says otherwise.</summary>
/// <param name="body">Text, bytes, blocks, a stream; nothing makes an empty body.</param>
/// <param name="status">A code or a text, as <c>404</c> or <c>"404 Not Here"</c>; <see langword="null"/> takes 200.</param>
/// <param name="headers">The headers.</param>
/// <param name="mimeType">The media type; text types get <c>charset=utf-8</c>. <see langword="null"/> takes <c>text/html</c>.</param>
/// <param name="contentType">The whole <c>Content-Type</c>, instead of <paramref name="mimeType"/>.</param>
/// <param name="directPassthrough">Whether the body goes out as it is, without being looked at.</param>
/// <remarks>Mirrors <c>flask.Response</c>.</remarks>
public class FlaskResponse(
    ResponseBody body = default,
    HttpStatus? status = null,
    IEnumerable<KeyValuePair<string, string>>? headers = null,
    string? mimeType = null,
    string? contentType = null,
    bool directPassthrough = false)
    : Response(body, status, headers, mimeType, contentType, directPassthrough)
{
    private int? _maxCookieSize;

    /// <inheritdoc/>
    public override string? DefaultMimeType => "text/html";

    /// <summary>From how many bytes on a cookie is too large for some browsers. By default <c>MAX_COOKIE_SIZE</c>.</summary>
    public override int MaxCookieSize
    {
        get => _maxCookieSize ?? (Current.HasApp ? Current.App.Settings.MaxCookieSize : base.MaxCookieSize);
        set => _maxCookieSize = value;
    }
}
