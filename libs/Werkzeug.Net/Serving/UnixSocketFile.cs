using System.Net.Sockets;

namespace Werkzeug.Net.Serving;

/// <summary>The file of a Unix socket, which a server that was killed leaves behind.</summary>
internal static class UnixSocketFile
{
    /// <summary>Removes the file if nobody listens there any more; a live server's stays, and starting fails as it must.</summary>
    public static void RemoveIfDead(string path)
    {
        if (!File.Exists(path))
            return;
        using Socket probe = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused && IsSocket(path))
        {
            File.Delete(path);
        }
        catch (SocketException)
        {
            // Not a socket, or not ours to judge: listening will tell.
        }
    }

    private static bool IsSocket(string path) => OperatingSystem.IsWindows() || (File.GetAttributes(path) & FileAttributes.Directory) == 0 && new FileInfo(path).Length == 0;
}
