using System.Buffers;

namespace Werkzeug.Net.Wsgi;

/// <summary>The URL that a request was made to, put together from its environment.</summary>
/// <remarks>Mirrors <c>get_host</c> and <c>get_path_info</c> of <c>werkzeug.wsgi</c>.</remarks>
public static partial class CurrentUrl
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("abcdefABCDEF0123456789:.");

    /// <summary>The host of a request, with its port if that is not the usual one of the scheme.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="trustedHosts">The hosts to accept (<see cref="TrustedHosts"/>); null accepts every one.</param>
    /// <returns>The host; empty where the request's header is no host.</returns>
    /// <exception cref="SecurityException">The host is not trusted.</exception>
    public static string Host(WsgiEnviron environ, IEnumerable<string>? trustedHosts = null)
    {
        ArgumentNullException.ThrowIfNull(environ);
        return Host(environ.Scheme, environ.Text("HTTP_HOST"), environ.Text("SERVER_NAME"), environ.Text("SERVER_PORT"), trustedHosts);
    }

    /// <summary>The decoded path below the application.</summary>
    public static string PathInfo(WsgiEnviron environ)
    {
        ArgumentNullException.ThrowIfNull(environ);
        return environ.Path;
    }

    /// <summary>The host from the parts of a request.</summary>
    internal static string Host(string scheme, string? header, string? serverName, string? serverPort, IEnumerable<string>? trustedHosts = null)
    {
        string host = header ?? ServerHost(serverName, serverPort);
        host = StripUsualPort(host, scheme);
        if (trustedHosts is not null && !TrustedHosts.IsTrusted(host, trustedHosts))
            throw new SecurityException($"Host '{host}' is not trusted.");
        return IsHost(host) ? host : "";
    }

    private static string ServerHost(string? name, string? port)
    {
        if (string.IsNullOrEmpty(name))
            return "";
        return string.IsNullOrEmpty(port) ? name : $"{name}:{port}";
    }

    private static string StripUsualPort(string host, string scheme) => scheme switch
    {
        "http" or "ws" when host.EndsWith(":80", StringComparison.Ordinal) => host[..^3],
        "https" or "wss" when host.EndsWith(":443", StringComparison.Ordinal) => host[..^4],
        _ => host,
    };

    // A name, an IPv4 address, or an IPv6 address in brackets, and a port (RFC 3986, section 3.2.2, without its rarer characters).
    private static bool IsHost(ReadOnlySpan<char> host)
    {
        if (host is ['[', ..])
        {
            int close = host.IndexOf(']');
            return close > 1 && !host[1..close].ContainsAnyExcept(AddressCharacters) && IsPort(host[(close + 1)..]);
        }

        int colon = host.IndexOf(':');
        ReadOnlySpan<char> name = colon < 0 ? host : host[..colon];
        return !name.IsEmpty && !name.ContainsAnyExcept(NameCharacters) && IsPort(colon < 0 ? [] : host[colon..]);
    }

    private static bool IsPort(ReadOnlySpan<char> port) =>
        port.IsEmpty || (port[0] == ':' && port.Length > 1 && !port[1..].ContainsAnyExceptInRange('0', '9'));
}
