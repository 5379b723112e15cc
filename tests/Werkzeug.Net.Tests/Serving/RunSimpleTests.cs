using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Serving.Reloading;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;
using static Werkzeug.Net.Tests.Serving.Probes;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>The arguments of <c>run_simple</c>, as far as no other class of tests is about them.</summary>
[TestClass]
public sealed class RunSimpleTests
{
    [TestMethod]
    public async Task An_error_that_passes_through_ends_the_server_and_is_thrown_where_it_was_started()
    {
        InvalidOperationException boom = new("boom");
        TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task serving = RunSimple.ServeAsync("127.0.0.1", 0, (_, _) => throw boom, new ServerOptions { PassthroughErrors = true, Log = TextWriter.Null, Ready = ready.SetResult });
        using HttpClient browser = new();

        using HttpResponseMessage answer = await browser.GetAsync(new Uri(await ready.Task));

        Assert.AreEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.AreSame(boom, await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => serving.WaitAsync(LiveServer.Patience)));
    }

    [TestMethod]
    public async Task An_error_after_the_first_block_passes_through_too()
    {
        TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task serving = RunSimple.ServeAsync("127.0.0.1", 0, ProbeApp.InvokeAsync, new ServerOptions { PassthroughErrors = true, Log = TextWriter.Null, Ready = ready.SetResult });
        using HttpClient browser = new();

        await Assert.ThrowsAsync<HttpRequestException>(async () => await browser.GetStringAsync(new Uri(await ready.Task + "/error-later")));

        Assert.AreEqual("mid-stream", (await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => serving.WaitAsync(LiveServer.Patience))).Message);
    }

    [TestMethod]
    public async Task A_handler_completes_environs_and_tells_requests_in_its_own_words()
    {
        await using RawServer server = await RawServer.StartAsync(
            Show(static environ => $"{environ["shop.trace"]} {environ["SERVER_SOFTWARE"]}"), new ServerOptions { RequestHandler = new Tracing() });

        WireAnswer answer = await server.GetAsync("/a");
        await server.GetAsync("/quiet");
        await server.DisposeAsync();

        Assert.AreEqual("trace-/a Shop/2", answer.Body);
        CollectionAssert.AreEqual(new[] { "Shop/2" }, answer.Headers("Server").ToArray());
        Assert.AreEqual("someone asked for /a" + Environment.NewLine, server.Log.ToString());
    }

    [TestMethod]
    public async Task S11_an_application_that_blocks_does_not_starve_the_pool()
    {
        const int Visitors = 64;
        using CountdownEvent all = new(Visitors);
        bool isOnPool = false;
        await using RawServer server = await RawServer.StartAsync(
            Show(environ =>
            {
                isOnPool |= Thread.CurrentThread.IsThreadPoolThread;
                all.Signal();
                return all.Wait(LiveServer.Patience) ? "met" : "starved"; // nobody goes on before all have come
            }),
            new ServerOptions { Threads = Visitors, AccessLog = false });
        int before = ThreadPool.ThreadCount;

        WireAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, Visitors).Select(_ => server.GetAsync("/")));

        Assert.IsTrue(Array.TrueForAll(answers, static answer => answer.Body == "met"));
        Assert.IsFalse(isOnPool);
        Assert.IsLessThan(before + 16, ThreadPool.ThreadCount);
    }

    [TestMethod]
    public async Task More_requests_than_threads_wait_for_their_turn()
    {
        int running = 0, most = 0;
        await using RawServer server = await RawServer.StartAsync(
            Show(environ =>
            {
                int now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                Thread.SpinWait(20_000);
                Interlocked.Decrement(ref running);
                return "ok";
            }),
            new ServerOptions { Threads = 3, AccessLog = false });

        WireAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => server.GetAsync("/")));

        Assert.IsTrue(Array.TrueForAll(answers, static answer => answer.Body == "ok"));
        Assert.IsInRange(1, 3, most);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (int seen = most; value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen;)
            seen = most;
    }

    [TestMethod]
    public async Task Settings_of_TLS_are_the_programs()
    {
        using X509Certificate2 certificate = AdhocCertificate.Create();
        await using RawServer server = await RawServer.StartAsync(
            Show(static environ => environ.Scheme),
            new ServerOptions { Tls = https => https.ServerCertificateSelector = (_, name) => name == "localhost" ? certificate : null });
        using HttpClientHandler handler = new() { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == certificate.Thumbprint };
        using HttpClient client = new(handler);

        Assert.AreEqual("https", await client.GetStringAsync(new Uri($"https://localhost:{server.Port}/")));
        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => client.GetStringAsync(new Uri($"https://127.0.0.1:{server.Port}/")));
    }

    [TestMethod]
    [DataRow(200, "GET / HTTP/1.1"), DataRow(204, "\u001b[35;1mGET / HTTP/1.1\u001b[0m"), DataRow(301, "\u001b[32mGET / HTTP/1.1\u001b[0m")]
    [DataRow(304, "\u001b[36mGET / HTTP/1.1\u001b[0m"), DataRow(404, "\u001b[33mGET / HTTP/1.1\u001b[0m"), DataRow(405, "\u001b[31;1mGET / HTTP/1.1\u001b[0m")]
    [DataRow(500, "\u001b[35;1mGET / HTTP/1.1\u001b[0m"), DataRow(101, "\u001b[1mGET / HTTP/1.1\u001b[0m")]
    public void A_terminal_sees_requests_in_colours(int status, string expected)
    {
        DateTimeOffset moment = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

        Assert.AreEqual(string.Create(CultureInfo.InvariantCulture, $"h - - [22/Nov/2026 07:00:00] \"{expected}\" {status} -"), AccessLog.Line("h", moment, "GET", "/", "HTTP/1.1", status, isTerminal: true));
        StringAssert.Contains(AccessLog.Line("h", moment, "GET", "/", "HTTP/1.1", status), "\"GET / HTTP/1.1\"");
    }

    [TestMethod]
    [DataRow("/\u001b[2J", "/\\x1b[2J"), DataRow("/%5C\u007f\u0085", "/\\\\\\x7f\\x85"), DataRow("/\\x1b", "/\\\\x1b"), DataRow("/%C3%A9%0A%22", "/\u00e9%0A\"")]
    public void What_a_client_sends_moves_no_terminal_and_looks_like_nothing_else(string target, string expected) =>
        StringAssert.Contains(AccessLog.Line("h", DateTimeOffset.UnixEpoch, "GET", target, "HTTP/1.1", 200), $"\"GET {expected} HTTP/1.1\"");

    [TestMethod]
    public async Task A_server_for_all_addresses_tells_where_it_can_be_reached()
    {
        StringWriter log = new();
        using CancellationTokenSource stop = new();
        await RunSimple.ServeAsync("0.0.0.0", 0, Environs.Answer("ok"), new ServerOptions { Log = log, Ready = _ => stop.Cancel() }, stop.Token);

        string[] lines = log.ToString().Split(Environment.NewLine);
        Assert.AreEqual(" * Running on all addresses (0.0.0.0)", lines[0]);
        StringAssert.StartsWith(lines[1], " * Running on http://127.0.0.1:");
        Assert.AreEqual("Press CTRL+C to quit", lines[^2]);
    }

    [TestMethod]
    public void A_program_knows_whether_it_is_reloaded() =>
        Assert.AreEqual(Environment.GetEnvironmentVariable("DOTNET_WATCH") == "1", HotReload.IsRunningFromReloader);

    [TestMethod]
    public async Task Requests_are_traced_by_the_conventions_of_OpenTelemetry()
    {
        TaskCompletionSource<Activity> traced = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == "Microsoft.AspNetCore",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.ParentId == "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                    traced.TrySetResult(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using RawServer server = await RawServer.StartAsync(Show(static _ => Activity.Current?.TraceId.ToString() ?? "-"));

        WireAnswer answer = await server.GetAsync("/a", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n");

        Assert.AreEqual("0af7651916cd43dd8448eb211c80319c", answer.Body);
        Assert.AreEqual(ActivityKind.Server, (await traced.Task.WaitAsync(LiveServer.Patience)).Kind);
    }

    [TestMethod]
    public async Task A_file_that_changed_is_served_anew_without_a_restart()
    {
        string folder = Directory.CreateTempSubdirectory("static-files").FullName;
        string style = Path.Combine(folder, "style.css");
        await File.WriteAllTextAsync(style, "old");
        await using RawServer server = await RawServer.StartAsync(ProbeApp.InvokeAsync, new ServerOptions { StaticFiles = new Dictionary<string, string> { ["/static"] = folder } });
        WireAnswer before = await server.GetAsync("/static/style.css");

        await File.WriteAllTextAsync(style, "newer");

        WireAnswer after = await server.GetAsync("/static/style.css", $"If-None-Match: {before.Header("ETag")}\r\n");
        Assert.AreEqual("old newer", $"{before.Body} {after.Body}");
        Directory.Delete(folder, recursive: true);
    }

    private sealed class Tracing : RequestHandler
    {
        public override string? ServerVersion => "Shop/2";

        public override void MakeEnviron(WsgiEnviron environ, HttpContext request) => environ["shop.trace"] = $"trace-{environ.Path}";

        public override string AddressOf(HttpContext request) => "someone";

        public override string? LogLine(HttpContext request, DateTimeOffset moment, bool isTerminal) =>
            request.Request.Path == "/quiet" ? null : $"{AddressOf(request)} asked for {request.Request.Path}";
    }
}
