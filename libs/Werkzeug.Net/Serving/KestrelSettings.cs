using System.Globalization;
using System.Net;
using System.Net.Quic;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Werkzeug.Net.Serving;

/// <summary>Sets Kestrel up: where it listens, what it speaks there, and that headers are bytes.</summary>
internal static class KestrelSettings
{
    /// <summary>How the host of a Unix socket begins.</summary>
    public const string UnixPrefix = "unix://";

    /// <summary>How the host of a socket that is open already begins.</summary>
    public const string SocketPrefix = "fd://";

    /// <summary>Sets everything.</summary>
    public static void Apply(KestrelServerOptions kestrel, string host, int port, ServerOptions options)
    {
        // PEP 3333: header strings are bytes, a character each.
        kestrel.RequestHeaderEncodingSelector = static _ => Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;
        kestrel.AddServerHeader = options.RequestHandler?.ServerVersion is null;
        kestrel.Limits.MaxRequestBodySize = options.MaxRequestBodySize;
        options.Limits?.Invoke(kestrel.Limits);
        Action<ListenOptions> listen = endpoint =>
        {
            endpoint.Protocols = options.Protocols ?? ProtocolsFor(options.IsTls);
            if (options.IsTls)
                endpoint.UseHttps(https => Secure(https, options));
        };
        if (host.StartsWith(UnixPrefix, StringComparison.Ordinal))
            kestrel.ListenUnixSocket(host[UnixPrefix.Length..], listen);
        else if (host.StartsWith(SocketPrefix, StringComparison.Ordinal))
            kestrel.ListenHandle(ulong.Parse(host.AsSpan(SocketPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture), listen);
        else if (IPAddress.TryParse(host, out IPAddress? address))
            kestrel.Listen(address, port, listen);
        else if (host is "localhost" && port != 0)
            kestrel.ListenLocalhost(port, listen);
        else if (host is "localhost")
            kestrel.Listen(IPAddress.Loopback, port, listen);
        else
            kestrel.ListenAnyIP(port, listen);
    }

    private static void Secure(HttpsConnectionAdapterOptions https, ServerOptions options)
    {
        https.ServerCertificate = options.Certificate;
        options.Tls?.Invoke(https);
    }

    // Without TLS a client cannot ask for 2 and go on with 1.1 (RFC 9113, section 3.3); 3 needs the platform's QUIC.
    private static HttpProtocols ProtocolsFor(bool isTls)
    {
        if (!isTls)
            return HttpProtocols.Http1;
        bool hasQuic = !OperatingSystem.IsBrowser() && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()) && QuicListener.IsSupported;
        return hasQuic ? HttpProtocols.Http1AndHttp2AndHttp3 : HttpProtocols.Http1AndHttp2;
    }
}
