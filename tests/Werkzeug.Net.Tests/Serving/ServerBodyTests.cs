using System.Net.Sockets;
using System.Text;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;
using static Werkzeug.Net.Tests.Serving.Probes;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>PEP 3333's rules for how a server sends a body, block by block, and closes it, against a live host over raw sockets.</summary>
[TestClass]
public sealed class ServerBodyTests
{
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
    public async Task WS44_never_more_is_sent_than_the_length_says()
    {
        await using RawServer server = await RawServer.StartAsync(Environs.Answer("too long", "200 OK", new KeyValuePair<string, string>("Content-Length", "3")));

        string response = await server.AskAsync("GET / HTTP/1.1");

        Assert.AreEqual("too", BodyOf(response));
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
    public async Task WS69_answers_without_a_body_have_none()
    {
        await using RawServer server = await RawServer.StartAsync((environ, start) => Environs.Answer("body", environ.Path == "/204" ? "204 No Content" : environ.Path == "/304" ? "304 Not Modified" : "200 OK", new KeyValuePair<string, string>("X", "y"))(environ, start));

        foreach ((string line, string status) in new[] { ("HEAD / HTTP/1.1", "200 OK"), ("GET /204 HTTP/1.1", "204 No Content"), ("GET /304 HTTP/1.1", "304 Not Modified") })
        {
            WireAnswer answer = WireAnswer.Parse(await server.AskAsync(line));
            Assert.AreEqual($"{status} ", $"{answer.Status} {answer.Body}");
            Assert.AreEqual("y", answer.Header("X"));
        }

        StringAssert.Contains(await server.AskAsync("HEAD / HTTP/1.1"), "Content-Length: 4\r\n");
        Assert.DoesNotContain("Error", server.Log.ToString());
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
}
