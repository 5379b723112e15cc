using Microsoft.AspNetCore.Http;
using Werkzeug.Net.Tests.Wsgi;
using static Werkzeug.Net.Tests.Serving.Probes;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>Where a request ends, and what its head may say: whatever two servers could read differently is refused (RFC 9112, sections 6 and 11).</summary>
[TestClass]
public sealed class FramingTests
{
    private const string Chunks = "2\r\nab\r\n0\r\n\r\n";

    [TestMethod]
    [DataRow("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd")]
    [DataRow("Content-Length: 3, 3\r\n", "abc")]
    [DataRow("Content-Length: 0x3\r\n", "abc")]
    [DataRow("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", Chunks)]
    [DataRow("Transfer-Encoding: chunked\r\nContent-Length: 12\r\n", Chunks)]
    [DataRow("Transfer-Encoding: xchunked\r\n", Chunks)]
    [DataRow("Transfer-Encoding: chunked, gzip\r\n", Chunks)]
    [DataRow("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", Chunks)]
    [DataRow("Transfer-Encoding: \vchunked\r\n", Chunks)]
    [DataRow("Transfer-Encoding : chunked\r\n", Chunks)]
    [DataRow("X-A: 1\r\n Transfer-Encoding: chunked\r\n", Chunks)]
    [DataRow("Transfer-Encoding: chunked\r\n", "2;a\nab\r\n0\r\n\r\n")]
    [DataRow("Transfer-Encoding: chunked\r\n", "2;a\rb\r\nab\r\n0\r\n\r\n")]
    [DataRow("Transfer-Encoding: chunked\r\n", "2\nab\n0\n\n")]
    [DataRow("Transfer-Encoding: chunked\r\n", "-2\r\nab\r\n0\r\n\r\n")]
    [DataRow("Transfer-Encoding: chunked\r\n", "0x2\r\nab\r\n0\r\n\r\n")]
    [DataRow("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFF\r\nab\r\n0\r\n\r\n")]
    [DataRow("Transfer-Encoding: chunked\r\n", "7FFFFFFF\r\nab\r\n0\r\n\r\n")]
    [DataRow("Transfer-Encoding: chunked\r\n", "2\r\nab\r\n0\r\nX-T: a\0b\r\n\r\n")]
    [DataRow("Transfer-Encoding: chunked\r\n", "2\r\nab\r\n0\r\nX T\r\n\r\n")]
    public async Task CVE_2022_29361_a_doubtful_frame_is_a_400_and_ends_the_connection(string headers, string body)
    {
        await using RawServer server = await RawServer.StartAsync(ProbeApp.InvokeAsync);

        string answer = await server.SendAsync($"POST /echo HTTP/1.1\r\nHost: h\r\n{headers}\r\n{body}GET /hidden HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        StringAssert.StartsWith(answer, "HTTP/1.1 400 ");
        Assert.DoesNotContain("/hidden", answer);
        Assert.AreEqual(2, answer.Split("HTTP/1.1 ").Length, answer);
    }

    [TestMethod]
    [DataRow("gzip, chunked"), DataRow("chunked, chunked"), DataRow("identity, chunked")]
    public async Task Codings_that_are_not_undone_are_refused(string codings)
    {
        await using RawServer server = await RawServer.StartAsync(ProbeApp.InvokeAsync);

        string answer = await server.SendAsync($"POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: {codings}\r\n\r\n{Chunks}");

        StringAssert.StartsWith(answer, "HTTP/1.1 501 ");
        StringAssert.Contains(answer, "Connection: close\r\n");
    }

    [TestMethod]
    public async Task A_client_of_HTTP_1_0_does_not_know_of_chunks()
    {
        await using RawServer server = await RawServer.StartAsync(ProbeApp.InvokeAsync);

        StringAssert.StartsWith(await server.SendAsync($"POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n{Chunks}"), "HTTP/1.1 400 ");
    }

    [TestMethod]
    [DataRow("chunked"), DataRow("ChUnKeD"), DataRow("\tchunked ")]
    public async Task Chunks_are_taken_whatever_their_case_extensions_and_trailers(string coding)
    {
        await using RawServer server = await RawServer.StartAsync(ProbeApp.InvokeAsync);

        WireAnswer answer = WireAnswer.Parse(await server.AskAsync("POST /echo HTTP/1.1", $"Transfer-Encoding: {coding}\r\n", "2;a=b;c=\"d\"\r\nab\r\n0002\r\ncd\r\n0\r\nX-T: 1\r\nContent-Length: 9\r\n\r\n"));

        Assert.AreEqual("200 OK abcd", $"{answer.Status} {answer.Body}");
    }

    [TestMethod]
    public async Task A_body_that_nobody_reads_hides_no_request()
    {
        await using RawServer server = await RawServer.StartAsync(ProbeApp.InvokeAsync);
        const string Hidden = "GET /hidden HTTP/1.1\r\nHost: h\r\n\r\n";

        string answers = await server.SendAsync($"POST /skip HTTP/1.1\r\nHost: h\r\nContent-Length: {Hidden.Length}\r\n\r\n{Hidden}GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        StringAssert.Contains(answers, "not read");
        StringAssert.EndsWith(answers, "Hello, World!");
        Assert.DoesNotContain("hidden", answers);
    }

    [TestMethod]
    [DataRow("GET / HTTP/1.1\r\n\r\n", 400)] // no host
    [DataRow("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400)]
    [DataRow("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400)]
    [DataRow("GET http://evil/ HTTP/1.1\r\nHost: h\r\n\r\n", 400)]
    [DataRow("GET /a%00b HTTP/1.1\r\nHost: h\r\n\r\n", 400)]
    [DataRow("GET /a\0b HTTP/1.1\r\nHost: h\r\n\r\n", 400)]
    [DataRow("GET /\u00e9 HTTP/1.1\r\nHost: h\r\n\r\n", 400)]
    [DataRow("GET / HTTP/1.1\r\nHost: h\r\nX-A: a\0b\r\n\r\n", 400)]
    [DataRow("GET / HTTP/1.1\r\nHost: h\r\nX-A: 1\r\n folded\r\n\r\n", 400)]
    [DataRow("GET / HTTP/1.1\r\nHost: h\r\n: a\r\n\r\n", 400)]
    [DataRow("GET / http/1.1\r\nHost: h\r\n\r\n", 505)]
    [DataRow("GET / HTTP/1.2\r\nHost: h\r\n\r\n", 505)]
    public async Task A_head_that_makes_no_sense_is_refused(string head, int code)
    {
        await using RawServer server = await RawServer.StartAsync(ProbeApp.InvokeAsync);

        StringAssert.StartsWith(await server.SendAsync(head), $"HTTP/1.1 {code} ");
    }

    [TestMethod]
    public async Task Huge_heads_are_refused()
    {
        await using RawServer server = await RawServer.StartAsync(ProbeApp.InvokeAsync);

        StringAssert.StartsWith((await server.GetAsync("/", $"X: {new string('a', 70_000)}\r\n")).Status, "431 ");
        StringAssert.StartsWith((await server.GetAsync("/", string.Concat(Enumerable.Range(0, 200).Select(static n => $"X{n}: 1\r\n")))).Status, "431 ");
        StringAssert.StartsWith((await server.GetAsync("/" + new string('a', 20_000))).Status, "414 ");
    }

    [TestMethod]
    public async Task A_header_whose_name_is_no_name_is_left_out()
    {
        string keys = await ShowAsync(static environ => string.Join(' ', environ.Keys.Where(static key => key.StartsWith("HTTP_X", StringComparison.Ordinal))), "GET / HTTP/1.1", "X(A): 1\r\nX-B: 2\r\n");

        Assert.AreEqual("HTTP_X_B", keys);
        Assert.AreEqual("-", await ShowAsync(static environ => environ.Text("HTTP_X(A)") ?? "-", "GET / HTTP/1.1", "X(A): 1\r\n"));
    }

    [TestMethod]
    public async Task A_connection_of_HTTP_1_0_lasts_only_where_it_is_asked_for_and_the_length_is_known()
    {
        await using RawServer server = await RawServer.StartAsync(ProbeApp.InvokeAsync);
        const string Ask = "Host: h\r\nConnection: keep-alive\r\n\r\n";
        const string Next = "GET / HTTP/1.0\r\n\r\n";

        Assert.AreEqual(3, (await server.SendAsync($"GET / HTTP/1.0\r\n{Ask}{Next}")).Split("HTTP/1.1 200").Length);
        Assert.AreEqual(2, (await server.SendAsync($"GET /stream HTTP/1.0\r\n{Ask}{Next}")).Split("HTTP/1.1 200").Length);
        Assert.AreEqual(2, (await server.SendAsync($"GET / HTTP/1.0\r\n\r\n{Next}")).Split("HTTP/1.1 200").Length);
    }

    [TestMethod]
    public async Task Many_requests_sent_at_once_are_answered_in_turn()
    {
        await using RawServer server = await RawServer.StartAsync(ProbeApp.InvokeAsync);
        string requests = string.Concat(Enumerable.Range(0, 50).Select(static n => $"POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\n<{n:d2}>"));

        string answers = await server.SendAsync(requests + "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        int at = 0;
        for (int n = 0; n < 50; n++)
            Assert.IsGreaterThan(at - 1, at = answers.IndexOf($"<{n:d2}>", at, StringComparison.Ordinal), $"answer {n}");
    }

    [TestMethod]
    [DataRow("http://example.org:8080/environ?x=1", "example.org:8080", "/environ")]
    [DataRow("http://example.org?x=1", "example.org", "/")]
    [DataRow("http://example.org/a%2Fb?x=1", "example.org", "/a/b")]
    public async Task A_target_may_be_a_whole_url(string target, string host, string path) => Assert.AreEqual(
        $"{host} {path} x=1 {target}",
        await AskWholeAsync(static environ => $"{environ.Text("HTTP_HOST")} {environ.Text("PATH_INFO")} {environ.QueryString} {environ.Text("REQUEST_URI")}", target, host));

    [TestMethod]
    [DataRow("OPTIONS", "*", "h"), DataRow("CONNECT", "a:80", "a:80")]
    public async Task A_target_that_is_no_path_is_the_application_itself(string method, string target, string host)
    {
        await using RawServer server = await RawServer.StartAsync(Show(static environ => $"{environ.Method} {environ.Text("PATH_INFO")} {environ.Text("REQUEST_URI")}"));

        Assert.AreEqual($"{method} / {target}", BodyOf(await server.SendAsync($"{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")));
    }

    [TestMethod]
    public void A_frame_is_judged_by_its_headers()
    {
        static int? Of(string protocol, params (string Name, string Value)[] headers)
        {
            DefaultHttpContext context = new() { Request = { Protocol = protocol } };
            foreach ((string name, string value) in headers)
                context.Request.Headers.Append(name, value);
            return Werkzeug.Net.Serving.RequestFraming.Refusal(context.Request);
        }

        Assert.IsNull(Of("HTTP/1.1"));
        Assert.IsNull(Of("HTTP/1.1", ("Transfer-Encoding", "Chunked")));
        Assert.IsNull(Of("HTTP/1.1", ("X-Content-Length", "3")));
        Assert.AreEqual(400, Of("HTTP/1.1", ("Transfer-Encoding", "chunked"), ("X-Content-Length", "3")));
        Assert.AreEqual(400, Of("HTTP/1.0", ("Transfer-Encoding", "chunked")));
        Assert.AreEqual(501, Of("HTTP/1.1", ("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "chunked")));
    }

    private static async Task<string> AskWholeAsync(Func<Werkzeug.Net.Wsgi.WsgiEnviron, string> show, string target, string host)
    {
        await using RawServer server = await RawServer.StartAsync(Show(show));
        return BodyOf(await server.SendAsync($"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
    }
}
