using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net;

public partial class Request
{
    private OptionsHeader? _contentType;
    private MimeAccept? _acceptMimeTypes;
    private LanguageAccept? _acceptLanguages;
    private Accept? _acceptEncodings;
    private RequestCacheControl? _cacheControl;

    /// <summary>The media type of the body with its parameters, or null.</summary>
    public string? ContentType => Environ.ContentType;

    /// <summary>The length of the body in bytes, or null where it is not known.</summary>
    public long? ContentLength => Wsgi.ContentLength.Of(Environ);

    /// <summary>The coding of the body, as <c>gzip</c>, or null.</summary>
    public string? ContentEncoding => Header("CONTENT_ENCODING");

    /// <summary>The media type of the body in lower case, without parameters; empty where there is none.</summary>
    public string MimeType => ParsedContentType.Value.ToLowerInvariant();

    /// <summary>The parameters of the media type.</summary>
    public IReadOnlyDictionary<string, string> MimeTypeParameters => ParsedContentType.Options;

    /// <summary>Whether the body says that it is JSON.</summary>
    public bool IsJson => MimeType is "application/json"
        || (MimeType.StartsWith("application/", StringComparison.Ordinal) && MimeType.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>The page that linked here, or null.</summary>
    public string? Referrer => Header("REFERER");

    /// <summary>When the request was made, or null.</summary>
    public DateTimeOffset? Date => HttpDate.Parse(Header("DATE"));

    /// <summary>How often the request may still be forwarded (TRACE and OPTIONS), or null.</summary>
    public int? MaxForwards => int.TryParse(Header("MAX_FORWARDS"), System.Globalization.CultureInfo.InvariantCulture, out int hops) ? hops : null;

    /// <summary>The origin of the page that made the request, or null.</summary>
    public string? Origin => Header("ORIGIN");

    /// <summary>The nonce of this request's answer, for <c>Content-Security-Policy</c> and the elements of the page; always the same for one request.</summary>
    public string CspNonce => Wsgi.CspNonce.Of(Environ);

    /// <summary>The browser or program that made the request.</summary>
    public virtual UserAgent UserAgent => new(Header("USER_AGENT") ?? "");

    /// <summary>The credentials, or null where there are none or they cannot be read.</summary>
    public Authorization? Authorization => AuthorizationHeader.Parse(Header("AUTHORIZATION"));

    /// <summary>What the client wants of caches.</summary>
    public RequestCacheControl CacheControl => _cacheControl ??= CacheControlHeader.ParseRequest(Header("CACHE_CONTROL"));

    /// <summary>The asked parts, or null.</summary>
    public ByteRange? Range => RangeHeader.Parse(Header("RANGE"));

    /// <summary>The version for which parts are asked.</summary>
    public IfRange IfRange => RangeHeader.ParseIfRange(Header("IF_RANGE"));

    /// <summary>The versions of which one must be the present one.</summary>
    public ETags IfMatch => EntityTag.ParseList(Header("IF_MATCH"));

    /// <summary>The versions that the client has.</summary>
    public ETags IfNoneMatch => EntityTag.ParseList(Header("IF_NONE_MATCH"));

    /// <summary>When the client's version is from, or null.</summary>
    public DateTimeOffset? IfModifiedSince => HttpDate.Parse(Header("IF_MODIFIED_SINCE"));

    /// <summary>After which change the request does not hold, or null.</summary>
    public DateTimeOffset? IfUnmodifiedSince => HttpDate.Parse(Header("IF_UNMODIFIED_SINCE"));

    /// <summary>The media types that the client takes, the best first.</summary>
    public MimeAccept AcceptMimeTypes => _acceptMimeTypes ??= AcceptHeader.ParseMime(Header("ACCEPT"));

    /// <summary>The languages that the client takes, the best first.</summary>
    public LanguageAccept AcceptLanguages => _acceptLanguages ??= AcceptHeader.ParseLanguage(Header("ACCEPT_LANGUAGE"));

    /// <summary>The content codings that the client takes, the best first.</summary>
    public Accept AcceptEncodings => _acceptEncodings ??= AcceptHeader.Parse(Header("ACCEPT_ENCODING"));

    /// <summary>The headers that a cross-origin request wants to send.</summary>
    public HeaderSet? AccessControlRequestHeaders => Header("ACCESS_CONTROL_REQUEST_HEADERS") is { } names ? SetHeader.Parse(names) : null;

    /// <summary>The method that a cross-origin request wants to use, or null.</summary>
    public string? AccessControlRequestMethod => Header("ACCESS_CONTROL_REQUEST_METHOD");

    /// <summary>From which kind of site the request comes: <c>same-origin</c>, <c>same-site</c>, <c>cross-site</c> or <c>none</c>; null where it is not told.</summary>
    public string? SecFetchSite => OneOf(Header("SEC_FETCH_SITE"), "same-origin", "same-site", "cross-site", "none");

    /// <summary>How the page asks: <c>navigate</c>, <c>cors</c>, <c>no-cors</c>, <c>same-origin</c> or <c>websocket</c>; null where it is not told.</summary>
    public string? SecFetchMode => OneOf(Header("SEC_FETCH_MODE"), "cors", "navigate", "no-cors", "same-origin", "websocket");

    /// <summary>Whether the user began the navigation; null where it is not told.</summary>
    public bool? SecFetchUser => Header("SEC_FETCH_USER") is { } value ? value == "?1" : null;

    /// <summary>What the answer is for, as <c>document</c> or <c>image</c>; null where it is not told.</summary>
    public string? SecFetchDest => OneOf(
        Header("SEC_FETCH_DEST"), "audio", "audioworklet", "document", "embed", "empty", "fencedframe", "font", "frame", "iframe", "image", "json",
        "manifest", "object", "paintworklet", "report", "script", "serviceworker", "sharedworker", "style", "track", "video", "webidentity", "worker",
        "xslt");

    /// <summary>What the browser says of how the request came about, as it was sent; decides whether other sites are welcome.</summary>
    public FetchMetadata FetchMetadata => new(Header("SEC_FETCH_SITE"), Header("SEC_FETCH_MODE"), Header("SEC_FETCH_DEST"));

    private static string? OneOf(string? value, params ReadOnlySpan<string> known) => value is not null && known.Contains(value) ? value : null;

    private OptionsHeader ParsedContentType => _contentType ??= OptionsHeader.Parse(ContentType);

    private string? Header(string key) => Environ.Text("HTTP_" + key);
}
