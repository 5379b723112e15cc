using System.Net;
using Werkzeug.Net.Http;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Middleware;

/// <summary>How many proxies set each header, and which proxies are believed.</summary>
public sealed record ProxyFixOptions
{
    /// <summary>How many values of <c>X-Forwarded-For</c> are to be trusted; 0 ignores the header.</summary>
    public int For { get; init; } = 1;

    /// <summary>How many values of <c>X-Forwarded-Proto</c> are to be trusted; 0 ignores the header.</summary>
    public int Proto { get; init; } = 1;

    /// <summary>How many values of <c>X-Forwarded-Host</c> are to be trusted; 0 ignores the header.</summary>
    public int Host { get; init; }

    /// <summary>How many values of <c>X-Forwarded-Port</c> are to be trusted; 0 ignores the header.</summary>
    public int Port { get; init; }

    /// <summary>How many values of <c>X-Forwarded-Prefix</c> are to be trusted; 0 ignores the header.</summary>
    public int Prefix { get; init; }

    /// <summary>The networks that proxies are in: a request from elsewhere keeps what it came with. Null believes every peer.</summary>
    public IReadOnlyList<IPNetwork>? TrustedNetworks { get; init; }

    /// <summary>Whether the standard header <c>Forwarded</c> (RFC 7239) is read instead of the <c>X-</c> ones for address, scheme and host.</summary>
    public bool UseForwarded { get; init; }
}

/// <summary>
/// Puts back what a proxy in front of the server replaced: the client's address, the scheme, the host, the port and the path of the
/// application. Use it behind proxies only, with the numbers of proxies that set each header: clients can send these headers too.
/// </summary>
/// <remarks>Mirrors <c>werkzeug.middleware.proxy_fix.ProxyFix</c>. What was replaced is kept as <c>werkzeug.proxy_fix.orig</c>.</remarks>
public static class ProxyFix
{
    /// <summary>Wraps an application.</summary>
    /// <param name="app">The application.</param>
    /// <param name="for">How many values of <c>X-Forwarded-For</c> are to be trusted.</param>
    /// <param name="proto">How many values of <c>X-Forwarded-Proto</c> are to be trusted.</param>
    /// <param name="host">How many values of <c>X-Forwarded-Host</c> are to be trusted.</param>
    /// <param name="port">How many values of <c>X-Forwarded-Port</c> are to be trusted.</param>
    /// <param name="prefix">How many values of <c>X-Forwarded-Prefix</c> are to be trusted.</param>
    public static WsgiApp Wrap(WsgiApp app, int @for = 1, int proto = 1, int host = 0, int port = 0, int prefix = 0) =>
        Wrap(app, new ProxyFixOptions { For = @for, Proto = proto, Host = host, Port = port, Prefix = prefix });

    /// <summary>Wraps an application.</summary>
    /// <param name="app">The application.</param>
    /// <param name="options">What is to be trusted.</param>
    public static WsgiApp Wrap(WsgiApp app, ProxyFixOptions options)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(options);
        return (environ, startResponse) =>
        {
            if (IsTrusted(environ.RemoteAddress, options.TrustedNetworks))
                Fix(environ, options);
            return app(environ, startResponse);
        };
    }

    private static bool IsTrusted(string? address, IReadOnlyList<IPNetwork>? networks)
    {
        if (networks is null)
            return true;
        if (!IPAddress.TryParse(address, out IPAddress? peer))
            return false;
        IPAddress plain = peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer;
        return networks.Any(network => network.Contains(plain));
    }

    private static void Fix(WsgiEnviron environ, ProxyFixOptions options)
    {
        environ["werkzeug.proxy_fix.orig"] = Original(environ);
        ForwardedValues values = options.UseForwarded ? ForwardedHeader.Read(environ, options) : Read(environ, options);
        if (values.For is not null)
            environ["REMOTE_ADDR"] = values.For;
        if (values.Proto is not null)
            environ["wsgi.url_scheme"] = values.Proto;
        if (values.Host is not null)
            SetHost(environ, values.Host);
        if (Trusted(environ, "HTTP_X_FORWARDED_PORT", options.Port) is { } port)
            SetPort(environ, port);
        if (Trusted(environ, "HTTP_X_FORWARDED_PREFIX", options.Prefix) is { } prefix)
            environ["SCRIPT_NAME"] = prefix;
    }

    private static ForwardedValues Read(WsgiEnviron environ, ProxyFixOptions options) => new(
        Trusted(environ, "HTTP_X_FORWARDED_FOR", options.For),
        Trusted(environ, "HTTP_X_FORWARDED_PROTO", options.Proto),
        Trusted(environ, "HTTP_X_FORWARDED_HOST", options.Host));

    private static string? Trusted(WsgiEnviron environ, string key, int count)
    {
        if (count <= 0 || environ.Text(key) is not { Length: > 0 } header)
            return null;
        IReadOnlyList<string> values = ListHeader.Parse(header);
        return values.Count >= count ? values[^count] : null;
    }

    private static Dictionary<string, object?> Original(WsgiEnviron environ) => new(StringComparer.Ordinal)
    {
        ["REMOTE_ADDR"] = environ.Text("REMOTE_ADDR"),
        ["wsgi.url_scheme"] = environ.Text("wsgi.url_scheme"),
        ["HTTP_HOST"] = environ.Text("HTTP_HOST"),
        ["SERVER_NAME"] = environ.Text("SERVER_NAME"),
        ["SERVER_PORT"] = environ.Text("SERVER_PORT"),
        ["SCRIPT_NAME"] = environ.Text("SCRIPT_NAME"),
    };

    private static void SetHost(WsgiEnviron environ, string host)
    {
        environ["HTTP_HOST"] = host;
        environ["SERVER_NAME"] = host;
        if (PortColon(host) is not (>= 0 and int colon))
            return;
        environ["SERVER_NAME"] = host[..colon];
        environ["SERVER_PORT"] = host[(colon + 1)..];
    }

    private static void SetPort(WsgiEnviron environ, string port)
    {
        if (environ.Text("HTTP_HOST") is { Length: > 0 } host)
            environ["HTTP_HOST"] = $"{(PortColon(host) is >= 0 and int colon ? host[..colon] : host)}:{port}";
        environ["SERVER_PORT"] = port;
    }

    // An IPv6 address in brackets without a port ends with the bracket.
    private static int PortColon(string host) => host.EndsWith(']') ? -1 : host.LastIndexOf(':');
}

/// <summary>What a proxy told; null where it told nothing.</summary>
internal readonly record struct ForwardedValues(string? For, string? Proto, string? Host);
