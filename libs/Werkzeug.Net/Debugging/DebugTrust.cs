using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Debugging;

/// <summary>Which requests may reach the console at all: those that a page of ours on a trusted host sent (CVE-2024-34069).</summary>
internal sealed class DebugTrust(IReadOnlyList<string> hosts)
{
    /// <summary>Whether the request names a host that the console may be reached by.</summary>
    public bool IsHostTrusted(WsgiEnviron environ) => hosts.Count > 0 && TrustedHosts.IsTrusted(HostOf(environ), hosts);

    /// <summary>Whether a request that asks for something to be done comes from a page of the same origin.</summary>
    public bool IsFromOurPage(WsgiEnviron environ)
    {
        if (!IsHostTrusted(environ) || environ.Text("HTTP_SEC_FETCH_SITE") is not (null or "same-origin"))
            return false;
        return environ.Text("HTTP_ORIGIN") is not { } origin
            || origin.Equals($"{environ.Scheme}://{HostOf(environ)}", StringComparison.OrdinalIgnoreCase);
    }

    private static string? HostOf(WsgiEnviron environ) => environ.Text("HTTP_HOST") ?? environ.Text("SERVER_NAME");
}
