using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Werkzeug.Net.Serving;

/// <summary>What the server says when it takes requests.</summary>
internal static class ServerBanner
{
    /// <summary>Tells where the server can be reached, and how it ends.</summary>
    public static void Announce(LogTarget log, string host, string url)
    {
        if (IPAddress.TryParse(host, out IPAddress? all) && (all.Equals(IPAddress.Any) || all.Equals(IPAddress.IPv6Any)))
        {
            log.Writer.WriteLine($" * Running on all addresses ({host})");
            foreach (string shown in Reachable(all.AddressFamily))
                log.Writer.WriteLine($" * Running on {new UriBuilder(url) { Host = shown }.Uri.GetLeftPart(UriPartial.Authority)}");
        }
        else
        {
            log.Writer.WriteLine($" * Running on {url}");
        }

        const string End = "Press CTRL+C to quit";
        log.Writer.WriteLine(log.IsTerminal ? LogTarget.Yellow(End) : End);
    }

    // This machine's own name for itself, and the first by which others reach it.
    private static IEnumerable<string> Reachable(AddressFamily family)
    {
        yield return family == AddressFamily.InterNetwork ? "127.0.0.1" : "::1";
        IPAddress? outside = NetworkInterface.GetAllNetworkInterfaces()
            .Where(static net => net.OperationalStatus == OperationalStatus.Up && net.NetworkInterfaceType != NetworkInterfaceType.Loopback)
            .SelectMany(static net => net.GetIPProperties().UnicastAddresses).Select(static own => own.Address)
            .FirstOrDefault(address => address.AddressFamily == family && !address.IsIPv6LinkLocal);
        if (outside is not null)
            yield return outside.ToString();
    }
}
