using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Serving.Python;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Serving.Python;

/// <summary>An application of Python mounted at <c>/old</c> of a .NET application, live on Kestrel. Skipped without a shared library of Python.</summary>
[TestClass]
public sealed class PythonAppTests
{
    private static readonly Lazy<Task<PythonApp>> Neighbour = new(() => LoadAsync("neighbour:application", threads: 4));

    private static async Task<PythonApp> LoadAsync(string name, int threads = 2, int? maxWaiting = 1000)
    {
        if (ChildProcess.Find("python3") is null)
            Assert.Inconclusive("python3 is not installed.");
        try
        {
            return await PythonApp.LoadAsync(name, new PythonOptions { Folder = Path.Combine(AppContext.BaseDirectory, "python"), Threads = threads, MaxWaiting = maxWaiting });
        }
        catch (PythonException error) when (error.Message.Contains("no shared library", StringComparison.Ordinal))
        {
            throw new AssertInconclusiveException(error.Message);
        }
    }

    private static async Task<RawServer> ServeAsync(PythonApp? app = null)
    {
        PythonApp python = app ?? await Neighbour.Value;
        return await RawServer.StartAsync(Dispatcher.Wrap(Environs.Answer("Hello from .NET!"), new Dictionary<string, WsgiApp> { ["/old"] = python.InvokeAsync }));
    }

    [TestMethod]
    public async Task Python_answers_below_its_mount_and_dotnet_the_rest()
    {
        await using RawServer server = await ServeAsync();

        Assert.AreEqual("Hello from .NET!", (await server.GetAsync("/")).Body);
        WireAnswer old = await server.GetAsync("/old/");
        Assert.AreEqual("200 OK Hello from Python!", $"{old.Status} {old.Body}");
        Assert.AreEqual("18", old.Header("Content-Length"));
    }

    [TestMethod]
    public async Task The_environment_crosses_the_border()
    {
        await using RawServer server = await ServeAsync();

        string environ = (await server.GetAsync("/old/environ?a=%20", "X-E: \u00e9\r\nCookie: s=1\r\n")).Body;

        StringAssert.Contains(environ, "SCRIPT_NAME=/old\n");
        StringAssert.Contains(environ, "PATH_INFO=/environ\n");
        StringAssert.Contains(environ, "QUERY_STRING=a=%20\n");
        StringAssert.Contains(environ, "HTTP_X_E=\u00e9\n");
        StringAssert.Contains(environ, "HTTP_COOKIE=s=1\n");
        StringAssert.Contains(environ, "wsgi.url_scheme=http");
        Assert.AreEqual("/%\n/Ã©", (await server.GetAsync("/old/%25%0A/%C3%A9")).Body);
    }

    [TestMethod]
    public async Task Requests_that_end_before_Python_comes_to_them_cost_no_thread()
    {
        PythonApp python = await LoadAsync("neighbour:application", threads: 1);
        using ManualResetEventSlim released = new();
        Task busy = AskAsync(python, new EndingSource("POST", "/echo", new HeldStream(released)));
        Task[] waiting = [.. Enumerable.Range(0, 3).Select(_ =>
        {
            EndingSource source = new("GET", "/", Stream.Null);
            Task asked = AskAsync(python, source);
            source.HasEnded = true;
            return asked;
        })];

        released.Set();
        await busy.WaitAsync(TimeSpan.FromSeconds(30));
        await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(30)).ContinueWith(static _ => { }, TaskScheduler.Default);

        Assert.AreEqual("Hello from Python!", await AskAsync(python, new EndingSource("GET", "/", Stream.Null)).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private static async Task<string> AskAsync(PythonApp python, EndingSource source)
    {
        await using WsgiBody body = await python.InvokeAsync(new WsgiEnviron(source), static (_, _, _) => static _ => default);
        StringBuilder text = new();
        await foreach (ReadOnlyMemory<byte> block in body)
            text.Append(Encoding.UTF8.GetString(block.Span));
        return text.ToString();
    }

    /// <summary>A request whose server turns to another: from then on it cannot be asked any more.</summary>
    private sealed class EndingSource(string method, string path, Stream input) : EnvironSource
    {
        private readonly OrderedDictionary<string, object?> _items = new()
        {
            ["REQUEST_METHOD"] = method, ["SCRIPT_NAME"] = "", ["PATH_INFO"] = path, ["QUERY_STRING"] = "", ["SERVER_NAME"] = "localhost", ["SERVER_PORT"] = "80",
            ["SERVER_PROTOCOL"] = "HTTP/1.1", ["wsgi.url_scheme"] = "http", ["wsgi.input"] = input, ["wsgi.input_terminated"] = true, ["wsgi.errors"] = TextWriter.Null,
        };

        public volatile bool HasEnded;

        public override bool TryGet(string key, out object? value)
        {
            Check();
            return _items.TryGetValue(key, out value);
        }

        public override void PourInto(OrderedDictionary<string, object?> target)
        {
            Check();
            foreach ((string key, object? value) in _items)
                target[key] = value;
        }

        private void Check() => ObjectDisposedException.ThrowIf(HasEnded, this);
    }

    /// <summary>A body that comes to its end when it is let go.</summary>
    private sealed class HeldStream(ManualResetEventSlim released) : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            released.Wait();
            return 0;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }

    [TestMethod]
    public async Task Bodies_of_requests_are_read_in_every_way()
    {
        await using RawServer server = await ServeAsync();
        string large = string.Concat(Enumerable.Range(0, 400_000).Select(static n => n.ToString("D8", CultureInfo.InvariantCulture)));

        Assert.AreEqual(large, (await server.PostAsync("/old/echo", large)).Body);
        Assert.AreEqual(large[..100_000], (await server.PostAsync("/old/echo-stream", large[..100_000])).Body);
        Assert.AreEqual("a\n|b", (await server.PostAsync("/old/lines", "a\nb")).Body);
        Assert.AreEqual("abc", WireAnswer.Parse(await server.AskAsync("POST /old/echo HTTP/1.1", "Transfer-Encoding: chunked\r\n", "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n")).Body);
        Assert.AreEqual("", (await server.GetAsync("/old/echo")).Body);
    }

    [TestMethod]
    [DataRow("/list", "200 OK abcd"), DataRow("/empty", "200 OK "), DataRow("/lazy", "201 Created late"), DataRow("/write", "200 OK abcdef")]
    [DataRow("/replaced", "500 Oops sorry"), DataRow("/log", "200 OK logged"), DataRow("/%00", "400 Bad Request ")]
    [DataRow("/bytes-subclass", "200 OK ab\0cd"), DataRow("/tuple-headers", "200 OK ab"), DataRow("/error-first", "500 Oops sorry"), DataRow("/close-fails", "200 OK abcd")]
    public async Task Answers_come_as_the_application_gives_them(string path, string expected)
    {
        await using RawServer server = await ServeAsync();
        WireAnswer answer = await server.GetAsync("/old" + path);

        Assert.AreEqual(expected, $"{answer.Status} {answer.Body}");
        Assert.IsTrue(answer.IsWhole);
    }

    [TestMethod]
    public async Task A_file_comes_through_the_file_wrapper()
    {
        await using RawServer server = await ServeAsync();

        Assert.AreEqual(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "python", "neighbour.py"), Encoding.Latin1), (await server.GetAsync("/old/file")).Body);
    }

    [TestMethod]
    [DataRow("/error", "ValueError: boom"), DataRow("/never", "did not call start_response"), DataRow("/twice", "a second time without exc_info")]
    [DataRow("/hop", "is not as PEP 3333 wants it"), DataRow("/nul", "is not as PEP 3333 wants it"), DataRow("/wide-header", "is not as PEP 3333 wants it")]
    [DataRow("/number-header", "is not as PEP 3333 wants it"), DataRow("/bad-status", "is not as PEP 3333 wants it"), DataRow("/text", "must be bytes, not str")]
    [DataRow("/bytearray", "must be bytes, not bytearray"), DataRow("/none", "TypeError"), DataRow("/exit", "SystemExit: 3")]
    public async Task An_error_is_a_500_and_its_traceback_is_in_the_log(string path, string logged)
    {
        await using RawServer server = await ServeAsync();

        StringAssert.StartsWith((await server.GetAsync("/old" + path)).Status, "500 ");
        StringAssert.Contains(server.Log.ToString(), logged);
        Assert.AreEqual("Hello from Python!", (await server.GetAsync("/old/")).Body);
    }

    [TestMethod]
    [DataRow("/error-later", "mid-stream"), DataRow("/late", "too late")]
    public async Task An_error_after_the_first_block_ends_the_answer_without_its_end(string path, string logged)
    {
        await using RawServer server = await ServeAsync();

        WireAnswer answer = await server.GetAsync("/old" + path);

        Assert.IsFalse(answer.IsWhole);
        Assert.DoesNotContain("never", answer.Body);
        StringAssert.Contains(server.Log.ToString(), logged);
    }

    [TestMethod]
    public async Task A_close_that_fails_is_told_and_takes_nothing_back()
    {
        await using RawServer server = await ServeAsync();

        Assert.IsTrue((await server.GetAsync("/old/close-fails")).IsWhole);
        StringAssert.Contains(server.Log.ToString(), "ValueError: cannot be closed");
    }

    [TestMethod]
    public async Task An_application_that_lies_about_its_blocks_holds_no_thread()
    {
        PythonApp app = await LoadAsync("neighbour:application", threads: 1);
        await using RawServer server = await ServeAsync(app);

        for (int n = 0; n < 3; n++)
            StringAssert.StartsWith((await server.GetAsync("/old/lying-length")).Body, "ab");
        Assert.AreEqual("Hello from Python!", (await server.GetAsync("/old/")).Body);
        await app.DisposeAsync();
    }

    [TestMethod]
    public async Task Large_bodies_pass_in_both_directions()
    {
        await using RawServer server = await ServeAsync();

        Assert.AreEqual("12000000", (await server.PostAsync("/old/count", new string('x', 12_000_000))).Body);
        using HttpClient client = new();
        Assert.HasCount(48 << 20, await client.GetByteArrayAsync(new Uri($"http://127.0.0.1:{server.Port}/old/huge")));
    }

    [TestMethod]
    public async Task A_block_is_sent_before_the_next_is_asked_for()
    {
        await using RawServer server = await ServeAsync();
        using TcpClient client = await server.ConnectAsync();
        await client.GetStream().WriteAsync("GET /old/steps HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"u8.ToArray());

        await LiveServer.ReadUntilAsync(client.GetStream(), "first");
        await server.GetAsync("/old/go");
        StringAssert.Contains(await LiveServer.ReadToEndAsync(client.GetStream()), "second");
    }

    [TestMethod]
    public async Task Slow_requests_run_at_the_same_time_on_threads_that_last()
    {
        PythonApp app = await LoadAsync("neighbour:application", threads: 8);
        await using RawServer server = await ServeAsync(app);

        string[] bodies = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ => (await server.GetAsync("/old/slow")).Body));

        Assert.IsGreaterThan(1, bodies.Max(static body => int.Parse(body.Split(' ')[1], CultureInfo.InvariantCulture)));
        Assert.IsLessThanOrEqualTo(8, bodies.Select(static body => body.Split(' ')[0]).Distinct().Count());
        Assert.IsTrue(Array.Exists(bodies, static body => body.EndsWith(" 2", StringComparison.Ordinal)), "threading.local is forgotten");
        await app.DisposeAsync();
    }

    [TestMethod]
    public async Task A_client_that_goes_away_ends_the_generator_and_closes_the_body()
    {
        PythonApp app = await LoadAsync("neighbour:application");
        await using RawServer server = await ServeAsync(app);
        int[] before = await CountsAsync(server);
        using (TcpClient client = await server.ConnectAsync())
        {
            client.LingerState = new LingerOption(true, 0);
            await client.GetStream().WriteAsync("GET /old/endless HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray());
            await LiveServer.ReadUntilAsync(client.GetStream(), "200 OK");
        }

        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20));
        for (int tries = 0; tries < 500 && (await CountsAsync(server))[2] == before[2]; tries++)
            await timer.WaitForNextTickAsync();
        Assert.AreEqual(before[2] + 1, (await CountsAsync(server))[2]);
        await app.DisposeAsync();
    }

    [TestMethod]
    public async Task A_client_that_does_not_read_holds_the_generator_back()
    {
        PythonApp app = await LoadAsync("neighbour:application");
        await using RawServer server = await ServeAsync(app);
        int before = (await CountsAsync(server))[1];
        using TcpClient client = await server.ConnectAsync();
        client.ReceiveBufferSize = 64 * 1024;
        await client.GetStream().WriteAsync("GET /old/endless HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray());
        await LiveServer.ReadUntilAsync(client.GetStream(), "200 OK");

        int made = await SettledAsync(async () => (await CountsAsync(server))[1]);

        Assert.IsLessThan(200, made - before); // 12 MiB: what the system's and Kestrel's buffers hold, and no more
        await app.DisposeAsync();
    }

    [TestMethod]
    public async Task More_requests_than_may_wait_are_refused()
    {
        PythonApp app = await LoadAsync("neighbour:application", threads: 1, maxWaiting: 1);
        await using RawServer server = await ServeAsync(app);

        WireAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => server.GetAsync("/old/slow")));

        Assert.IsTrue(Array.Exists(answers, static answer => answer.Status.StartsWith("503 ", StringComparison.Ordinal)));
        Assert.IsTrue(Array.Exists(answers, static answer => answer.Status == "200 OK"));
        await app.DisposeAsync();
        Assert.AreEqual("503 Service Unavailable", (await server.GetAsync("/old/")).Status);
    }

    [TestMethod]
    [DataRow("no_such_module:application", "ModuleNotFoundError"), DataRow("neighbour:missing", "AttributeError"), DataRow("neighbour:not_callable", "is not callable")]
    public async Task An_application_that_cannot_be_loaded_says_why(string name, string expected) =>
        StringAssert.Contains((await Assert.ThrowsExactlyAsync<PythonException>(() => LoadAsync(name))).Message, expected);

    [TestMethod]
    public async Task A_name_is_a_module_and_a_variable() =>
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => PythonApp.LoadAsync("neighbour"));

    private static async Task<int[]> CountsAsync(RawServer server) =>
        [.. (await server.GetAsync("/old/counts")).Body.Split(' ').Select(static word => int.Parse(word, CultureInfo.InvariantCulture))];

    // Asks until the answer stays the same for a while.
    private static async Task<int> SettledAsync(Func<Task<int>> ask)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
        int last = -1;
        for (int same = 0; same < 10 && await timer.WaitForNextTickAsync();)
        {
            int now = await ask();
            same = now == last ? same + 1 : 0;
            last = now;
        }

        return last;
    }
}
