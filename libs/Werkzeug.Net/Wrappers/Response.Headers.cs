using System.Globalization;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;

namespace Werkzeug.Net;

public partial class Response
{
    /// <summary>The media type with its parameters; null where there is none.</summary>
    public string? ContentType
    {
        get => Headers.Get("Content-Type");
        set => Set("Content-Type", value);
    }

    /// <summary>The media type without parameters; null where there is none. Setting it adds <c>charset=utf-8</c> to text types.</summary>
    public string? MimeType
    {
        get => ContentType is { Length: > 0 } type ? type.Split(';')[0].Trim() : null;
        set => ContentType = value is null ? null : Http.ContentType.WithCharset(value, "utf-8");
    }

    /// <summary>The parameters of the media type.</summary>
    public IReadOnlyDictionary<string, string> MimeTypeParameters => OptionsHeader.Parse(ContentType).Options;

    /// <summary>Whether the body says that it is JSON.</summary>
    public bool IsJson => MimeType is { } type
        && (type == "application/json" || (type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal)));

    /// <summary>The length of the body in bytes; null where it is not told.</summary>
    public long? ContentLength
    {
        get => Number("Content-Length");
        set => Set("Content-Length", value?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Where to go (RFC 9110, section 10.2.2); null for nowhere.</summary>
    public string? Location
    {
        get => Headers.Get("Location");
        set => Set("Location", value);
    }

    /// <summary>The URL of what the body shows; null where it is the request's.</summary>
    public string? ContentLocation
    {
        get => Headers.Get("Content-Location");
        set => Set("Content-Location", value);
    }

    /// <summary>The coding of the body, as <c>gzip</c>; null for none.</summary>
    public string? ContentEncoding
    {
        get => Headers.Get("Content-Encoding");
        set => Set("Content-Encoding", value);
    }

    /// <summary>When the response was made; null where it is not told.</summary>
    public DateTimeOffset? Date
    {
        get => HttpDate.Parse(Headers.Get("Date"));
        set => Set("Date", value);
    }

    /// <summary>When the response becomes stale; null where it is not told.</summary>
    public DateTimeOffset? Expires
    {
        get => HttpDate.Parse(Headers.Get("Expires"));
        set => Set("Expires", value);
    }

    /// <summary>When the resource was changed last; null where it is not told.</summary>
    public DateTimeOffset? LastModified
    {
        get => HttpDate.Parse(Headers.Get("Last-Modified"));
        set => Set("Last-Modified", value);
    }

    /// <summary>How long the response lay in caches; null where it is not told.</summary>
    public TimeSpan? Age
    {
        get => AgeHeader.Parse(Headers.Get("Age"));
        set => Set("Age", value is { } age ? AgeHeader.Write(age) : null);
    }

    /// <summary>When to try again, as a moment; null where it is not told. A number of seconds counts from now.</summary>
    public DateTimeOffset? RetryAfter
    {
        get => Number("Retry-After") is long seconds ? Time.GetUtcNow().AddSeconds(seconds) : HttpDate.Parse(Headers.Get("Retry-After"));
        set => Set("Retry-After", value);
    }

    /// <summary>What ranges the resource takes, as <c>bytes</c> or <c>none</c>; null where it is not told.</summary>
    public string? AcceptRanges
    {
        get => Headers.Get("Accept-Ranges");
        set => Set("Accept-Ranges", value);
    }

    /// <summary>The request headers that the response depends on. Changes are written to the header.</summary>
    public HeaderSet Vary
    {
        get => ReadSet("Vary");
        set => WriteSet("Vary", value);
    }

    /// <summary>The languages of the body. Changes are written to the header.</summary>
    public HeaderSet ContentLanguage
    {
        get => ReadSet("Content-Language");
        set => WriteSet("Content-Language", value);
    }

    /// <summary>The methods that the resource takes. Changes are written to the header.</summary>
    public HeaderSet Allow
    {
        get => ReadSet("Allow");
        set => WriteSet("Allow", value);
    }

    /// <summary>What caches may do. Changes are written to the header.</summary>
    public ResponseCacheControl CacheControl
    {
        get
        {
            ResponseCacheControl control = CacheControlHeader.ParseResponse(Headers.Get("Cache-Control"));
            control.OnUpdate = changed => Set("Cache-Control", control.Count > 0 ? control.ToHeader() : null);
            return control;
        }
    }

    /// <summary>The part that the body is of the resource. Changes are written to the header.</summary>
    public ContentRange ContentRange
    {
        get => RangeHeader.ParseContentRange(Headers.Get("Content-Range"), WriteRange) ?? new ContentRange(null, null, null, onUpdate: WriteRange);
        set => WriteRange(value);
    }

    /// <summary>The way to log in; null for none. Changes are written to the header.</summary>
    public WwwAuthenticate? WwwAuthenticate
    {
        get
        {
            WwwAuthenticate? challenge = AuthorizationHeader.ParseChallenge(Headers.Get("WWW-Authenticate"));
            if (challenge is not null)
                challenge.OnUpdate = changed => Set("WWW-Authenticate", changed.ToHeader());
            return challenge;
        }

        set => Set("WWW-Authenticate", value?.ToHeader());
    }

    /// <summary>What the page may load. Changes are written to the header.</summary>
    public ContentSecurityPolicy ContentSecurityPolicy
    {
        get => ReadPolicy("Content-Security-Policy");
        set => Set("Content-Security-Policy", value?.ToHeader());
    }

    /// <summary>What the page should load, where breaking it is reported only. Changes are written to the header.</summary>
    public ContentSecurityPolicy ContentSecurityPolicyReportOnly
    {
        get => ReadPolicy("Content-Security-Policy-Report-Only");
        set => Set("Content-Security-Policy-Report-Only", value?.ToHeader());
    }

    /// <summary>Whether the browser is to come by HTTPS only; null says nothing. Of use over HTTPS alone.</summary>
    public StrictTransportSecurity? StrictTransportSecurity
    {
        get => StrictTransportSecurityHeader.Parse(Headers.Get("Strict-Transport-Security"));
        set => Set("Strict-Transport-Security", value?.ToHeader());
    }

    /// <summary>Who may use features of the browser; null says nothing. Set it again after changing it.</summary>
    public PermissionsPolicy? PermissionsPolicy
    {
        get => Headers.Get("Permissions-Policy") is { } policy ? PermissionsPolicy.Parse(policy) : null;
        set => Set("Permissions-Policy", value?.ToHeader());
    }

    /// <summary>Which pages share a browsing context, as <c>same-origin</c>; null says nothing.</summary>
    public string? CrossOriginOpenerPolicy
    {
        get => Headers.Get("Cross-Origin-Opener-Policy");
        set => Set("Cross-Origin-Opener-Policy", value);
    }

    /// <summary>What the page may embed, as <c>require-corp</c>; null says nothing.</summary>
    public string? CrossOriginEmbedderPolicy
    {
        get => Headers.Get("Cross-Origin-Embedder-Policy");
        set => Set("Cross-Origin-Embedder-Policy", value);
    }

    /// <summary>Which sites may load the resource, as <c>same-site</c>; null says nothing.</summary>
    public string? CrossOriginResourcePolicy
    {
        get => Headers.Get("Cross-Origin-Resource-Policy");
        set => Set("Cross-Origin-Resource-Policy", value);
    }

    /// <summary>Whether scripts of other origins may send credentials.</summary>
    public bool AccessControlAllowCredentials
    {
        get => Headers.Contains("Access-Control-Allow-Credentials");
        set => Set("Access-Control-Allow-Credentials", value ? "true" : null);
    }

    /// <summary>The origin that may read the response; null for none.</summary>
    public string? AccessControlAllowOrigin
    {
        get => Headers.Get("Access-Control-Allow-Origin");
        set => Set("Access-Control-Allow-Origin", value);
    }

    /// <summary>The headers that other origins may send. Changes are written to the header.</summary>
    public HeaderSet AccessControlAllowHeaders
    {
        get => ReadSet("Access-Control-Allow-Headers");
        set => WriteSet("Access-Control-Allow-Headers", value);
    }

    /// <summary>The methods that other origins may use. Changes are written to the header.</summary>
    public HeaderSet AccessControlAllowMethods
    {
        get => ReadSet("Access-Control-Allow-Methods");
        set => WriteSet("Access-Control-Allow-Methods", value);
    }

    /// <summary>The headers that other origins may read. Changes are written to the header.</summary>
    public HeaderSet AccessControlExposeHeaders
    {
        get => ReadSet("Access-Control-Expose-Headers");
        set => WriteSet("Access-Control-Expose-Headers", value);
    }

    /// <summary>For how long a browser may remember these permissions, in seconds; null leaves it to the browser.</summary>
    public long? AccessControlMaxAge
    {
        get => Number("Access-Control-Max-Age");
        set => Set("Access-Control-Max-Age", value?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The clock; for dates that are set and ages that are read.</summary>
    protected internal virtual TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Sets or removes a header.</summary>
    private void Set(string name, string? value)
    {
        if (value is null)
            Headers.Remove(name);
        else
            Headers[name] = value;
    }

    private void Set(string name, DateTimeOffset? moment) => Set(name, moment is { } date ? HttpDate.Format(date) : null);

    private long? Number(string name) => long.TryParse(Headers.Get(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    private HeaderSet ReadSet(string name) => SetHeader.Parse(Headers.Get(name), changed => WriteSet(name, changed));

    private void WriteSet(string name, HeaderSet? words) => Set(name, words is { Count: > 0 } ? words.ToHeader() : null);

    private void WriteRange(ContentRange? range) => Set("Content-Range", range?.Units is null ? null : range.ToHeader());

    private ContentSecurityPolicy ReadPolicy(string name)
    {
        ContentSecurityPolicy policy = CspHeader.Parse(Headers.Get(name));
        policy.OnUpdate = changed => Set(name, policy.Count > 0 ? policy.ToHeader() : null);
        return policy;
    }
}
