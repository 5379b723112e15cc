using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>
/// PEP 3333's rules for servers as a client can see them, asked of the same application behind every server: Kestrel, and Python's
/// servers that load it through <c>wsgi.py</c>. A derived class starts the server.
/// </summary>
public abstract class WireChecks
{
    /// <summary>The server, with <see cref="ProbeApp"/> behind it.</summary>
    protected abstract Task<LiveServer> ServerAsync();

    /// <summary>Whether the server speaks HTTP/1.1: lasting connections and chunks.</summary>
    protected virtual bool SpeaksHttp11 => true;

    /// <summary>Whether the server takes requests that were sent before the one before was answered.</summary>
    protected virtual bool TakesPipelines => SpeaksHttp11;

    /// <summary>Whether the server sees to it that a body is as long as it says.</summary>
    protected virtual bool MeasuresBodies => true;

    /// <summary>Whether methods that no standard names are passed on.</summary>
    protected virtual bool TakesAnyMethod => true;

    /// <summary>What <c>wsgi.multithread</c> must be.</summary>
    protected virtual bool IsMultithread => true;

    [TestMethod]
    public async Task WS5_WS48_a_block_is_sent_before_the_next_is_asked_for()
    {
        LiveServer server = await ServerAsync();
        using TcpClient client = await server.ConnectAsync();
        await client.GetStream().WriteAsync("GET /steps HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"u8.ToArray());

        StringAssert.Contains(await LiveServer.ReadUntilAsync(client.GetStream(), "first"), " 200 OK\r\n");
        await server.GetAsync("/go");
        StringAssert.Contains(await LiveServer.ReadToEndAsync(client.GetStream()), "second");
    }

    [TestMethod]
    public async Task WS6_every_byte_passes_unchanged()
    {
        string all = string.Concat(Enumerable.Range(0, 256).Select(static b => (char)b));
        LiveServer server = await ServerAsync();

        Assert.AreEqual(all, (await server.GetAsync("/bytes")).Body);
        Assert.AreEqual(all, (await server.PostAsync("/echo", all)).Body);
        Assert.AreEqual(new string('\0', 1 << 20), (await server.GetAsync("/large")).Body);
    }

    [TestMethod]
    public async Task WS7_a_body_is_closed_after_success_after_an_error_and_when_the_client_has_gone()
    {
        LiveServer server = await ServerAsync();

        foreach (string path in new[] { "/stream", "/error-later", "/file" })
        {
            int before = await ClosedAsync(server);
            await server.GetAsync(path);
            await UntilClosedAsync(server, before + 1, path);
        }

        int left = await ClosedAsync(server);
        using (TcpClient client = await server.ConnectAsync())
        {
            client.LingerState = new LingerOption(true, 0);
            await client.GetStream().WriteAsync("GET /endless HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray());
            await LiveServer.ReadUntilAsync(client.GetStream(), "200 OK");
        }

        await UntilClosedAsync(server, left + 1, "/endless");
    }

    [TestMethod]
    [DataRow("/close-fails"), DataRow("/close-fails-whole")]
    public async Task WS7_a_body_that_cannot_be_closed_is_whole_all_the_same(string path)
    {
        LiveServer server = await ServerAsync();
        WireAnswer answer = await server.GetAsync(path);

        Assert.AreEqual("200 OK abcd True", $"{answer.Status} {answer.Body} {answer.IsWhole}");
        Assert.AreEqual("200 OK", (await server.GetAsync("/")).Status);
    }

    [TestMethod]
    public async Task WS8_headers_may_be_announced_by_the_first_block()
    {
        WireAnswer answer = await (await ServerAsync()).GetAsync("/lazy");

        Assert.AreEqual("201 Created late", $"{answer.Status} {answer.Body}");
    }

    [TestMethod]
    [DataRow("PROPFIND"), DataRow("M-SEARCH")]
    public async Task WS10_any_method_passes_as_it_came(string method)
    {
        if (!TakesAnyMethod)
            Assert.Inconclusive("The server knows some methods only.");
        Assert.AreEqual(method, (await EnvironAsync($"{method} /environ HTTP/1.1"))["REQUEST_METHOD"]);
    }

    [TestMethod]
    [DataRow("/a%252Fb", "/a%2Fb"), DataRow("/%C3%A9", "/Ã©"), DataRow("/a%20b", "/a b")]
    public async Task WS12_the_path_is_decoded_once(string target, string expected) =>
        Assert.AreEqual(expected, (await (await ServerAsync()).GetAsync(target)).Body);

    [TestMethod]
    public async Task WS13_the_query_is_raw() =>
        Assert.AreEqual("a=%20&b=%zz", (await EnvironAsync("GET /environ?a=%20&b=%zz HTTP/1.1"))["QUERY_STRING"]);

    [TestMethod]
    public async Task WS14_WS17_variables_match_the_headers()
    {
        Dictionary<string, string> environ = await EnvironAsync("POST /environ HTTP/1.1", "Content-Type: text/x\r\nContent-Length: 3\r\nX-A: 1\r\nX-A: 2\r\n", "abc");

        Assert.AreEqual("text/x 3", $"{environ["CONTENT_TYPE"]} {environ["CONTENT_LENGTH"]}");
        Assert.AreEqual("1,2", environ["HTTP_X_A"].Replace(" ", "", StringComparison.Ordinal));
        Assert.IsFalse(environ.ContainsKey("HTTP_X_B") || environ.ContainsKey("HTTP_CONTENT_TYPE"));
    }

    [TestMethod]
    public async Task WS15_WS16_WS21_the_server_has_a_name_a_port_a_protocol_and_a_scheme()
    {
        LiveServer server = await ServerAsync();
        Dictionary<string, string> environ = Variables(WireAnswer.Parse(await server.SendAsync("GET /environ HTTP/1.0\r\n\r\n")));

        Assert.AreNotEqual("", environ["SERVER_NAME"]);
        Assert.IsGreaterThan(0, int.Parse(environ["SERVER_PORT"], CultureInfo.InvariantCulture));
        Assert.AreEqual("HTTP/1.0", environ["SERVER_PROTOCOL"]);
        Assert.AreEqual("http", environ["wsgi.url_scheme"]);
    }

    [TestMethod]
    public async Task WS20_WS24_the_server_tells_what_it_is() =>
        StringAssert.StartsWith((await (await ServerAsync()).GetAsync("/flags")).Body, $"(1, 0) {IsMultithread} ");

    [TestMethod]
    [DataRow("/echo"), DataRow("/echo-now"), DataRow("/echo-stream")]
    public async Task WS22_WS28_WS31_the_body_is_read_in_every_way(string path)
    {
        LiveServer server = await ServerAsync();
        string large = string.Concat(Enumerable.Range(0, 40_000).Select(static n => n.ToString("D8", CultureInfo.InvariantCulture)));

        Assert.AreEqual("a\nb", (await server.PostAsync(path, "a\nb")).Body);
        Assert.AreEqual(large, (await server.PostAsync(path, large)).Body);
        Assert.AreEqual("", (await server.PostAsync(path, "")).Body);
    }

    [TestMethod]
    public async Task WS30_WS32_the_body_ends_at_its_length_and_stays_at_its_end()
    {
        LiveServer server = await ServerAsync();

        Assert.AreEqual("3 0 0", (await server.PostAsync("/twice", "abc")).Body);
        if (TakesPipelines)
        {
            string both = await server.SendAsync(
                "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            StringAssert.Contains(both, "abc");
            StringAssert.Contains(both, "Hello, World!");
        }
    }

    [TestMethod]
    public async Task WS35_empty_blocks_send_nothing_and_an_empty_body_still_answers()
    {
        LiveServer server = await ServerAsync();

        Assert.AreEqual("x", (await server.GetAsync("/leading-empty")).Body);
        Assert.AreEqual("abcd", (await server.GetAsync("/sequence")).Body);
        Assert.AreEqual("200 OK", (await server.GetAsync("/empty")).Status);
    }

    [TestMethod]
    [DataRow("/replaced"), DataRow("/replaced-by-block")]
    public async Task WS36_an_error_before_the_first_block_replaces_the_headers(string path)
    {
        WireAnswer answer = await (await ServerAsync()).GetAsync(path);

        Assert.AreEqual("500 Oops sorry", $"{answer.Status} {answer.Body}");
        Assert.IsNull(answer.Header("X-Old"));
    }

    [TestMethod]
    public async Task WS37_an_error_after_the_first_block_ends_the_answer()
    {
        WireAnswer answer = await (await ServerAsync()).GetAsync("/late");

        StringAssert.StartsWith(answer.Body + "sent", "sent");
        Assert.DoesNotContain("never", answer.Body);
    }

    [TestMethod]
    [DataRow("/error"), DataRow("/twice-started"), DataRow("/never-started"), DataRow("/hop"), DataRow("/bad-header"), DataRow("/wide-header"), DataRow("/null")]
    public async Task WS38_WS41_WS42_WS54_what_an_application_does_wrong_is_a_500_and_the_server_lives(string path)
    {
        LiveServer server = await ServerAsync();

        StringAssert.StartsWith((await server.GetAsync(path)).Status, "500 ");
        Assert.AreEqual("200 OK", (await server.GetAsync("/")).Status);
    }

    [TestMethod]
    public async Task WS39_the_server_adds_what_HTTP_needs()
    {
        WireAnswer answer = await (await ServerAsync()).GetAsync("/");

        Assert.IsNotNull(answer.Header("Date"));
        Assert.IsNotNull(answer.Header("Server"));
    }

    [TestMethod]
    public async Task WS44_WS45_a_body_that_is_not_as_long_as_it_says_is_not_taken_for_whole()
    {
        LiveServer server = await ServerAsync();
        WireAnswer tooLong = await server.GetAsync("/too-long");

        Assert.IsTrue(tooLong.Body.Length <= 3 || !MeasuresBodies, tooLong.Body);
        Assert.IsFalse((await server.GetAsync("/too-short")).IsWhole && MeasuresBodies);
    }

    [TestMethod]
    public async Task WS47_a_body_of_unknown_length_is_framed_for_the_client()
    {
        LiveServer server = await ServerAsync();
        WireAnswer modern = await server.GetAsync("/stream");
        WireAnswer old = WireAnswer.Parse(await server.SendAsync("GET /stream HTTP/1.0\r\n\r\n"));

        Assert.AreEqual("abcd", modern.Body);
        Assert.IsTrue(modern.IsWhole);
        Assert.AreEqual(SpeaksHttp11 ? "chunked" : null, modern.Header("Transfer-Encoding"));
        Assert.AreEqual("abcd", old.Body);
        Assert.IsNull(old.Header("Transfer-Encoding"));
    }

    [TestMethod]
    public async Task WS50_WS51_what_is_written_comes_before_what_is_returned() =>
        Assert.AreEqual("abcdef", (await (await ServerAsync()).GetAsync("/write")).Body);

    [TestMethod]
    public async Task WS56_a_chunked_body_is_decoded()
    {
        if (!SpeaksHttp11)
            Assert.Inconclusive("The server speaks HTTP/1.0.");
        string answer = await (await ServerAsync()).AskAsync("POST /echo HTTP/1.1", "Transfer-Encoding: chunked\r\n", "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");

        Assert.AreEqual("abc", WireAnswer.Parse(answer).Body);
    }

    [TestMethod]
    [DataRow("/file", 0, null), DataRow("/file-from-3", 3, null), DataRow("/file-part", 3, 4)]
    public async Task WS59_WS64_a_file_is_sent_from_its_position_to_its_end_or_length(string path, int from, int? length)
    {
        string all = await File.ReadAllTextAsync(ProbeApp.FilePath, Encoding.Latin1);

        Assert.AreEqual(length is int size ? all.Substring(from, size) : all[from..], (await (await ServerAsync()).GetAsync(path)).Body);
    }

    [TestMethod]
    public async Task WS69_answers_without_a_body_have_none()
    {
        LiveServer server = await ServerAsync();

        Assert.AreEqual("", WireAnswer.Parse(await server.AskAsync("HEAD / HTTP/1.1")).Body);
        Assert.AreEqual("204 No Content ", $"{(await server.GetAsync("/204")).Status} {(await server.GetAsync("/204")).Body}");
        Assert.AreEqual("304 Not Modified ", $"{(await server.GetAsync("/304")).Status} {(await server.GetAsync("/304")).Body}");
    }

    [TestMethod]
    public async Task Large_bodies_pass_in_both_directions()
    {
        LiveServer server = await ServerAsync();

        Assert.AreEqual(8 << 20, (await server.GetAsync("/huge-whole")).Body.Length); // wsgiref copies what is left after each piece it sends
        Assert.AreEqual("12000000", (await server.PostAsync("/count", new string('x', 12_000_000))).Body);
        if (SpeaksHttp11)
            Assert.IsGreaterThan(48 << 20, (await server.AskAsync("GET /huge HTTP/1.1")).Length);
    }

    [TestMethod]
    public async Task A_client_that_leaves_in_the_middle_of_its_body_harms_nobody()
    {
        LiveServer server = await ServerAsync();
        for (int sent = 0; sent < 4; sent++)
        {
            using TcpClient client = await server.ConnectAsync();
            client.LingerState = new LingerOption(true, 0);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n" + new string('x', sent * 20_000)));
        }

        string[] answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async n => (await server.PostAsync("/echo", $"{n}")).Body));

        CollectionAssert.AreEqual(Enumerable.Range(0, 12).Select(static n => $"{n}").ToArray(), answers);
    }

    [TestMethod]
    public async Task Headers_pass_in_both_directions_byte_by_byte_and_in_order()
    {
        LiveServer server = await ServerAsync();

        Assert.AreEqual("\u00e9", (await server.GetAsync("/header", "X-E: \u00e9\r\n")).Header("X-Back"));
        CollectionAssert.AreEqual(new[] { "a=1", "b=2" }, (await server.GetAsync("/two-cookies")).Headers("Set-Cookie").ToArray());
    }

    [TestMethod]
    public async Task Requests_at_the_same_time_do_not_mix()
    {
        LiveServer server = await ServerAsync();

        string[] bodies = await Task.WhenAll(Enumerable.Range(0, 40).Select(async n => (await server.PostAsync(n % 2 == 0 ? "/echo" : "/await", $"number {n}")).Body));

        for (int n = 0; n < bodies.Length; n++)
            Assert.AreEqual(n % 2 == 0 ? $"number {n}" : "awaited", bodies[n]);
    }

    private static async Task<int> ClosedAsync(LiveServer server) => int.Parse((await server.GetAsync("/closed")).Body, CultureInfo.InvariantCulture);

    // A server may answer before it has closed: it is asked again until it has.
    private static async Task UntilClosedAsync(LiveServer server, int expected, string path)
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20));
        int closed = 0;
        for (int tries = 0; tries < 500 && await timer.WaitForNextTickAsync(); tries++)
        {
            closed = await ClosedAsync(server);
            if (closed >= expected)
                break;
        }

        Assert.AreEqual(expected, closed, path);
    }

    private async Task<Dictionary<string, string>> EnvironAsync(string line, string headers = "", string body = "") =>
        Variables(WireAnswer.Parse(await (await ServerAsync()).AskAsync(line, headers, body)));

    private static Dictionary<string, string> Variables(WireAnswer answer) => answer.Body.Split('\n')
        .Select(static line => line.Split('=', 2)).Where(static pair => pair.Length == 2).DistinctBy(static pair => pair[0]).ToDictionary(static pair => pair[0], static pair => pair[1]);
}
