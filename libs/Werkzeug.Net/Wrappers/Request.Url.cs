using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net;

public partial class Request
{
    private string? _host;

    /// <summary><c>http</c>, <c>https</c>, <c>ws</c> or <c>wss</c>.</summary>
    public string Scheme => Environ.Scheme;

    /// <summary>Whether the request came over TLS.</summary>
    public bool IsSecure => Scheme is "https" or "wss";

    /// <summary>The path below the application, as text. It always begins with a slash.</summary>
    public string Path => "/" + Environ.Path.TrimStart('/');

    /// <summary>The path of the application, without a slash at its end.</summary>
    public string RootPath => Environ.ScriptName.TrimEnd('/');

    /// <summary>The path of the application, without a slash at its end. Another name of <see cref="RootPath"/>.</summary>
    public string ScriptRoot => RootPath;

    /// <summary>The query string as it came: each character is a byte.</summary>
    public string QueryString => Environ.QueryString;

    /// <summary>Path and query, with the question mark also where the query is empty.</summary>
    /// <exception cref="System.Text.DecoderFallbackException">The query is not UTF-8.</exception>
    public string FullPath => $"{Path}?{WsgiText.DecodeStrictly(QueryString)}";

    /// <summary>The host, with its port if that is not the usual one; empty where the header is no host.</summary>
    /// <exception cref="SecurityException">The host is not trusted.</exception>
    public string Host => _host ??= CurrentUrl.Host(Environ, TrustedHosts);

    /// <summary>The whole URL as an IRI.</summary>
    /// <exception cref="SecurityException">The host is not trusted.</exception>
    public string Url => Wsgi.CurrentUrl.Join(Scheme, Host, RootPath, Path, QueryString);

    /// <summary>The URL without the query.</summary>
    /// <exception cref="SecurityException">The host is not trusted.</exception>
    public string BaseUrl => Wsgi.CurrentUrl.Join(Scheme, Host, RootPath, Path);

    /// <summary>The URL of the application, with a slash at its end.</summary>
    /// <exception cref="SecurityException">The host is not trusted.</exception>
    public string RootUrl => Wsgi.CurrentUrl.Join(Scheme, Host, RootPath);

    /// <summary>The URL of the application. Another name of <see cref="RootUrl"/>.</summary>
    /// <exception cref="SecurityException">The host is not trusted.</exception>
    public string UrlRoot => RootUrl;

    /// <summary>The URL of the host, with a slash at its end.</summary>
    /// <exception cref="SecurityException">The host is not trusted.</exception>
    public string HostUrl => Wsgi.CurrentUrl.Join(Scheme, Host);
}
