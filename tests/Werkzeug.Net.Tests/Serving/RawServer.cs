using Werkzeug.Net.Serving;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>An application on Kestrel in this process.</summary>
internal sealed class RawServer : LiveServer
{
    private readonly KestrelHost _host;

    private RawServer(KestrelHost host, StringWriter log)
    {
        _host = host;
        Log = log;
    }

    /// <summary>What the server told.</summary>
    public StringWriter Log { get; }

    public override int Port => _host.Port;

    public static async Task<RawServer> StartAsync(WsgiApp app, ServerOptions? options = null)
    {
        StringWriter log = new();
        return new RawServer(await KestrelHost.StartAsync("127.0.0.1", 0, app, (options ?? new ServerOptions()) with { Log = log }), log);
    }

    public override async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
    }
}
