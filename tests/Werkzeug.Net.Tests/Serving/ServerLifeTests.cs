using System.Net.Sockets;
using System.Text;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;
using static Werkzeug.Net.Tests.Serving.Probes;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>How a server lives with errors, with clients that wait or lie, and how it tells of its work: a live host over raw sockets.</summary>
[TestClass]
public sealed class ServerLifeTests
{
    [TestMethod]
    public async Task A_name_that_no_host_has_is_an_error_and_does_not_open_the_server_to_the_network()
    {
        string name = new('l', 300); // longer than a name can be: nobody is asked for it

        IOException error = await Assert.ThrowsExactlyAsync<IOException>(() => KestrelHost.StartAsync(name, 0, Environs.Answer("x")));

        Assert.AreEqual($"Cannot listen on '{name}': no host has this name. Listen on 127.0.0.1 for this machine alone, or on 0.0.0.0 for the network.", error.Message);
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
    public async Task S12_what_is_kept_of_a_request_does_not_show_the_next_one()
    {
        WsgiEnviron? kept = null, copied = null;
        Stream? input = null;
        Write? write = null;
        await using RawServer server = await RawServer.StartAsync((environ, start) =>
        {
            (kept, input) = (new WsgiEnviron(environ.Source!), environ.Input);
            copied = environ.Copy();
            write = start("200 OK", [Plain]);
            return new(WsgiBody.Of("ok"));
        });

        await server.GetAsync("/first");

        Assert.AreEqual("/first", copied!.Path);
        Assert.ThrowsExactly<ObjectDisposedException>(() => kept!.Method);
        Assert.ThrowsExactly<ObjectDisposedException>(() => input!.Read(new byte[1]));
        await Assert.ThrowsExactlyAsync<ObjectDisposedException>(async () => await write!("late"u8.ToArray()));
    }

    [TestMethod]
    public async Task S12_a_write_that_is_kept_reaches_no_later_answer_of_the_connection()
    {
        Write? kept = null;
        Exception? refused = null;
        await using RawServer server = await RawServer.StartAsync(async (environ, start) =>
        {
            if (environ.Path == "/second")
                refused = await Assert.ThrowsAsync<Exception>(async () => await kept!("of the first"u8.ToArray()));
            Write write = start("200 OK", [Plain]);
            kept ??= write;
            return WsgiBody.Of(environ.Path);
        });

        string both = await server.SendAsync("GET /first HTTP/1.1\r\nHost: h\r\n\r\nGET /second HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        Assert.IsInstanceOfType<ObjectDisposedException>(refused);
        StringAssert.EndsWith(both, "/second");
        Assert.DoesNotContain("of the first", both);
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
}
