using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks.Serving;

/// <summary>
/// A long run with every kind of client at once: <c>dotnet run -c Release -- serving soak python 10</c> loads the server of that name for so many
/// minutes with short requests, uploads, streams, clients that go away and clients that let 16 MiB wait for a second before they read.
/// Every ten seconds: answers, wrong answers, memory, threads, open files.
/// </summary>
internal static class ServingSoak
{
    private static long s_answers;
    private static long s_wrong;

    public static async Task RunAsync(string target, TimeSpan duration)
    {
        const int Port = 18499;
        using Process server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments(target, Port)) { RedirectStandardOutput = true })!;
        try
        {
            while (await server.StandardOutput.ReadLineAsync() is { } line && !line.Contains("ready", StringComparison.Ordinal))
            {
            }

            using CancellationTokenSource end = new(duration);
            string prefix = target == "python" ? "/old" : "";
            Task[] clients =
            [
                .. Enumerable.Range(0, 4).Select(_ => RepeatAsync(Port, $"GET {prefix}/ HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", "Hello", end.Token)),
                RepeatAsync(Port, $"POST {prefix}/echo HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 200000\r\n\r\n{new string('u', 200_000)}", new string('u', 200_000), end.Token),
                RepeatAsync(Port, $"GET {prefix}/stream HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", "\r\n0\r\n\r\n", end.Token),
                WaitAsync(Port, $"GET {prefix}/long HTTP/1.0\r\nHost: h\r\n\r\n", 4096 * 4096, end.Token),
                LeaveAsync(Port, $"GET {prefix}/stream HTTP/1.1\r\nHost: h\r\n\r\n", 1000, end.Token),
                LeaveAsync(Port, $"POST {prefix}/echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nonly this", 0, end.Token),
            ];
            await WatchAsync(server, end.Token);
            await Task.WhenAll(clients);
        }
        finally
        {
            server.Kill();
        }
    }

    private static string[] Arguments(string target, int port)
    {
        string[] words = ["serving", target, port.ToString(CultureInfo.InvariantCulture)];
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ServingSoak).Assembly.Location, .. words] : words;
    }

    // Asks, reads all of the answer and looks for a text in it.
    private static Task RepeatAsync(int port, string request, string wanted, CancellationToken end) => ClientsAsync(port, request, async (client, server) =>
    {
        using MemoryStream answer = new();
        await server.CopyToAsync(answer, end);
        return Encoding.ASCII.GetString(answer.GetBuffer(), 0, (int)answer.Length).Contains(wanted, StringComparison.Ordinal);
    }, end);

    // Asks, lets the answer wait, and reads all of it.
    private static Task WaitAsync(int port, string request, long length, CancellationToken end) => ClientsAsync(port, request, async (client, server) =>
    {
        byte[] some = new byte[65_536];
        await Task.Delay(1000, end);
        long got = 0;
        for (int count; (count = await server.ReadAsync(some, end)) > 0;)
            got += count;
        return got > length;
    }, end);

    // Asks, reads a part of the answer if there is one, and resets the connection.
    private static Task LeaveAsync(int port, string request, int part, CancellationToken end) => ClientsAsync(port, request, async (client, server) =>
    {
        client.LingerState = new LingerOption(true, 0);
        await server.ReadExactlyAsync(new byte[part], end);
        await Task.Delay(5, end);
        return null;
    }, end);

    // One client after the other; what each does with its answer says whether that was right, or nothing where there is no whole answer.
    private static async Task ClientsAsync(int port, string request, Func<TcpClient, NetworkStream, Task<bool?>> takeAnswer, CancellationToken end)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(request);
        while (!end.IsCancellationRequested)
        {
            try
            {
                using TcpClient client = new();
                await client.ConnectAsync("127.0.0.1", port, end);
                await client.GetStream().WriteAsync(bytes, end);
                bool? right = await takeAnswer(client, client.GetStream());
                if (right is not null)
                    Interlocked.Increment(ref s_answers);
                if (right is false)
                    Interlocked.Increment(ref s_wrong);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (IOException)
            {
                Interlocked.Increment(ref s_wrong);
            }
        }
    }

    private static async Task WatchAsync(Process server, CancellationToken end)
    {
        long begin = Stopwatch.GetTimestamp();
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(end))
                Report(server, begin);
        }
        catch (OperationCanceledException)
        {
            Report(server, begin);
        }
    }

    private static void Report(Process server, long begin)
    {
        server.Refresh();
        int files = Directory.Exists($"/proc/{server.Id}/fd") ? Directory.GetFiles($"/proc/{server.Id}/fd").Length : 0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Stopwatch.GetElapsedTime(begin).TotalSeconds,6:F0} s {s_answers,9} answers {s_wrong,3} wrong {server.WorkingSet64 >> 20,5} MiB {server.Threads.Count,4} threads {files,4} files"));
    }
}
