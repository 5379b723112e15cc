using Werkzeug.Net.Text;

namespace Werkzeug.Net.Routing;

/// <summary>Hosts as they stand in URLs.</summary>
internal static class HostText
{
    /// <summary>The host in ASCII.</summary>
    /// <exception cref="BadHostException">The host has no ASCII form.</exception>
    public static string ToAscii(string host)
    {
        try
        {
            return Idna.ToAscii(host);
        }
        catch (IdnaException)
        {
            throw new BadHostException();
        }
    }
}
