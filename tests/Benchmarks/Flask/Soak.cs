using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Benchmarks.Flask;

/// <summary>
/// Sixty-four clients at once over all routes of the server, each with a session of its own. Every answer is checked against what only
/// that client can get, and the memory of the server's process is watched.
/// </summary>
internal static class Soak
{
    private const int Clients = 64;

    public static async Task<int> RunAsync(double minutes)
    {
        using Process server = Start(out Uri address);
        using CancellationTokenSource end = new(TimeSpan.FromMinutes(minutes));
        Tally tally = new();
        Task[] clients = [.. Enumerable.Range(0, Clients).Select(number => VisitAsync(address, number, tally, end.Token))];
        List<long> memory = await WatchAsync(server, minutes, end.Token);
        await Task.WhenAll(clients);
        server.Kill();

        long settled = memory[memory.Count / 4];
        long last = memory[^1];
        string told = string.Create(CultureInfo.InvariantCulture, $"{tally.Requests} requests, {tally.Errors} errors, memory {settled / 1e6:F0} MB a quarter in, {last / 1e6:F0} MB at the end, {memory.Max() / 1e6:F0} MB at most");
        Console.WriteLine(told);
        return tally.Errors == 0 && last < settled * 1.5 ? 0 : 1;
    }

    private static async Task VisitAsync(Uri address, int number, Tally tally, CancellationToken end)
    {
        using HttpClient browser = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        string name = string.Create(CultureInfo.InvariantCulture, $"client{number}");
        for (int round = 1; !end.IsCancellationRequested; round++)
        {
            await ExpectAsync(browser, tally, $"/who/{name}", $"{name} {name} {name} {round} {name}");
            await ExpectAsync(browser, tally, $"/add/{number}/{round}", $"{{\"sum\":{number + round}}}\n");
            await ExpectAsync(browser, tally, $"/stream/{name}", string.Concat(Enumerable.Range(0, 5).Select(at => $"{name}:{name}:{at} ")));
            await ExpectAsync(browser, tally, "/plaintext", "Hello, World!");
            await ExpectAsync(browser, tally, "/page", null);
            await ExpectAsync(browser, tally, "/boom", null, HttpStatusCode.InternalServerError);
            await ExpectAsync(browser, tally, $"/none/{name}", null, HttpStatusCode.NotFound);
            using FormUrlEncodedContent form = new([new("text", name + round)]);
            using HttpResponseMessage echo = await browser.PostAsync(new Uri($"/echo?name={name}", UriKind.Relative), form, CancellationToken.None);
            tally.Count(await echo.Content.ReadAsStringAsync(CancellationToken.None) == $"{{\"name\":\"{name}\",\"text\":\"{name}{round}\"}}\n", "/echo");
        }
    }

    private static async Task ExpectAsync(HttpClient browser, Tally tally, string path, string? text, HttpStatusCode status = HttpStatusCode.OK)
    {
        using HttpResponseMessage response = await browser.GetAsync(new Uri(path, UriKind.Relative));
        string body = await response.Content.ReadAsStringAsync();
        tally.Count(response.StatusCode == status && (text is null ? body.Length > 0 : body == text), $"{path}: {(int)response.StatusCode} {body}");
    }

    private static async Task<List<long>> WatchAsync(Process server, double minutes, CancellationToken end)
    {
        List<long> memory = [];
        using PeriodicTimer timer = new(TimeSpan.FromMinutes(minutes / 40));
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                server.Refresh();
                memory.Add(server.WorkingSet64);
            }
        }
        catch (OperationCanceledException)
        {
            // That is the end.
        }

        return memory;
    }

    private static Process Start(out Uri address)
    {
        Process server = Process.Start(new ProcessStartInfo("dotnet", [typeof(Soak).Assembly.Location, "serve", "flask", "0"])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_gcServer"] = "0" },
        })!; // null only where a running process is taken up
        address = new Uri(server.StandardOutput.ReadLine()!["ready ".Length..]);
        return server;
    }

    private sealed class Tally
    {
        private long _requests;
        private long _errors;

        public long Requests => Volatile.Read(ref _requests);

        public long Errors => Volatile.Read(ref _errors);

        public void Count(bool isRight, string what)
        {
            Interlocked.Increment(ref _requests);
            if (!isRight && Interlocked.Increment(ref _errors) <= 10)
                Console.Error.WriteLine($"wrong: {what}");
        }
    }
}
