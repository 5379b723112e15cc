using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;
using static Werkzeug.Net.Tests.Serving.Probes;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>PEP 3333's rules for how a server takes what an application announces, and when it sends it, against a live host over raw sockets.</summary>
[TestClass]
public sealed class ServerAnswerTests
{
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
    public async Task WS34_WS35_headers_wait_for_the_first_block_that_is_not_empty()
    {
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        async IAsyncEnumerable<ReadOnlyMemory<byte>> Generate()
        {
            yield return ReadOnlyMemory<byte>.Empty;
            asked.SetResult();
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

        // The server has seen the empty block, and a second request is answered, while the first has not sent a byte.
        await asked.Task;
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
    public async Task Latin_1_headers_pass_in_both_directions_and_others_fail()
    {
        await using RawServer server = await RawServer.StartAsync((environ, start) =>
            Environs.Answer("ok", "200 OK", new KeyValuePair<string, string>("X-Back", environ.Path == "/bad" ? "\u0100" : environ.Text("HTTP_X_E")!))(environ, start));

        StringAssert.Contains(await server.AskAsync("GET / HTTP/1.1", "X-E: \u00e9\r\n"), "X-Back: \u00e9\r\n");
        StringAssert.StartsWith(await server.AskAsync("GET /bad HTTP/1.1", "X-E: x\r\n"), "HTTP/1.1 500 ");
    }
}
