namespace Werkzeug.Net.Routing;

public sealed partial class MapAdapter
{
    /// <summary>Builds the URL of an endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="values">
    /// Values of the variables: a dictionary, pairs, or an object with properties. Others become the query; null ones count as absent.
    /// </param>
    /// <param name="method">The method that the rule must take; null prefers the request's.</param>
    /// <param name="forceExternal">Whether the URL is absolute also within the same host.</param>
    /// <param name="appendUnknown">Whether values without a variable become the query; else they are dropped.</param>
    /// <param name="urlScheme">The scheme of absolute URLs; empty leaves it out; null takes the request's.</param>
    /// <exception cref="BuildException">No rule of the endpoint takes these values and this method.</exception>
    public string Build(
        string endpoint, object? values = null, string? method = null, bool forceExternal = false, bool appendUnknown = true, string? urlScheme = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Dictionary<string, object?> given = RouteArguments.ForBuilding(values);
        (string Domain, string Path, bool Websocket) built = FindRule(endpoint, given, method, appendUnknown)
            ?? throw new BuildException(endpoint, given, method, this);
        string host = GetHost(built.Domain);
        string scheme = urlScheme ?? UrlScheme;
        bool secure = scheme is "https" or "wss";
        if (built.Websocket)
            (forceExternal, scheme) = (true, secure ? "wss" : "ws");
        else if (scheme.Length > 0)
            scheme = secure ? "https" : "http";
        string path = built.Path.TrimStart('/');
        if (!forceExternal && IsHere(host, built.Domain))
            return $"{ScriptName.TrimEnd('/')}/{path}";
        return $"{scheme}{(scheme.Length > 0 ? ":" : "")}//{host}{ScriptName[..^1]}/{path}";
    }

    // Without subdomain matching a rule has no host of its own, so a URL is always absolute.
    private bool IsHere(string host, string domain) => Map.HostMatching ? host == ServerName : Map.SubdomainMatching && domain == Subdomain;

    private (string Domain, string Path, bool Websocket)? FindRule(
        string endpoint, Dictionary<string, object?> values, string? method, bool appendUnknown)
    {
        if (method is null && FindRule(endpoint, values, DefaultMethod, appendUnknown) is { } preferred)
            return preferred;
        (string Domain, string Path, bool Websocket)? first = null;
        foreach (Rule rule in Map.RulesOf(endpoint))
        {
            if (!rule.IsSuitableFor(values, method) || rule.Build(values, appendUnknown) is not (string domain, string path))
                continue;
            if (!Map.HostMatching || domain == ServerName)
                return (domain, path, rule.Websocket);
            first ??= (domain, path, rule.Websocket);
        }

        return first;
    }
}
