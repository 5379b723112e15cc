using Werkzeug.Net.Middleware;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;
using static Werkzeug.Net.Tests.Serving.Probes;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>PEP 3333's rules for what a server tells an application, and lets it read, against a live host over raw sockets.</summary>
[TestClass]
public sealed class ServerEnvironTests
{
    [TestMethod]
    public async Task The_environment_passes_the_validator_under_every_kind_of_request()
    {
        List<LintWarning> found = [];
        await using RawServer server = await RawServer.StartAsync(LintMiddleware.Wrap(Environs.Answer("ok"), found.Add));

        foreach (string line in new[] { "GET / HTTP/1.1", "GET /%C3%A9?x=%20 HTTP/1.1", "GET http://example.org/a HTTP/1.1", "GET / HTTP/1.0", "HEAD /x HTTP/1.1" })
            StringAssert.Contains(await server.AskAsync(line), " 200 OK\r\n", line);

        Assert.IsEmpty(found, string.Join("; ", found));
    }

    [TestMethod]
    [DataRow("PROPFIND"), DataRow("M-SEARCH"), DataRow("get")]
    public async Task WS10_any_method_passes_as_it_came(string method) =>
        Assert.AreEqual(method, await ShowAsync(static environ => environ.Method, $"{method} / HTTP/1.1"));

    [TestMethod]
    [DataRow("/a%252Fb", "/a%2Fb")]
    [DataRow("/a%2Fb", "/a/b")]
    [DataRow("/%C3%A9", "/Ã©")]
    [DataRow("/%FF", "/ÿ")]
    [DataRow("/a/../b", "/a/../b")]
    [DataRow("//a//b", "//a//b")]
    [DataRow("http://example.org/x?y", "/x")]
    public async Task WS12_the_path_is_decoded_once_and_not_normalised(string target, string expected) =>
        Assert.AreEqual(WsgiText.Encode(expected), await ShowAsync(static environ => environ.Text("PATH_INFO")!, $"GET {target} HTTP/1.1"));

    [TestMethod]
    public async Task WS13_the_query_is_raw() =>
        Assert.AreEqual("a=%20&b=%zz?", await ShowAsync(static environ => environ.QueryString, "GET /?a=%20&b=%zz? HTTP/1.1"));

    [TestMethod]
    public async Task WS14_type_and_length_come_from_the_headers_or_not_at_all()
    {
        static string Both(WsgiEnviron environ) => $"{environ.ContentType ?? "-"} {environ.Text("CONTENT_LENGTH") ?? "-"} {environ.ContainsKey("HTTP_CONTENT_TYPE")}";

        Assert.AreEqual("text/x 3 False", await ShowAsync(Both, "POST / HTTP/1.1", "Content-Type: text/x\r\nContent-Length: 3\r\n", "abc"));
        Assert.AreEqual("- - False", await ShowAsync(Both, "GET / HTTP/1.1"));
    }

    [TestMethod]
    public async Task WS15_WS16_the_server_has_a_name_and_a_port_also_without_a_host()
    {
        await using RawServer server = await RawServer.StartAsync(Show(static environ => $"{environ["SERVER_NAME"]}:{environ["SERVER_PORT"]} {environ.Protocol}"));

        Assert.AreEqual($"127.0.0.1:{server.Port} HTTP/1.0", BodyOf(await server.SendAsync("GET / HTTP/1.0\r\n\r\n")));
    }

    [TestMethod]
    public async Task WS17_S15_headers_are_joined_and_doubtful_ones_dropped()
    {
        string seen = await ShowAsync(
            static environ => string.Join('|', new[] { "HTTP_X_A", "HTTP_COOKIE", "HTTP_X_FORWARDED_FOR", "HTTP_PROXY", "HTTP_ABSENT" }.Select(key => environ.Text(key) ?? "-")),
            "GET / HTTP/1.1", "X-A: 1\r\nX-A: 2\r\nCookie: a=b\r\nCookie: c=d\r\nX_Forwarded_For: evil\r\nProxy: evil\r\n");

        Assert.AreEqual("1,2|a=b; c=d|-|-|-", seen);
    }

    [TestMethod]
    public async Task WS18_WS19_WS27_WS52_every_key_is_text_or_dotted_and_nothing_is_null()
    {
        string wrong = await ShowAsync(
            static environ => string.Join(',', environ.Where(static pair => pair.Value is null
                || (!pair.Key.Contains('.') && pair.Value is not string)
                || (pair.Value is string text && !WsgiText.IsByteText(text))).Select(static pair => pair.Key)),
            "GET /%C3%A9 HTTP/1.1", "X-B: \u00e9\u00ff\r\n");

        Assert.AreEqual("", wrong);
    }

    [TestMethod]
    public async Task WS20_WS21_WS24_WS25_WS26_the_server_tells_the_truth_about_itself() =>
        Assert.AreEqual("(1, 0) http True False False", await ShowAsync(
            static environ => $"{environ["wsgi.version"]} {environ.Scheme} {environ["wsgi.multithread"]} {environ["wsgi.multiprocess"]} {environ["wsgi.run_once"]}",
            "GET / HTTP/1.1"));

    [TestMethod]
    public async Task WS23_any_text_can_be_written_to_the_errors()
    {
        await using RawServer server = await RawServer.StartAsync(Show(static environ =>
        {
            environ.Errors.WriteLine("😀 \ud800");
            environ.Errors.Flush();
            return "ok";
        }));

        await server.AskAsync("GET / HTTP/1.1");

        StringAssert.Contains(server.Log.ToString(), "😀");
    }

    [TestMethod]
    public async Task WS30_a_pipelined_request_is_not_read_as_the_body_of_the_first()
    {
        await using RawServer server = await RawServer.StartAsync(async (environ, start) =>
        {
            using StreamReader reader = new(environ.Input, leaveOpen: true);
            string body = await reader.ReadToEndAsync();
            return await Environs.Answer($"[{environ.Path} {body}]")(environ, start);
        });

        string both = await server.SendAsync(
            "POST /1 HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabcGET /2 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        StringAssert.Contains(both, "[/1 abc]");
        StringAssert.Contains(both, "[/2 ]");
    }

    [TestMethod]
    public async Task WS31_WS32_the_body_may_be_read_synchronously_and_ends_for_good()
    {
        string read = await ShowAsync(
            static environ =>
            {
                byte[] buffer = new byte[100];
                int first = environ.Input.ReadAtLeast(buffer, 3, throwOnEndOfStream: false);
                return $"{first} {environ.Input.Read(buffer)} {environ.Input.Read(buffer)}";
            },
            "POST / HTTP/1.1", "Content-Length: 3\r\n", "abc");

        Assert.AreEqual("3 0 0", read);
    }

    [TestMethod]
    public async Task WS67_values_of_the_deployer_are_in_every_environment()
    {
        await using RawServer server = await RawServer.StartAsync(
            Show(static environ => $"{environ["APP_MODE"]}"), new ServerOptions { ExtraEnviron = new Dictionary<string, string> { ["APP_MODE"] = "blue" } });

        StringAssert.EndsWith(await server.AskAsync("GET / HTTP/1.1"), "blue");
    }

    [TestMethod]
    public async Task A_form_is_read_from_a_live_request_without_blocking()
    {
        await using RawServer server = await RawServer.StartAsync(Request.Application(async request =>
        {
            await request.LoadFormAsync(request.Aborted);
            return new Response(request.Form["a"]);
        }));

        StringAssert.EndsWith(await server.AskAsync("POST / HTTP/1.1", "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n", "a=b+c"), "b c");
    }
}
