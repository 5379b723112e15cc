using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Middleware;

/// <summary>Which headers <see cref="SecurityHeaders"/> adds; null or false leaves one away.</summary>
public sealed record SecurityHeadersOptions
{
    /// <summary>HTTPS only, told over HTTPS alone; a year by default.</summary>
    public StrictTransportSecurity? StrictTransportSecurity { get; init; } = new(TimeSpan.FromDays(365));

    /// <summary>What pages may load, and from where. None by default: it is the application's to know.</summary>
    /// <remarks>The nonce of the request (<see cref="CspNonce"/>) is added to <c>script-src</c> and <c>style-src</c> where the application has asked for it.</remarks>
    public string? ContentSecurityPolicy { get; init; }

    /// <summary>Which features of the browser pages may use. None by default.</summary>
    public PermissionsPolicy? PermissionsPolicy { get; init; }

    /// <summary>How much other sites learn of where a visitor comes from.</summary>
    public string? ReferrerPolicy { get; init; } = "strict-origin-when-cross-origin";

    /// <summary>Who may embed pages, for browsers that do not know <c>frame-ancestors</c>.</summary>
    public string? FrameOptions { get; init; } = "SAMEORIGIN";

    /// <summary>Which windows share a group of browsing contexts.</summary>
    public string? OpenerPolicy { get; init; } = Http.OpenerPolicy.SameOrigin;

    /// <summary>Whether browsers must believe <c>Content-Type</c>.</summary>
    public bool NoSniff { get; init; } = true;
}

/// <summary>Adds the headers that make browsers careful, where the application does not set them itself.</summary>
/// <remarks>Our own, beyond Werkzeug.</remarks>
public static class SecurityHeaders
{
    /// <summary>Wraps an application.</summary>
    /// <param name="app">The application.</param>
    /// <param name="options">Which headers; null takes the usual ones.</param>
    public static WsgiApp Wrap(WsgiApp app, SecurityHeadersOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        options ??= new SecurityHeadersOptions();
        KeyValuePair<string, string>[] plain = [.. Plain(options)];
        return (environ, startResponse) => app(environ, (status, headers, error) =>
        {
            Headers all = new(headers);
            foreach ((string name, string value) in plain)
                all.SetDefault(name, value);
            if (environ.Scheme == "https" && options.StrictTransportSecurity is { } transport)
                all.SetDefault("Strict-Transport-Security", transport.ToHeader());
            if (options.ContentSecurityPolicy is { } policy)
                all.SetDefault("Content-Security-Policy", WithNonce(policy, CspNonce.Known(environ)));
            return startResponse(status, all, error);
        });
    }

    private static IEnumerable<KeyValuePair<string, string>> Plain(SecurityHeadersOptions options)
    {
        if (options.NoSniff)
            yield return new("X-Content-Type-Options", "nosniff");
        if (options.ReferrerPolicy is { } referrer)
            yield return new("Referrer-Policy", referrer);
        if (options.FrameOptions is { } frames)
            yield return new("X-Frame-Options", frames);
        if (options.OpenerPolicy is { } opener)
            yield return new("Cross-Origin-Opener-Policy", opener);
        if (options.PermissionsPolicy is { } permissions)
            yield return new("Permissions-Policy", permissions.ToHeader());
    }

    private static string WithNonce(string policy, string? nonce) => nonce is null ? policy : CspHeader.Parse(policy).AllowNonce(nonce).ToHeader();
}
