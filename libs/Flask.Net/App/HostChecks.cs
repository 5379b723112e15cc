using System.Net;

namespace Flask.Net;

/// <summary>Looks at how an application is going to be reached, and warns of what would be a hole.</summary>
internal static class HostChecks
{
    /// <summary>
    /// Warns where the <c>Host</c> that a client sends is believed whatever it is: external URLs are built of it, and a cache in front
    /// that does not tell hosts apart would hand them to others.
    /// </summary>
    public static void WarnAboutHosts(FlaskApp app, bool isDevelopment)
    {
        if (!isDevelopment && !app.Debug && !app.Testing && app.Settings.TrustedHosts is null)
            AppLogging.HostsAreNotChecked(app.Logger);
    }

    /// <summary>Whether an address to listen on is reached from this machine only.</summary>
    public static bool IsLoopback(string host) =>
        host is "localhost" || host.StartsWith("unix://", StringComparison.Ordinal) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));
}
