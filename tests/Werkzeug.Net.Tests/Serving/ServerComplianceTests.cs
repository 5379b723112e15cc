using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Text;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>PEP 3333's rules for servers, against a live host over raw sockets.</summary>
[TestClass]
public sealed class ServerComplianceTests
{
    private static readonly KeyValuePair<string, string> Plain = new("Content-Type", "text/plain");

    private static WsgiApp Show(Func<WsgiEnviron, string> show) => (environ, start) => Environs.Answer(show(environ))(environ, start);

    private static string BodyOf(string response) => response[(response.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];

    private static async Task<string> ShowAsync(Func<WsgiEnviron, string> show, string line, string headers = "", string body = "")
    {
        await using RawServer server = await RawServer.StartAsync(Show(show));
        return BodyOf(await server.AskAsync(line, headers, body));
    }

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
    public async Task WS5_WS48_a_block_is_sent_before_the_next_is_asked_for()
    {
        TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        async IAsyncEnumerable<ReadOnlyMemory<byte>> Generate()
        {
            yield return "first"u8.ToArray();
            await arrived.Task;
            yield return "second"u8.ToArray();
        }

        await using RawServer server = await RawServer.StartAsync((_, start) =>
        {
            start("200 OK", [Plain]);
            return new(WsgiBody.From(Generate()));
        });
        using TcpClient client = await server.ConnectAsync();
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"u8.ToArray());

        StringAssert.Contains(await RawServer.ReadUntilAsync(client.GetStream(), "first"), "200 OK");
        arrived.SetResult();
        StringAssert.Contains(await RawServer.ReadToEndAsync(client.GetStream()), "second");
    }

    [TestMethod]
    public async Task WS6_every_byte_passes_unchanged()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(static b => (byte)b)];
        await using RawServer server = await RawServer.StartAsync((_, start) =>
        {
            start("200 OK", [Plain]);
            return new(WsgiBody.Of(all));
        });

        Assert.AreEqual(Encoding.Latin1.GetString(all), BodyOf(await server.AskAsync("GET / HTTP/1.1")));
    }

    [TestMethod]
    public async Task WS7_the_body_is_closed_after_success_and_after_an_error()
    {
        using SemaphoreSlim closed = new(0);
        IEnumerable<byte[]> Fail()
        {
            yield return [1];
            throw new InvalidOperationException("mid-stream");
        }

        await using RawServer server = await RawServer.StartAsync((environ, start) =>
        {
            start("200 OK", [Plain]);
            return new((environ.Path == "/fail" ? WsgiBody.From(Fail()) : WsgiBody.Of("x")).OnClose(() => closed.Release()));
        });

        foreach (string line in new[] { "GET / HTTP/1.1", "GET /fail HTTP/1.1" })
        {
            await server.AskAsync(line);
            Assert.IsTrue(await closed.WaitAsync(TimeSpan.FromSeconds(20)), line);
        }

        Assert.AreEqual(0, closed.CurrentCount);
    }

    [TestMethod]
    public async Task WS7_the_body_is_closed_when_the_client_goes_away()
    {
        TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        async IAsyncEnumerable<ReadOnlyMemory<byte>> Endless()
        {
            while (true)
            {
                yield return new byte[64 * 1024];
                await Task.Yield();
            }
        }

        await using RawServer server = await RawServer.StartAsync((_, start) =>
        {
            start("200 OK", [Plain]);
            return new(WsgiBody.From(Endless()).OnClose(closed.SetResult));
        });
        using (TcpClient client = await server.ConnectAsync())
        {
            client.LingerState = new LingerOption(true, 0);
            await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray());
            await RawServer.ReadUntilAsync(client.GetStream(), "200 OK");
        }

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [TestMethod]
    public async Task WS8_headers_may_be_announced_by_the_first_block()
    {
        await using RawServer server = await RawServer.StartAsync((_, start) =>
        {
            IEnumerable<byte[]> Late()
            {
                start("201 Created", [Plain]);
                yield return "late"u8.ToArray();
            }

            return new(WsgiBody.From(Late()));
        });

        StringAssert.StartsWith(await server.AskAsync("GET / HTTP/1.1"), "HTTP/1.1 201 Created\r\n");
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
    public async Task WS34_WS35_headers_wait_for_the_first_block_that_is_not_empty()
    {
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        async IAsyncEnumerable<ReadOnlyMemory<byte>> Generate()
        {
            yield return ReadOnlyMemory<byte>.Empty;
            await go.Task;
            yield return "x"u8.ToArray();
        }

        await using RawServer server = await RawServer.StartAsync((_, start) =>
        {
            start("200 OK", [Plain]);
            return new(WsgiBody.From(Generate()));
        });
        using TcpClient client = await server.ConnectAsync();
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"u8.ToArray());
        ValueTask<int> first = client.GetStream().ReadAsync(new byte[1]);

        // A second request is answered while the first has not sent a byte.
        using TcpClient other = await server.ConnectAsync();
        await other.GetStream().WriteAsync("BAD\r\n\r\n"u8.ToArray());
        await RawServer.ReadUntilAsync(other.GetStream(), "400");
        Assert.IsFalse(first.IsCompleted);
        go.SetResult();

        Assert.AreEqual(1, await first);
    }

    [TestMethod]
    public async Task WS36_an_error_before_the_first_block_replaces_the_headers()
    {
        await using RawServer server = await RawServer.StartAsync((_, start) =>
        {
            start("200 OK", [Plain, new("X-Old", "1")]);
            start("500 Oops", [Plain], ExceptionDispatchInfo.Capture(new InvalidOperationException("boom")));
            return new(WsgiBody.Of("sorry"));
        });

        string response = await server.AskAsync("GET / HTTP/1.1");

        StringAssert.StartsWith(response, "HTTP/1.1 500 Oops\r\n");
        Assert.DoesNotContain("X-Old", response);
    }

    [TestMethod]
    public async Task WS37_an_error_after_the_first_block_is_thrown_again()
    {
        InvalidOperationException boom = new("boom");
        Exception? seen = null;
        await using RawServer server = await RawServer.StartAsync(async (_, start) =>
        {
            await start("200 OK", [Plain])("sent"u8.ToArray());
            try
            {
                start("500 Oops", [Plain], ExceptionDispatchInfo.Capture(boom));
            }
            catch (InvalidOperationException error)
            {
                seen = error;
                throw;
            }

            return WsgiBody.Empty;
        });

        await server.AskAsync("GET / HTTP/1.1");

        Assert.AreSame(boom, seen);
    }

    [TestMethod]
    public async Task WS38_a_second_start_without_an_error_is_fatal_also_after_a_failed_first()
    {
        List<string> errors = [];
        await using RawServer server = await RawServer.StartAsync((_, start) =>
        {
            foreach (string status in new[] { "bad", "200 OK" })
            {
                try
                {
                    start(status, [Plain]);
                }
                catch (Exception error) when (error is ArgumentException or InvalidOperationException)
                {
                    errors.Add(error.GetType().Name);
                }
            }

            return new(WsgiBody.Of("x"));
        });

        await server.AskAsync("GET / HTTP/1.1");

        CollectionAssert.AreEqual(new[] { "ArgumentException", "InvalidOperationException" }, errors);
    }

    [TestMethod]
    public async Task WS39_WS40_WS46_what_HTTP_needs_is_added_and_not_doubled()
    {
        await using RawServer server = await RawServer.StartAsync(Environs.Answer("12345", "200 OK", new("cONTENT-tYPE", "text/plain"), new("dATE", "Thu, 01 Jan 1970 00:00:00 GMT")));

        string response = await server.AskAsync("GET / HTTP/1.1");

        StringAssert.Contains(response, "Content-Length: 5\r\n");
        StringAssert.Contains(response, "Server: Kestrel\r\n");
        Assert.AreEqual(2, response.Split("Date:", StringSplitOptions.None).Length);
        StringAssert.Contains(response, "1970");
    }

    [TestMethod]
    [DataRow("Connection"), DataRow("Keep-Alive"), DataRow("Proxy-Authenticate"), DataRow("Proxy-Authorization"), DataRow("TE"), DataRow("Trailer")]
    [DataRow("Transfer-Encoding"), DataRow("Upgrade"), DataRow("X Y"), DataRow("X:")]
    public async Task WS41_WS42_WA15_a_wrong_header_fails_where_it_is_announced(string name)
    {
        bool failed = false;
        await using RawServer server = await RawServer.StartAsync((_, start) =>
        {
            failed = Assert.ThrowsExactly<ArgumentException>(() => start("200 OK", [new(name, "x")])) is not null;
            throw new InvalidOperationException("as an application would");
        });

        StringAssert.StartsWith(await server.AskAsync("GET / HTTP/1.1"), "HTTP/1.1 500 ");
        Assert.IsTrue(failed);
    }

    [TestMethod]
    public async Task WS44_never_more_is_sent_than_the_length_says()
    {
        await using RawServer server = await RawServer.StartAsync(Environs.Answer("too long", "200 OK", new KeyValuePair<string, string>("Content-Length", "3")));

        string response = await server.AskAsync("GET / HTTP/1.1");

        Assert.IsTrue(response.Length == 0 || BodyOf(response).Length <= 3, response);
        StringAssert.Contains(server.Log.ToString(), "longer than its Content-Length");
    }

    [TestMethod]
    public async Task WS45_fewer_bytes_close_the_connection_and_are_reported()
    {
        await using RawServer server = await RawServer.StartAsync(Environs.Answer("short", "200 OK", new KeyValuePair<string, string>("Content-Length", "10")));
        using TcpClient client = await server.ConnectAsync();
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray());

        await RawServer.ReadToEndAsync(client.GetStream());

        StringAssert.Contains(server.Log.ToString(), "shorter than its Content-Length");
    }

    [TestMethod]
    public async Task WS47_blocks_of_unknown_number_are_chunked_in_1_1_and_end_with_the_connection_in_1_0()
    {
        static IEnumerable<byte[]> Generate()
        {
            yield return "ab"u8.ToArray();
            yield return "cd"u8.ToArray();
        }

        await using RawServer server = await RawServer.StartAsync((_, start) =>
        {
            start("200 OK", [Plain]);
            return new(WsgiBody.From(Generate()));
        });

        StringAssert.EndsWith(await server.AskAsync("GET / HTTP/1.1"), "\r\n\r\n2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n");
        StringAssert.EndsWith(await server.SendAsync("GET / HTTP/1.0\r\n\r\n"), "\r\n\r\nabcd");
    }

    [TestMethod]
    public async Task WS50_WS51_what_is_written_comes_before_what_is_returned()
    {
        await using RawServer server = await RawServer.StartAsync(async (_, start) =>
        {
            Write write = start("200 OK", [Plain, new("Content-Length", "6")]);
            await write("ab"u8.ToArray());
            await write("cd"u8.ToArray());
            return WsgiBody.Of("ef");
        });

        Assert.AreEqual("abcdef", BodyOf(await server.AskAsync("GET / HTTP/1.1")));
    }

    [TestMethod]
    public async Task WS54_an_error_is_logged_answered_and_survived()
    {
        await using RawServer server = await RawServer.StartAsync((environ, start) =>
            environ.Path == "/fail" ? throw new InvalidOperationException("boom") : Environs.Answer("ok")(environ, start));

        StringAssert.StartsWith(await server.AskAsync("GET /fail HTTP/1.1"), "HTTP/1.1 500 Internal Server Error\r\n");
        StringAssert.StartsWith(await server.AskAsync("GET / HTTP/1.1"), "HTTP/1.1 200 OK\r\n");
        StringAssert.Contains(server.Log.ToString(), "boom");
    }

    [TestMethod]
    public async Task WS55_a_client_that_waits_is_told_to_continue_when_the_body_is_read()
    {
        await using RawServer server = await RawServer.StartAsync(async (environ, start) =>
        {
            using StreamReader reader = new(environ.Input);
            string body = environ.Path == "/read" ? await reader.ReadToEndAsync() : "unread";
            return await Environs.Answer(body)(environ, start);
        });
        using TcpClient client = await server.ConnectAsync();
        await client.GetStream().WriteAsync("POST /read HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\nConnection: close\r\n\r\n"u8.ToArray());

        await RawServer.ReadUntilAsync(client.GetStream(), "100 Continue");
        await client.GetStream().WriteAsync("abc"u8.ToArray());
        StringAssert.EndsWith(await RawServer.ReadToEndAsync(client.GetStream()), "abc");

        string unread = await server.AskAsync("POST /skip HTTP/1.1", "Expect: 100-continue\r\nContent-Length: 3\r\n");
        Assert.DoesNotContain("100 Continue", unread);
        StringAssert.EndsWith(unread, "unread");
    }

    [TestMethod]
    public async Task WS56_a_chunked_body_is_decoded_and_has_no_length()
    {
        string seen = await ShowAsync(
            static environ =>
            {
                using StreamReader reader = new(InputStream.Of(environ));
                return $"{environ.Text("CONTENT_LENGTH") ?? "-"} {environ.Text("HTTP_TRANSFER_ENCODING") ?? "-"} {reader.ReadToEnd()}";
            },
            "POST / HTTP/1.1", "Transfer-Encoding: chunked\r\n", "2\r\nab\r\n1\r\nc\r\n0\r\nX-Trailer: y\r\n\r\n");

        Assert.AreEqual("- - abc", seen);
    }

    [TestMethod]
    public async Task CVE_2022_29361_a_request_framed_twice_is_refused()
    {
        await using RawServer server = await RawServer.StartAsync(Environs.Answer("ok"));

        foreach (string headers in new[]
        {
            "Content-Length: 3\r\nContent-Length: 4\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        })
            StringAssert.StartsWith(await server.AskAsync("POST / HTTP/1.1", headers, "abcd"), "HTTP/1.1 400 ", headers);
    }

    [TestMethod]
    public async Task WS66_requests_can_be_answered_one_after_the_other()
    {
        int running = 0, most = 0;
        await using RawServer server = await RawServer.StartAsync(
            async (environ, start) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
                return await Environs.Answer($"{environ["wsgi.multithread"]}")(environ, start);
            },
            new ServerOptions { Threaded = false });

        string[] all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.AskAsync("GET / HTTP/1.1")));

        Assert.AreEqual(1, most);
        Assert.IsTrue(Array.TrueForAll(all, static response => response.EndsWith("False", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task WS67_values_of_the_deployer_are_in_every_environment()
    {
        await using RawServer server = await RawServer.StartAsync(
            Show(static environ => $"{environ["APP_MODE"]}"), new ServerOptions { ExtraEnviron = new Dictionary<string, string> { ["APP_MODE"] = "blue" } });

        StringAssert.EndsWith(await server.AskAsync("GET / HTTP/1.1"), "blue");
    }

    [TestMethod]
    public async Task WS69_answers_without_a_body_have_none()
    {
        await using RawServer server = await RawServer.StartAsync((environ, start) => Environs.Answer("body", environ.Path == "/204" ? "204 No Content" : environ.Path == "/304" ? "304 Not Modified" : "200 OK", new KeyValuePair<string, string>("X", "y"))(environ, start));

        foreach (string line in new[] { "HEAD / HTTP/1.1", "GET /204 HTTP/1.1", "GET /304 HTTP/1.1" })
            Assert.AreEqual("", BodyOf(await server.AskAsync(line)), line);
        StringAssert.Contains(await server.AskAsync("HEAD / HTTP/1.1"), "Content-Length: 4\r\n");
    }

    [TestMethod]
    public async Task An_answer_without_blocks_has_a_length_of_zero()
    {
        await using RawServer server = await RawServer.StartAsync((_, start) =>
        {
            start("200 OK", [Plain]);
            return new(WsgiBody.Empty);
        });

        StringAssert.Contains(await server.AskAsync("GET / HTTP/1.1"), "Content-Length: 0\r\n");
    }

    [TestMethod]
    public async Task Latin_1_headers_pass_in_both_directions_and_others_fail()
    {
        await using RawServer server = await RawServer.StartAsync((environ, start) =>
            Environs.Answer("ok", "200 OK", new KeyValuePair<string, string>("X-Back", environ.Path == "/bad" ? "\u0100" : environ.Text("HTTP_X_E")!))(environ, start));

        StringAssert.Contains(await server.AskAsync("GET / HTTP/1.1", "X-E: \u00e9\r\n"), "X-Back: \u00e9\r\n");
        StringAssert.StartsWith(await server.AskAsync("GET /bad HTTP/1.1", "X-E: x\r\n"), "HTTP/1.1 500 ");
    }

    [TestMethod]
    public async Task Each_request_is_told_in_a_line_fit_for_a_terminal()
    {
        await using RawServer server = await RawServer.StartAsync(Environs.Answer("ok"));

        await server.AskAsync("GET /a%1b[2J?x HTTP/1.1");

        StringAssert.Matches(
            server.Log.ToString(),
            new System.Text.RegularExpressions.Regex("^127\\.0\\.0\\.1 - - \\[\\d\\d/[A-Z][a-z]{2}/\\d{4} \\d\\d:\\d\\d:\\d\\d\\] \"GET /a%1[bB](\\[|%5B)2J\\?x HTTP/1\\.1\" 200 -\r?\n$"));
        Assert.AreEqual(
            "h - - [22/Nov/2026 07:00:00] \"GET /\\x1b[2J HTTP/1.1\" 200 -",
            AccessLog.Line("h", new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero), "GET", "/\u001b[2J", "HTTP/1.1", 200));
    }

    [TestMethod]
    public async Task The_start_is_told_and_the_end_is_clean()
    {
        StringWriter log = new();
        using CancellationTokenSource stop = new();
        string? url = null;

        await RunSimple.ServeAsync("127.0.0.1", 0, Environs.Answer("ok"), new ServerOptions
        {
            Log = log,
            Ready = ready =>
            {
                url = ready;
                stop.Cancel();
            },
        }, stop.Token);

        Assert.AreEqual($" * Running on {url}{Environment.NewLine}Press CTRL+C to quit{Environment.NewLine}", log.ToString());
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
