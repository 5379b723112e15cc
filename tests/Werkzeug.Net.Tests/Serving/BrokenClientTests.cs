using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>Clients that are slow, lie, or go away at every byte: each body is closed, no thread is lost, the server answers on.</summary>
[TestClass]
public sealed class BrokenClientTests
{
    private const string Request = "POST /echo?x=%20 HTTP/1.1\r\nHost: example.org\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n\r\nhello, world";

    [TestMethod]
    public async Task A_reset_at_every_byte_of_a_request_closes_every_body()
    {
        await using CountedServer server = await CountedServer.StartAsync();

        for (int length = 0; length <= Request.Length; length++)
        {
            using TcpClient client = await server.ConnectAsync();
            client.LingerState = new LingerOption(true, 0);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Request[..length]));
        }

        await server.AssertRecoveredAsync();
    }

    [TestMethod]
    public async Task A_half_closed_connection_at_every_byte_ends_cleanly()
    {
        await using CountedServer server = await CountedServer.StartAsync();

        string[] answers = await Task.WhenAll(Enumerable.Range(0, Request.Length + 1).Select(async length =>
        {
            using TcpClient client = await server.ConnectAsync();
            NetworkStream stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Request[..length]));
            client.Client.Shutdown(SocketShutdown.Send);
            return await LiveServer.ReadToEndAsync(stream);
        }));

        // Kestrel takes a client that half-closes for one that has gone, and may so end an answer that was due.
        Assert.IsTrue(answers[^1].Length == 0 || answers[^1].EndsWith("hello, world", StringComparison.Ordinal), answers[^1]);
        foreach (string answer in answers[..^1])
            Assert.DoesNotContain(" 200 OK", answer);
        await server.AssertRecoveredAsync();
    }

    [TestMethod]
    public async Task A_request_byte_by_byte_is_a_request()
    {
        await using CountedServer server = await CountedServer.StartAsync();
        using TcpClient client = await server.ConnectAsync();
        client.NoDelay = true;

        foreach (byte one in Encoding.ASCII.GetBytes(Request.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)))
            await client.GetStream().WriteAsync(new[] { one });

        StringAssert.EndsWith(await LiveServer.ReadToEndAsync(client.GetStream()), "hello, world");
        await server.AssertRecoveredAsync();
    }

    [TestMethod]
    public async Task A_body_in_chunks_of_one_byte_is_a_body()
    {
        await using CountedServer server = await CountedServer.StartAsync();
        string chunks = string.Concat(Enumerable.Range(0, 5000).Select(static n => $"1\r\n{(char)('a' + (n % 26))}\r\n"));

        WireAnswer answer = WireAnswer.Parse(await server.AskAsync("POST /echo HTTP/1.1", "Transfer-Encoding: chunked\r\n", chunks + "0\r\n\r\n"));

        Assert.AreEqual(string.Concat(Enumerable.Range(0, 5000).Select(static n => (char)('a' + (n % 26)))), answer.Body);
        await server.AssertRecoveredAsync();
    }

    [TestMethod]
    [DataRow("Content-Length: 100\r\n", "short"), DataRow("Transfer-Encoding: chunked\r\n", "5\r\nshort"), DataRow("Transfer-Encoding: chunked\r\n", "zz\r\nbad\r\n")]
    [DataRow("Transfer-Encoding: chunked\r\n", "5;a=b\nshort\r\n0\r\n\r\n"), DataRow("Content-Length: -1\r\n", ""), DataRow("Content-Length: 1, 2\r\n", "ab")]
    [DataRow("Content-Length: 99999999999999999999\r\n", "x")]
    public async Task A_lying_length_is_no_answer_of_200_and_closes_the_body(string headers, string body)
    {
        await using CountedServer server = await CountedServer.StartAsync();
        using TcpClient client = await server.ConnectAsync();
        NetworkStream stream = client.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /echo HTTP/1.1\r\nHost: h\r\n{headers}\r\n{body}"));
        client.Client.Shutdown(SocketShutdown.Send);

        Assert.DoesNotContain(" 200 OK", await LiveServer.ReadToEndAsync(stream));
        await server.AssertRecoveredAsync();
    }

    [TestMethod]
    public async Task A_reset_in_every_part_of_an_answer_closes_its_body()
    {
        await using CountedServer server = await CountedServer.StartAsync();

        for (int read = 1; read < 400_000; read *= 2)
        {
            using TcpClient client = await server.ConnectAsync();
            client.LingerState = new LingerOption(true, 0);
            await client.GetStream().WriteAsync("GET /endless HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray());
            await client.GetStream().ReadExactlyAsync(new byte[read]);
        }

        await server.AssertRecoveredAsync();
    }

    [TestMethod]
    public async Task Slow_headers_are_given_up_after_their_time()
    {
        await using CountedServer server = await CountedServer.StartAsync(new ServerOptions { Limits = static limits => limits.RequestHeadersTimeout = TimeSpan.FromSeconds(1) });
        using TcpClient client = await server.ConnectAsync();
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: h\r\nX-Slow: "u8.ToArray());

        StringAssert.StartsWith(await LiveServer.ReadToEndAsync(client.GetStream()), "HTTP/1.1 408 ");
        await server.AssertRecoveredAsync();
    }

    [TestMethod]
    public async Task Hundreds_of_lasting_connections_are_served_again_and_again_and_hold_no_thread()
    {
        await using CountedServer server = await CountedServer.StartAsync();
        TcpClient[] clients = await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => server.ConnectAsync()));

        for (int round = 0; round < 3; round++)
        {
            await Task.WhenAll(clients.Select(async client =>
            {
                await client.GetStream().WriteAsync("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray());
                await LiveServer.ReadUntilAsync(client.GetStream(), "hello");
            }));
        }

        Assert.IsLessThan(100, ThreadPool.ThreadCount);
        foreach (TcpClient client in clients)
            client.Dispose();
        await server.AssertRecoveredAsync();
    }

    /// <summary>A server that counts what its application opened and what was closed again.</summary>
    private sealed class CountedServer : LiveServer
    {
        private RawServer? _server;
        private int _opened;
        private int _closed;

        public override int Port => _server!.Port;

        public static async Task<CountedServer> StartAsync(ServerOptions? options = null)
        {
            CountedServer counted = new();
            counted._server = await RawServer.StartAsync(counted.AnswerAsync, (options ?? new ServerOptions()) with { AccessLog = false });
            return counted;
        }

        /// <summary>All bodies are closed and the server answers; a straggler is waited for.</summary>
        public async Task AssertRecoveredAsync()
        {
            Assert.AreEqual("hello", (await GetAsync("/hello")).Body);
            using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20));
            for (int tries = 0; tries < 500 && Volatile.Read(ref _closed) != Volatile.Read(ref _opened); tries++)
                await timer.WaitForNextTickAsync();
            Assert.AreEqual(_opened, _closed);
            Assert.IsGreaterThan(0, _opened);
        }

        public override ValueTask DisposeAsync() => _server!.DisposeAsync();

        private async ValueTask<WsgiBody> AnswerAsync(WsgiEnviron environ, StartResponse start)
        {
            Interlocked.Increment(ref _opened);
            try
            {
                WsgiBody body = await MakeAsync(environ);
                start("200 OK", [Probes.Plain]);
                return body.OnClose(() => Interlocked.Increment(ref _closed));
            }
            catch (HttpException)
            {
                Interlocked.Increment(ref _closed);
                throw;
            }
        }

        private static async ValueTask<WsgiBody> MakeAsync(WsgiEnviron environ)
        {
            if (environ.Path == "/endless")
                return WsgiBody.From(Endless());
            if (environ.Path == "/hello")
                return WsgiBody.Of("hello");
            using MemoryStream all = new();
            await environ.Input.CopyToAsync(all);
            return WsgiBody.Of(all.ToArray());
        }

        private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Endless()
        {
            while (true)
            {
                yield return new byte[8 * 1024];
                await Task.Yield();
            }
        }
    }
}
