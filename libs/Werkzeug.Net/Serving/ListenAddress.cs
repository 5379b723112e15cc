using System.Net;
using System.Net.Sockets;

namespace Werkzeug.Net.Serving;

/// <summary>The address that the name of a host stands for.</summary>
/// <remarks>Kestrel listens everywhere for a name that it does not know: a slip of the pen would open the server to the network.</remarks>
internal static class ListenAddress
{
    /// <summary>The first address of a name; what is no name is given back.</summary>
    /// <exception cref="IOException">No host has the name.</exception>
    public static async ValueTask<string> OfAsync(string host, CancellationToken cancel)
    {
        if (!IsName(host))
            return host;
        try
        {
            IPAddress[] addresses = await Dns.GetHostAddressesAsync(host, cancel).ConfigureAwait(false);
            return addresses is [IPAddress first, ..] ? first.ToString() : throw Unknown(host, null);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            throw Unknown(host, error);
        }
    }

    private static bool IsName(string host) => host is not ("" or "*" or "localhost")
        && !host.StartsWith(KestrelSettings.UnixPrefix, StringComparison.Ordinal)
        && !host.StartsWith(KestrelSettings.SocketPrefix, StringComparison.Ordinal)
        && !IPAddress.TryParse(host, out _);

    private static IOException Unknown(string host, Exception? error) =>
        new($"Cannot listen on '{host}': no host has this name. Listen on 127.0.0.1 for this machine alone, or on 0.0.0.0 for the network.", error);
}
