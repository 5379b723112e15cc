using System.Net;
using System.Net.Sockets;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Wsgi;

namespace Flask.Net.Tests.Serving;

/// <summary>An application behind Kestrel on a free port of this machine.</summary>
internal sealed class LiveServer(KestrelHost host) : IAsyncDisposable
{
    public static async Task<LiveServer> StartAsync(WsgiApp app) =>
        new(await KestrelHost.StartAsync("127.0.0.1", 0, app, new ServerOptions { AccessLog = false, Banner = false, Log = TextWriter.Null }));

    public string Url => host.Url;

    public HttpClient Browser() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(host.Url) };

    public async Task<TcpClient> ConnectAsync()
    {
        TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, host.Port);
        return client;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
