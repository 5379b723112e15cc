using System.Net;
using System.Net.Sockets;
using System.Text;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>A live server on loopback, spoken to in bytes.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly KestrelHost _host;

    private RawServer(KestrelHost host, StringWriter log)
    {
        _host = host;
        Log = log;
    }

    /// <summary>What the server told.</summary>
    public StringWriter Log { get; }

    /// <summary>The port.</summary>
    public int Port => _host.Port;

    public static async Task<RawServer> StartAsync(WsgiApp app, ServerOptions? options = null)
    {
        StringWriter log = new();
        return new RawServer(await KestrelHost.StartAsync("127.0.0.1", 0, app, (options ?? new ServerOptions()) with { Log = log }), log);
    }

    /// <summary>Sends bytes and reads until the server closes.</summary>
    public async Task<string> SendAsync(string request)
    {
        using TcpClient client = await ConnectAsync();
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        return await ReadToEndAsync(stream);
    }

    /// <summary>Sends a request that asks the server to close afterwards.</summary>
    public Task<string> AskAsync(string line, string headers = "", string body = "") =>
        SendAsync($"{line}\r\nHost: example.org\r\nConnection: close\r\n{headers}\r\n{body}");

    public async Task<TcpClient> ConnectAsync()
    {
        TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        return client;
    }

    public static async Task<string> ReadToEndAsync(NetworkStream stream)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        using MemoryStream all = new();
        try
        {
            await stream.CopyToAsync(all, patience.Token);
        }
        catch (IOException)
        {
            // The server reset the connection: what came before counts.
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }

    /// <summary>Reads until a text has come.</summary>
    public static async Task<string> ReadUntilAsync(NetworkStream stream, string wanted)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        StringBuilder all = new();
        byte[] buffer = new byte[4096];
        while (!all.ToString().Contains(wanted, StringComparison.Ordinal))
        {
            int read = await stream.ReadAsync(buffer, patience.Token);
            if (read == 0)
                throw new InvalidOperationException($"The server closed after: {all}");
            all.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return all.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
    }
}
