using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>Ten thousand connections that last: each is answered again and again, by few threads, in memory that does not grow.</summary>
[TestClass]
public sealed class KeepAliveTests
{
    private const int Connections = 10_000;
    private const int AtOnce = 250;

    private static readonly byte[] Ask = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray();

    [TestMethod]
    public async Task Ten_thousand_lasting_connections_are_served_by_few_threads_in_flat_memory()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Inconclusive("The memory of a process is read from /proc.");
        await using ChildProcess program = DrainTests.Serve("127.0.0.1");
        Child server = new(program, new Uri((await program.LineAsync("Running on"))["* Running on ".Length..].Trim()).Port);
        Socket[] clients = await ConnectAsync(server);

        await AskAllAsync(clients);
        long before = server.Memory();
        for (int round = 0; round < 2; round++)
            await AskAllAsync(clients);

        Assert.IsLessThan(before + (before / 4), server.Memory());
        string[] threads = (await server.GetAsync("/threads")).Body.Split(' ');
        Assert.IsLessThan(80, int.Parse(threads[1], CultureInfo.InvariantCulture));
        foreach (Socket client in clients)
            client.Close(0);
        Assert.AreEqual("Hello, World!", (await server.GetAsync("/")).Body);
    }

    private static async Task<Socket[]> ConnectAsync(Child server)
    {
        List<Socket> clients = new(Connections);
        try
        {
            foreach (int[] some in Enumerable.Range(0, Connections).Chunk(AtOnce))
            {
                clients.AddRange(await Task.WhenAll(some.Select(async _ =>
                {
                    Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                    await client.ConnectAsync("127.0.0.1", server.Port);
                    return client;
                })));
            }
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.TooManyOpenSockets)
        {
            clients.ForEach(static client => client.Close(0));
            Assert.Inconclusive($"This system lets a process have {clients.Count} connections only (ulimit -n).");
        }

        return [.. clients];
    }

    private static async Task AskAllAsync(Socket[] clients)
    {
        foreach (Socket[] some in clients.Chunk(AtOnce))
        {
            string[] answers = await Task.WhenAll(some.Select(AskAsync));
            Assert.IsTrue(Array.TrueForAll(answers, static answer => answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal)));
        }
    }

    private static async Task<string> AskAsync(Socket client)
    {
        using CancellationTokenSource patience = new(LiveServer.Patience);
        await client.SendAsync(Ask, patience.Token);
        byte[] buffer = new byte[512];
        int count = 0;
        while (!Encoding.ASCII.GetString(buffer, 0, count).EndsWith("Hello, World!", StringComparison.Ordinal))
        {
            int read = await client.ReceiveAsync(buffer.AsMemory(count), patience.Token);
            if (read == 0)
                break;
            count += read;
        }

        return Encoding.ASCII.GetString(buffer, 0, count);
    }

    private sealed class Child(ChildProcess process, int port) : LiveServer
    {
        public override int Port => port;

        /// <summary>The resident memory of the server in KiB.</summary>
        public long Memory() => File.ReadLines($"/proc/{process.Id}/status").Where(static line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Select(static line => long.Parse(line["VmRSS:".Length..^"kB".Length], CultureInfo.InvariantCulture)).Single();

        public override ValueTask DisposeAsync() => process.DisposeAsync();
    }
}
