using System.Buffers;
using System.Text;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Wsgi;

/// <summary>The URL that a request was made to, put together from its environment.</summary>
/// <remarks>Mirrors <c>get_host</c> and <c>get_path_info</c> of <c>werkzeug.wsgi</c>.</remarks>
public static class CurrentUrl
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("abcdefABCDEF0123456789:.");

    private static readonly SearchValues<char> PathCharacters = PercentEncoding.Safe("!$&'()*+,/:;=@%");
    private static readonly SearchValues<char> QueryCharacters = PercentEncoding.Safe("!$&'()*+,/:;=?@%");

    /// <summary>The URL of a request, as an IRI.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="rootOnly">Whether the URL of the application is wanted, without path and query.</param>
    /// <param name="stripQueryString">Whether the query is left out.</param>
    /// <param name="hostOnly">Whether scheme and host only are wanted.</param>
    /// <param name="trustedHosts">The hosts to accept (<see cref="TrustedHosts"/>); null accepts every one.</param>
    /// <exception cref="SecurityException">The host is not trusted.</exception>
    /// <remarks>
    /// Mirrors <c>werkzeug.wsgi.get_current_url</c>, which takes the paths of the environment as they stand: a character for a byte.
    /// <see cref="Request.Url"/> reads them as UTF-8 first.
    /// </remarks>
    public static string Of(
        WsgiEnviron environ, bool rootOnly = false, bool stripQueryString = false, bool hostOnly = false, IEnumerable<string>? trustedHosts = null)
    {
        ArgumentNullException.ThrowIfNull(environ);
        string host = Host(environ, trustedHosts);
        if (hostOnly)
            return Join(environ.Scheme, host);
        string root = environ.Text("SCRIPT_NAME") ?? "";
        if (rootOnly)
            return Join(environ.Scheme, host, root);
        return Join(environ.Scheme, host, root, environ.Text("PATH_INFO") ?? "", stripQueryString ? null : environ.QueryString);
    }

    /// <summary>The URL of a request, as an IRI, its paths read as UTF-8.</summary>
    internal static string Decoded(WsgiEnviron environ, bool stripQueryString = false) =>
        Join(environ.Scheme, Host(environ), environ.ScriptName, environ.Path, stripQueryString ? null : environ.QueryString);

    /// <summary>The host of a request, with its port if that is not the usual one of the scheme.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="trustedHosts">The hosts to accept (<see cref="TrustedHosts"/>); null accepts every one.</param>
    /// <returns>The host; empty where the request's header is no host.</returns>
    /// <exception cref="SecurityException">The host is not trusted.</exception>
    public static string Host(WsgiEnviron environ, IEnumerable<string>? trustedHosts = null)
    {
        ArgumentNullException.ThrowIfNull(environ);
        return environ.Text("HTTP_HOST") is { } header
            ? Host(environ.Scheme, header, null, null, trustedHosts)
            : Host(environ.Scheme, null, environ.Text("SERVER_NAME"), environ.Text("SERVER_PORT"), trustedHosts);
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
        string valid = IsHost(host) ? host : "";
        if (trustedHosts is not null && !TrustedHosts.IsTrusted(valid, trustedHosts))
            throw new SecurityException($"Host '{host}' is not trusted.");
        return valid;
    }

    /// <summary>A URL from its parts, as an IRI. Characters that a part may not have are encoded.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="host">The host.</param>
    /// <param name="rootPath">The path of the application as text; null ends the URL behind the host.</param>
    /// <param name="path">The path below it as text; null ends the URL behind the application.</param>
    /// <param name="queryString">The query, a character for a byte; null or empty leaves it out.</param>
    internal static string Join(string scheme, string host, string? rootPath = null, string? path = null, string? queryString = null)
    {
        StringBuilder url = new();
        url.Append(scheme).Append("://").Append(host);
        if (rootPath is not null)
            url.Append(PercentEncoding.Quote(rootPath.TrimEnd('/'), PathCharacters));
        url.Append('/');
        if (path is not null)
            url.Append(PercentEncoding.Quote(path.TrimStart('/'), PathCharacters));
        if (!string.IsNullOrEmpty(queryString))
            url.Append('?').Append(QuoteBytes(queryString));
        return Iri.FromUri(url.ToString());
    }

    private static string QuoteBytes(string byteText)
    {
        StringBuilder quoted = new(byteText.Length);
        foreach (char c in byteText)
        {
            if (c < 0x80 && QueryCharacters.Contains(c))
                quoted.Append(c);
            else
                PercentEncoding.AppendByte(quoted, (byte)c);
        }

        return quoted.ToString();
    }

    private static string ServerHost(string? name, string? port)
    {
        if (string.IsNullOrEmpty(name))
            return "";
        if (name.Contains(':', StringComparison.Ordinal) && !name.StartsWith('['))
            name = $"[{name}]";
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
