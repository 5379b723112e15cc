namespace Werkzeug.Net.Routing;

/// <summary>A map bound to a host and an application path: it matches paths to endpoints and builds URLs of endpoints.</summary>
/// <remarks>Mirrors <c>werkzeug.routing.MapAdapter</c>.</remarks>
public sealed partial class MapAdapter
{
    private readonly object? _queryArgs;

    internal MapAdapter(
        Map map, string serverName, string scriptName, string? subdomain, string urlScheme, string pathInfo, string defaultMethod, object? queryArgs)
    {
        Map = map;
        ServerName = serverName;
        ScriptName = scriptName.EndsWith('/') ? scriptName : scriptName + "/";
        Subdomain = subdomain;
        UrlScheme = urlScheme;
        PathInfo = pathInfo;
        DefaultMethod = defaultMethod;
        IsWebsocket = urlScheme is "ws" or "wss";
        _queryArgs = queryArgs;
    }

    /// <summary>The map.</summary>
    public Map Map { get; }

    /// <summary>The host in ASCII, with its port if it is not the usual one.</summary>
    public string ServerName { get; }

    /// <summary>The path of the application; it ends with a slash.</summary>
    public string ScriptName { get; }

    /// <summary>The subdomain of the request; null where the map matches hosts.</summary>
    public string? Subdomain { get; }

    /// <summary>The scheme for absolute URLs.</summary>
    public string UrlScheme { get; }

    /// <summary>The path that is matched where none is given.</summary>
    public string PathInfo { get; }

    /// <summary>The method that is matched where none is given.</summary>
    public string DefaultMethod { get; }

    /// <summary>Whether the request wants a websocket.</summary>
    public bool IsWebsocket { get; }

    /// <summary>The host that belongs to a subdomain, or the host itself where the map matches hosts.</summary>
    /// <param name="domainPart">The subdomain or host of a rule; null takes the request's.</param>
    public string GetHost(string? domainPart)
    {
        if (Map.HostMatching)
            return domainPart ?? ServerName;
        string? subdomain = domainPart ?? Subdomain;
        return string.IsNullOrEmpty(subdomain) ? ServerName : $"{subdomain}.{ServerName}";
    }

    /// <summary>The absolute URL of a path of the application.</summary>
    /// <param name="pathInfo">The path, encoded.</param>
    /// <param name="queryArgs">The query: text or named values; null takes the request's.</param>
    /// <param name="domainPart">The subdomain or host; null takes the request's.</param>
    public string MakeRedirectUrl(string pathInfo, object? queryArgs = null, string? domainPart = null)
    {
        ArgumentNullException.ThrowIfNull(pathInfo);
        string query = EncodeQuery(queryArgs ?? _queryArgs);
        string path = $"{ScriptName.Trim('/')}/{pathInfo.TrimStart('/')}";
        string separator = path.StartsWith('/') ? "" : "/";
        string scheme = UrlScheme.Length > 0 ? UrlScheme : "http";
        return $"{scheme}://{GetHost(domainPart)}{separator}{path}{(query.Length > 0 ? "?" : "")}{query}";
    }

    private static string EncodeQuery(object? queryArgs) => queryArgs switch
    {
        null => "",
        string text => text,
        _ => UrlText.EncodeQuery(UrlText.Flatten(RouteArguments.Read(queryArgs))),
    };
}
