using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Flask.Net.Tests.Interop;

/// <summary>A Redis of this test's own: on a free port of this machine, without files.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly Process _process;

    private RedisServer(Process process, ConnectionMultiplexer connection) => (_process, Connection) = (process, connection);

    public ConnectionMultiplexer Connection { get; }

    public static async Task<RedisServer> StartAsync()
    {
        int port = FreePort();
        Process process = Start(port);
        try
        {
            await WaitAsync(process);
            return new RedisServer(process, await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port}"));
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Connection.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(int port)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath()])
            {
                RedirectStandardOutput = true,
            })!; // null only where a running process is taken up
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Inconclusive("redis-server is not installed.");
            throw;
        }
    }

    private static async Task WaitAsync(Process process)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
                return;
        }

        Assert.Fail("redis-server ended at once.");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
