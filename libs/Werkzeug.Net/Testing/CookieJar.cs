using System.Globalization;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Testing;

/// <summary>A cookie that a client keeps.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value as it is sent.</param>
/// <param name="Domain">The host that set it, or the domain that it names.</param>
/// <param name="Path">The path below which it is sent.</param>
/// <param name="IsHostOnly">Whether it is sent to exactly this host and none below.</param>
/// <param name="Expires">When it ends; <see langword="null"/> with the client.</param>
/// <param name="MaxAge">How long it lives, as it was said.</param>
/// <param name="IsSecure">Whether it is for <c>https</c> only.</param>
/// <param name="IsHttpOnly">Whether scripts cannot see it.</param>
/// <param name="SameSite">What it says of requests from other sites.</param>
/// <remarks>Mirrors <c>werkzeug.test.Cookie</c>.</remarks>
public sealed record TestCookie(
    string Name,
    string Value,
    string Domain = "localhost",
    string Path = "/",
    bool IsHostOnly = true,
    DateTimeOffset? Expires = null,
    TimeSpan? MaxAge = null,
    bool IsSecure = false,
    bool IsHttpOnly = false,
    string? SameSite = null)
{
    private const long LongestAge = 1_000L * 366 * 24 * 3600;

    /// <summary>Whether the cookie is over: its age counts before its date (RFC 6265, section 5.3).</summary>
    internal bool IsOver(DateTimeOffset now) => MaxAge is { } age ? age <= TimeSpan.Zero : Expires <= now;

    /// <summary>Whether the host may set it: a cookie for another domain is dropped (RFC 6265, section 5.3, step 6).</summary>
    internal bool MayBeSetBy(string host) => IsHostOnly || host == Domain || host.EndsWith("." + Domain, StringComparison.Ordinal);

    internal static TestCookie Parse(string header, string host, string path)
    {
        string[] parts = header.Split(';');
        int equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? parts[0].Trim() : parts[0][..equals].Trim();
        TestCookie cookie = new(name, equals < 0 ? "" : parts[0][(equals + 1)..].Trim(), host, path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "/");
        foreach (string part in parts.Skip(1))
        {
            string[] pair = part.Split('=', 2);
            cookie = cookie.With(pair[0].Trim().ToLowerInvariant(), pair.Length > 1 ? pair[1].Trim() : "");
        }

        return cookie;
    }

    internal bool Matches(string host, string path) => MatchesHost(host) && MatchesPath(path);

    private TestCookie With(string option, string value) => option switch
    {
        "domain" when value.Length > 0 => this with { Domain = value.TrimStart('.').ToLowerInvariant(), IsHostOnly = false },
        "path" when value.StartsWith('/') => this with { Path = value },
        "expires" => this with { Expires = HttpDate.Parse(value) },
        "max-age" when long.TryParse(value, CultureInfo.InvariantCulture, out long seconds) => this with { MaxAge = TimeSpan.FromSeconds(Math.Clamp(seconds, -1, LongestAge)) },
        "secure" => this with { IsSecure = true },
        "httponly" => this with { IsHttpOnly = true },
        "samesite" => this with { SameSite = value },
        _ => this,
    };

    private bool MatchesHost(string host) => host == Domain || (!IsHostOnly && host.EndsWith("." + Domain, StringComparison.Ordinal));

    private bool MatchesPath(string path) =>
        path == Path || (path.StartsWith(Path, StringComparison.Ordinal) && (Path.EndsWith('/') || path[Path.Length] == '/'));
}

/// <summary>The cookies that a client keeps between its requests, by the rules of RFC 6265.</summary>
/// <remarks>As in the original, cookies for <c>https</c> are sent to <c>http</c> too: tests seldom speak TLS.</remarks>
/// <param name="time">The clock by which cookies end; null takes the system's.</param>
public sealed class CookieJar(TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly OrderedDictionary<(string Domain, string Path, string Name), TestCookie> _cookies = [];

    /// <summary>All cookies.</summary>
    public IReadOnlyCollection<TestCookie> Cookies => _cookies.Values;

    /// <summary>The cookie of a name; <see langword="null"/> where there is none.</summary>
    public TestCookie? Get(string name, string domain = "localhost", string path = "/") => _cookies.GetValueOrDefault((domain, path, name));

    /// <summary>Keeps a cookie, or forgets it where it says so.</summary>
    public void Set(TestCookie cookie)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        if (cookie.IsOver(_time.GetUtcNow()))
            _cookies.Remove((cookie.Domain, cookie.Path, cookie.Name));
        else
            _cookies[(cookie.Domain, cookie.Path, cookie.Name)] = cookie;
    }

    /// <summary>Forgets a cookie.</summary>
    public void Delete(string name, string domain = "localhost", string path = "/") => _cookies.Remove((domain, path, name));

    /// <summary>The <c>Cookie</c> header for a request; <see langword="null"/> where no cookie belongs to it.</summary>
    public string? HeaderFor(string host, string path)
    {
        ArgumentNullException.ThrowIfNull(host);
        DateTimeOffset now = _time.GetUtcNow();
        string name = host.ToLowerInvariant();
        string header = string.Join("; ", _cookies.Values.Where(cookie => cookie.Matches(name, path) && !cookie.IsOver(now))
            .OrderByDescending(static cookie => cookie.Path.Length).Select(static cookie => $"{cookie.Name}={cookie.Value}"));
        return header.Length == 0 ? null : header;
    }

    /// <summary>Makes the cookies that belong to a request its header <c>Cookie</c>. One that it has is replaced, also by nothing.</summary>
    /// <param name="environ">The request.</param>
    /// <returns>Where the request goes, which <see cref="Update"/> wants to know with its answer.</returns>
    public (string Host, string Path) AddTo(WsgiEnviron environ)
    {
        ArgumentNullException.ThrowIfNull(environ);
        string host = WithoutPort(CurrentUrl.Host(environ));
        string path = $"{environ.ScriptName.TrimEnd('/')}/{environ.Path.TrimStart('/')}";
        if (HeaderFor(host, path) is { } header)
            environ["HTTP_COOKIE"] = header;
        else
            environ.Remove("HTTP_COOKIE");
        return (host, path);
    }

    /// <summary>Takes over the cookies of a response.</summary>
    public void Update(IEnumerable<string> setCookieHeaders, string host, string path)
    {
        ArgumentNullException.ThrowIfNull(setCookieHeaders);
        ArgumentNullException.ThrowIfNull(host);
        foreach (string header in setCookieHeaders)
        {
            TestCookie cookie = TestCookie.Parse(header, host.ToLowerInvariant(), path);
            if (cookie.MayBeSetBy(host.ToLowerInvariant()))
                Set(cookie);
        }
    }

    private static string WithoutPort(string host) => host.LastIndexOf(':') is var colon && colon > host.LastIndexOf(']') ? host[..colon] : host;
}
