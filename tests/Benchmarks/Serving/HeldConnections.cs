using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Benchmarks.Serving;

/// <summary>
/// Many lasting connections: <c>dotnet run -c Release -- serving hold 10000</c> opens so many to a server in a process of its own, asks on each in
/// three rounds, and tells the server's memory and threads. Wants two files a connection (<c>ulimit -n</c>).
/// </summary>
internal static class HeldConnections
{
    private static readonly byte[] Request = "GET / HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray();

    public static async Task RunAsync(int count)
    {
        const int Port = 18498;
        string[] words = ["serving", "probe", Port.ToString(CultureInfo.InvariantCulture)];
        bool isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        using Process server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, isHosted ? [typeof(HeldConnections).Assembly.Location, .. words] : words) { RedirectStandardOutput = true })!;
        List<TcpClient> clients = [];
        try
        {
            await server.StandardOutput.ReadLineAsync();
            Report(server, "before");
            for (int made = 0; made < count; made++)
            {
                TcpClient client = new();
                await client.ConnectAsync("127.0.0.1", Port);
                clients.Add(client);
            }

            Report(server, $"{count} open");
            for (int round = 1; round <= 3; round++)
            {
                await Parallel.ForEachAsync(clients, static (client, cancel) => AskAsync(client, cancel));
                Report(server, $"round {round}");
            }

            clients.ForEach(static client => client.Dispose());
            await Task.Delay(2000);
            Report(server, "closed");
        }
        finally
        {
            server.Kill();
        }
    }

    private static async ValueTask AskAsync(TcpClient client, CancellationToken cancel)
    {
        byte[] answer = new byte[1024];
        await client.GetStream().WriteAsync(Request, cancel);
        int read = await client.GetStream().ReadAsync(answer, cancel);
        if (!answer.AsSpan(0, read).StartsWith("HTTP/1.1 200 "u8))
            throw new InvalidOperationException("A connection was not answered.");
    }

    private static void Report(Process server, string moment)
    {
        server.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{moment,-14} {server.WorkingSet64 >> 20,5} MiB {server.Threads.Count,4} threads"));
    }
}
