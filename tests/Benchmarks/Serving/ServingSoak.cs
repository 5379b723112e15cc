using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks.Serving;

/// <summary>
/// A long run with every kind of client at once: <c>dotnet run -c Release -- serving soak python 10</c> loads the server of that name for so many
/// minutes with short requests, uploads, streams, clients that go away and clients that do not read. Every ten seconds: requests,
/// memory, threads, open files, wrong answers.
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
                LeaveAsync(Port, $"GET {prefix}/stream HTTP/1.1\r\nHost: h\r\n\r\n", end.Token),
                LeaveAsync(Port, $"POST {prefix}/echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nonly this", end.Token),
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

    private static async Task RepeatAsync(int port, string request, string wanted, CancellationToken end)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(request);
        while (!end.IsCancellationRequested)
        {
            try
            {
                using TcpClient client = new();
                await client.ConnectAsync("127.0.0.1", port, end);
                using MemoryStream answer = new();
                await client.GetStream().WriteAsync(bytes, end);
                await client.GetStream().CopyToAsync(answer, end);
                Interlocked.Increment(ref s_answers);
                if (!Encoding.ASCII.GetString(answer.GetBuffer(), 0, (int)answer.Length).Contains(wanted, StringComparison.Ordinal))
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

    private static async Task LeaveAsync(int port, string request, CancellationToken end)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(request);
        byte[] some = new byte[1000];
        while (!end.IsCancellationRequested)
        {
            try
            {
                using TcpClient client = new() { LingerState = new LingerOption(true, 0) };
                await client.ConnectAsync("127.0.0.1", port, end);
                await client.GetStream().WriteAsync(bytes, end);
                if (request.StartsWith("GET", StringComparison.Ordinal))
                    await client.GetStream().ReadExactlyAsync(some, end);
                await Task.Delay(5, end);
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
