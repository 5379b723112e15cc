using Werkzeug.Net.Http;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Middleware;

/// <summary>Which requests of other sites <see cref="FetchGate"/> lets pass.</summary>
public sealed record FetchGateOptions
{
    /// <summary>Origins that may send anything, as <c>https://admin.example.org</c>.</summary>
    public IReadOnlyCollection<string> TrustedOrigins { get; init; } = [];

    /// <summary>Whether hosts of the same site, as a sister below one domain, count as the application's own.</summary>
    public bool TrustsSameSite { get; init; } = true;

    /// <summary>Says of a request that it may come from anywhere, as one to a public interface; null says so of none.</summary>
    public Func<WsgiEnviron, bool>? IsOpen { get; init; }
}

/// <summary>
/// Refuses what other sites make a browser send (403): cross-site request forgery, and leaks by embedding. It needs no token and no
/// change of the application.
/// </summary>
/// <remarks>
/// Our own, beyond Werkzeug. Browsers tell by <c>Sec-Fetch-Site</c> where a request comes from (<see cref="FetchMetadata"/>). Older ones
/// tell by <c>Origin</c>, which is compared with the host for methods that change things. A request that has neither does not come from a
/// page of another site, unless the browser is older than both: where those matter, use a token too.
/// </remarks>
public static class FetchGate
{
    /// <summary>Wraps an application.</summary>
    /// <param name="app">The application.</param>
    /// <param name="options">What to let pass; null takes the usual options.</param>
    public static WsgiApp Wrap(WsgiApp app, FetchGateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        options ??= new FetchGateOptions();
        return (environ, startResponse) => IsWelcome(environ, options)
            ? app(environ, startResponse)
            : new ForbiddenException("The request comes from another site.").ToResponse(environ).InvokeAsync(environ, startResponse);
    }

    private static bool IsWelcome(WsgiEnviron environ, FetchGateOptions options)
    {
        string? origin = environ.Text("HTTP_ORIGIN");
        FetchMetadata fetch = new(environ.Text("HTTP_SEC_FETCH_SITE"), environ.Text("HTTP_SEC_FETCH_MODE"), environ.Text("HTTP_SEC_FETCH_DEST"));
        bool isOwn = fetch.Site is null
            ? environ.Method is "GET" or "HEAD" or "OPTIONS" or "TRACE" || origin is null || IsSame(origin, environ)
            : fetch.IsWelcome(environ.Method) && (options.TrustsSameSite || fetch.Site != "same-site");
        return isOwn || (origin is not null && options.TrustedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)) || options.IsOpen?.Invoke(environ) == true;
    }

    // The scheme is left out: behind a proxy that ends TLS it is often not known.
    private static bool IsSame(string origin, WsgiEnviron environ)
    {
        int host = origin.IndexOf("://", StringComparison.Ordinal);
        return host >= 0 && origin.AsSpan(host + 3).Equals(CurrentUrl.Host(environ), StringComparison.OrdinalIgnoreCase);
    }
}
