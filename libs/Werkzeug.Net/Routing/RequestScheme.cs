using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Routing;

/// <summary>What a map wants to know of a request's scheme and host.</summary>
internal static class RequestScheme
{
    /// <summary>The scheme; that of websockets where the request wants to become one.</summary>
    public static string Of(WsgiEnviron environ)
    {
        string scheme = environ.Scheme;
        if (environ.Text("HTTP_UPGRADE") is not { } upgrade || !upgrade.Equals("websocket", StringComparison.OrdinalIgnoreCase))
            return scheme;
        bool upgrades = (environ.Text("HTTP_CONNECTION") ?? "").Split(',').Any(static token => token.Trim().Equals("upgrade", StringComparison.OrdinalIgnoreCase));
        return upgrades ? (scheme == "https" ? "wss" : "ws") : scheme;
    }

    /// <summary>A host without the port that its scheme has anyway.</summary>
    public static string StripUsualPort(string host, string scheme) => scheme switch
    {
        "http" or "ws" when host.EndsWith(":80", StringComparison.Ordinal) => host[..^3],
        "https" or "wss" when host.EndsWith(":443", StringComparison.Ordinal) => host[..^4],
        _ => host,
    };

    /// <summary>What stands before the server's name in a request's host; null where the host is another one.</summary>
    public static string? SubdomainOf(string host, string server)
    {
        if (host == server)
            return "";
        string[] current = host.Split('.');
        string[] real = server.Split('.');
        if (current.Length < real.Length || !current.AsSpan(^real.Length..).SequenceEqual(real))
            return null;
        return string.Join('.', current[..^real.Length].Where(static label => label.Length > 0));
    }
}
