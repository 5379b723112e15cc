using System.Net;
using System.Net.Sockets;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Debugging;

/// <summary>Which requests may reach the console at all: those that a page of ours on a trusted host sent (CVE-2024-34069).</summary>
internal sealed class DebugTrust(IReadOnlyList<string> hosts)
{
    /// <summary>Whether the request comes from this machine or a private network: whoever comes from elsewhere reads no sources.</summary>
    public static bool IsNear(WsgiEnviron environ) =>
        environ.RemoteAddress is not { } remote || (IPAddress.TryParse(remote, out IPAddress? address) && IsPrivate(address));

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

    // RFC 1918, RFC 3927, RFC 4193, and loopback.
    private static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal)
            return true;
        return address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [10, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..] or [169, 254, ..];
    }

    private static string? HostOf(WsgiEnviron environ) => environ.Text("HTTP_HOST") ?? environ.Text("SERVER_NAME");
}
