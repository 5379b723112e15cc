using System.Globalization;
using System.Text;
using System.Text.Json;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Forms;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Testing;

/// <summary>Makes the environment of a request, for tests.</summary>
/// <remarks>Mirrors <c>werkzeug.test.EnvironBuilder</c>.</remarks>
/// <example><code>WsgiEnviron environ = new EnvironBuilder("/search?q=tea") { Method = "POST", Json = new { page = 1 } }.GetEnviron();</code></example>
public partial class EnvironBuilder
{
    private const string UsualBaseUrl = "http://localhost/";
    private readonly string _pathInfo;

    /// <summary>Begins a request.</summary>
    /// <param name="path">The path below the application, percent-encoded or not, with a query where <paramref name="query"/> is left out.</param>
    /// <param name="baseUrl">Scheme, host and path of the application; left out, <c>http://localhost/</c>.</param>
    /// <param name="query">The query: text as it is sent, or named values. Left out, that of the path.</param>
    /// <exception cref="ArgumentException">There is a query in the path and another one beside it.</exception>
    public EnvironBuilder(string path = "/", string? baseUrl = null, object? query = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (query is not null && path.Contains('?', StringComparison.Ordinal))
            throw new ArgumentException("Query string is defined in the path and as an argument", nameof(query));
        UrlReference url = UrlReference.Parse(path);
        _pathInfo = PercentEncoding.Unquote(url.Path);
        QueryString = query switch
        {
            null => url.Query ?? "",
            string text => text,
            _ => UrlEncoded(RouteArguments.Read(query)),
        };
        UrlReference server = UrlReference.Parse(baseUrl ?? UsualBaseUrl);
        Scheme = string.IsNullOrEmpty(server.Scheme) ? "http" : server.Scheme;
        Host = string.IsNullOrEmpty(server.Authority) ? "localhost" : server.Authority;
        ScriptRoot = server.Path.TrimEnd('/');
        RawPath = path;
    }

    /// <summary>Begins a request like another one: its method, URL, headers and body, but none of the server's own keys.</summary>
    /// <remarks>Mirrors <c>werkzeug.test.EnvironBuilder.from_environ</c>.</remarks>
    public static EnvironBuilder FromEnviron(WsgiEnviron environ)
    {
        ArgumentNullException.ThrowIfNull(environ);
        EnvironBuilder builder = new(PercentEncoding.Quote(environ.Path), $"{environ.Scheme}://{CurrentUrl.Host(environ)}{PercentEncoding.Quote(environ.ScriptName)}/", environ.QueryString)
        {
            Method = environ.Method,
            Input = environ.Input,
            ContentType = environ.ContentType,
        };
        builder.Headers.Extend(new EnvironHeaders(environ).Where(static header => header.Key is not ("Host" or "Content-Type")));
        return builder;
    }

    /// <summary>The method. The default is <c>GET</c>.</summary>
    public string Method { get; set; } = "GET";

    /// <summary>The query as it is sent, without the question mark.</summary>
    public string QueryString { get; set; }

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public string Scheme { get; set; }

    /// <summary>The host, with its port where that is not the scheme's usual one.</summary>
    public string Host { get; set; }

    /// <summary>The path of the application, without a slash at its end.</summary>
    public string ScriptRoot { get; set; }

    /// <summary>The headers.</summary>
    public Headers Headers { get; } = [];

    /// <summary>Who asks; sent as <c>Authorization</c>. Null sends what <see cref="Headers"/> say.</summary>
    public Authorization? Auth { get; set; }

    /// <summary>What else the environment holds. Its keys win over those made here.</summary>
    public IDictionary<string, object?> Overrides { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    private string RawPath { get; }

    /// <summary>Makes the environment.</summary>
    public WsgiEnviron GetEnviron()
    {
        (Stream input, long? length, string? contentType) = GetInput();
        (string name, string port) = ServerOf(Host);
        WsgiEnviron environ = new()
        {
            ["REQUEST_METHOD"] = Method,
            ["SCRIPT_NAME"] = WsgiText.Encode(PercentEncoding.Unquote(ScriptRoot)),
            ["PATH_INFO"] = WsgiText.Encode(_pathInfo),
            ["QUERY_STRING"] = WsgiText.Encode(QueryString),
            ["REQUEST_URI"] = WsgiText.Encode(RawPath),
            ["RAW_URI"] = WsgiText.Encode(RawPath),
            ["SERVER_NAME"] = name,
            ["SERVER_PORT"] = port,
            ["HTTP_HOST"] = Host,
            ["SERVER_PROTOCOL"] = "HTTP/1.1",
            ["wsgi.version"] = (1, 0),
            ["wsgi.url_scheme"] = Scheme,
            ["wsgi.input"] = input,
            ["wsgi.errors"] = Console.Error,
            ["wsgi.multithread"] = false,
            ["wsgi.multiprocess"] = false,
            ["wsgi.run_once"] = false,
        };
        if (contentType is not null)
            environ["CONTENT_TYPE"] = contentType;
        if (length is { } count)
            environ["CONTENT_LENGTH"] = count.ToString(CultureInfo.InvariantCulture);
        if (Auth is not null)
            environ["HTTP_AUTHORIZATION"] = Auth.ToHeader();
        AddHeaders(environ);
        foreach ((string key, object? value) in Overrides)
            environ[key] = value;
        return environ;
    }

    /// <summary>Writes a JSON body. Override it to write JSON as the application does.</summary>
    protected virtual string WriteJson(object? value) => JsonSerializer.Serialize(value, JsonBody.Options);

    internal static string UrlEncoded(IEnumerable<KeyValuePair<string, object?>> values)
    {
        StringBuilder text = new();
        foreach ((string key, object? value) in Flat(values))
        {
            text.Append(text.Length == 0 ? "" : "&").Append(PercentEncoding.QuotePlus(key)).Append('=');
            text.Append(PercentEncoding.QuotePlus(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
        }

        return text.ToString();
    }

    // A list stands for several values of its name; a value that is absent is not sent.
    private static IEnumerable<KeyValuePair<string, object?>> Flat(IEnumerable<KeyValuePair<string, object?>> values) => values.SelectMany(static pair => pair.Value switch
    {
        null => [],
        string or FileStorage => [pair],
        System.Collections.IEnumerable list => list.Cast<object?>().Select(item => KeyValuePair.Create(pair.Key, item)),
        _ => (IEnumerable<KeyValuePair<string, object?>>)[pair],
    });

    private (string Name, string Port) ServerOf(string host)
    {
        int colon = host.LastIndexOf(':');
        return colon > host.LastIndexOf(']') ? (host[..colon], host[(colon + 1)..]) : (host, Scheme is "https" or "wss" ? "443" : "80");
    }

    private void AddHeaders(WsgiEnviron environ)
    {
        foreach (IGrouping<string, KeyValuePair<string, string>> group in Headers.GroupBy(static pair => pair.Key.ToUpperInvariant().Replace('-', '_'), StringComparer.Ordinal))
        {
            if (group.Key is "CONTENT_TYPE" or "CONTENT_LENGTH")
                continue;
            environ["HTTP_" + group.Key] = string.Join(group.Key == "COOKIE" ? "; " : ", ", group.Select(static pair => pair.Value));
        }
    }
}
