namespace Werkzeug.Net.Http;

/// <summary>What is said of a cookie beside its name and value: RFC 6265 section 4.1.</summary>
public sealed record CookieOptions
{
    /// <summary>How large a cookie may be before <see cref="TooLarge"/> is told, in bytes: what RFC 6265 section 6.1 asks of browsers, less some slack.</summary>
    public const int UsualMaximumSize = 4_093;

    /// <summary>For how long the browser keeps the cookie, in whole seconds; <see langword="null"/> is until it closes.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Until when the browser keeps the cookie; <see langword="null"/> says nothing.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The path below which the cookie is sent; <see langword="null"/> is the path of the request.</summary>
    public string? Path { get; init; } = "/";

    /// <summary>The domain whose hosts get the cookie; <see langword="null"/> is the host of the request alone.</summary>
    public string? Domain { get; init; }

    /// <summary>Whether the cookie is sent over HTTPS only.</summary>
    public bool Secure { get; init; }

    /// <summary>Whether scripts cannot read the cookie.</summary>
    public bool HttpOnly { get; init; }

    /// <summary>Whether requests that other sites start carry the cookie: <c>Strict</c>, <c>Lax</c> or <c>None</c>, in any case; <see langword="null"/> says nothing.</summary>
    public string? SameSite { get; init; }

    /// <summary>Whether the cookie is kept apart for each site that embeds this one. It implies <see cref="Secure"/>.</summary>
    public bool Partitioned { get; init; }

    /// <summary>Whether <see cref="MaxAge"/> is also written as a date, for old browsers, where <see cref="Expires"/> is not given.</summary>
    public bool SyncExpires { get; init; } = true;

    /// <summary>The size in characters above which <see cref="TooLarge"/> is told; 0 never tells.</summary>
    public int MaximumSize { get; init; } = UsualMaximumSize;

    /// <summary>What to tell that a cookie is too large: browsers drop such a cookie in silence. <see langword="null"/> tells nobody.</summary>
    public Action<string>? TooLarge { get; init; }
}
