using System.Net;
using System.Net.WebSockets;
using System.Text;
using Flask.Net.Tests.Serving;
using Microsoft.Extensions.Logging;
using Werkzeug.Net;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Views;

[TestClass]
public sealed class WebSocketTests
{
    private readonly FlaskApp _app = TestApp.Create(testing: false);

    [TestMethod]
    public async Task What_a_client_sends_comes_back()
    {
        _app.WebSocket("/echo/<name>", async (WebSocketConnection socket, string name) =>
        {
            await foreach (string text in socket.ReadTextsAsync())
                await socket.SendAsync($"{name}: {text}");
        });
        await using Visit visit = await Visit.ToAsync(_app, "/echo/Ann");

        Assert.AreEqual("Ann: one", await visit.AskAsync("one"));
        Assert.AreEqual("Ann: " + new string('x', 100_000), await visit.AskAsync(new string('x', 100_000)));
        await visit.Client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.AreEqual(WebSocketCloseStatus.NormalClosure, visit.Client.CloseStatus);
    }

    [TestMethod]
    public async Task Bytes_and_json_go_both_ways()
    {
        _app.WebSocket("/mixed", async (WebSocketConnection socket) =>
        {
            byte[] bytes = (byte[])(await socket.ReceiveAsync())!;
            await socket.SendAsync(bytes.Reverse().ToArray());
            Sum sum = (await socket.ReceiveJsonAsync<Sum>())!;
            await socket.SendJsonAsync(new { total = sum.A + sum.B });
        });
        await using Visit visit = await Visit.ToAsync(_app, "/mixed");

        await visit.Client.SendAsync(new byte[] { 1, 2, 3 }, WebSocketMessageType.Binary, true, CancellationToken.None);
        CollectionAssert.AreEqual(new byte[] { 3, 2, 1 }, await visit.ReadAsync());
        Assert.AreEqual("{\"total\": 5}", await visit.AskAsync("{\"a\": 2, \"b\": 3}"));
    }

    [TestMethod]
    public async Task The_socket_closes_when_the_view_ends_and_the_teardown_runs()
    {
        TaskCompletionSource<Exception?> ended = new();
        _app.WebSocket("/short", static async (WebSocketConnection socket) => await socket.SendAsync("only this"));
        _app.TeardownRequest(error => ended.SetResult(error));
        await using Visit visit = await Visit.ToAsync(_app, "/short");

        Assert.AreEqual("only this", Encoding.UTF8.GetString(await visit.ReadAsync()));
        Assert.AreEqual(WebSocketCloseStatus.NormalClosure, await visit.ReadCloseAsync());
        await visit.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.IsNull(await ended.Task);
    }

    [TestMethod]
    public async Task Context_session_and_hooks_are_those_of_any_request()
    {
        _app.Get("/login", () =>
        {
            Current.Session["user"] = "Ann";
            return "in";
        });
        _app.BeforeRequest(() => Current.Request.UrlRule?.Websocket is true && !Current.Session.ContainsKey("user") ? Abort.With(401) : null);
        _app.WebSocket("/who", async (WebSocketConnection socket) => await socket.SendAsync($"{Current.Session["user"]} {Current.App.Name}"));
        await using LiveServer server = await LiveServer.StartAsync(_app.InvokeAsync);
        using HttpClient browser = server.Browser();
        using HttpResponseMessage login = await browser.GetAsync(new Uri("/login", UriKind.Relative));
        string cookie = login.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        Assert.AreEqual(HttpStatusCode.Unauthorized, await Visit.RefusalAsync(server, "/who"));
        await using Visit visit = await Visit.ToAsync(server, "/who", client => client.Options.SetRequestHeader("Cookie", cookie));
        Assert.AreEqual("Ann test", Encoding.UTF8.GetString(await visit.ReadAsync()));
    }

    [TestMethod]
    public async Task Pages_of_other_sites_are_refused()
    {
        _app.WebSocket("/closed", static async (WebSocketConnection socket) => await socket.SendAsync("hello"));
        _app.WebSocket("/open", static async (WebSocketConnection socket) => await socket.SendAsync("hello"), "open", new() { AllowedOrigins = ["https://friend.example"] });
        await using LiveServer server = await LiveServer.StartAsync(_app.InvokeAsync);

        Assert.AreEqual(HttpStatusCode.Forbidden, await Visit.RefusalAsync(server, "/closed", static client => client.Options.SetRequestHeader("Origin", "https://evil.example")));
        Assert.AreEqual(HttpStatusCode.Forbidden, await Visit.RefusalAsync(server, "/closed", static client => client.Options.SetRequestHeader("Origin", "null")));
        await (await Visit.ToAsync(server, "/closed", client => client.Options.SetRequestHeader("Origin", server.Url))).DisposeAsync();
        await (await Visit.ToAsync(server, "/open", static client => client.Options.SetRequestHeader("Origin", "https://friend.example"))).DisposeAsync();
    }

    [TestMethod]
    public async Task The_first_protocol_that_both_know_is_agreed_on()
    {
        _app.WebSocket("/chat", static async (WebSocketConnection socket) => await socket.SendAsync(socket.Subprotocol ?? "none"), options: new() { Subprotocols = ["v2", "v1"] });
        await using LiveServer server = await LiveServer.StartAsync(_app.InvokeAsync);

        await using Visit visit = await Visit.ToAsync(server, "/chat", static client =>
        {
            client.Options.AddSubProtocol("v1");
            client.Options.AddSubProtocol("v2");
        });

        Assert.AreEqual("v2", visit.Client.SubProtocol);
        Assert.AreEqual("v2", Encoding.UTF8.GetString(await visit.ReadAsync()));
    }

    [TestMethod]
    public async Task A_message_that_is_too_long_closes_the_socket()
    {
        _app.WebSocket("/small", static async (WebSocketConnection socket) =>
        {
            socket.MaximumMessageSize = 10;
            Assert.IsNull(await socket.ReceiveAsync());
        });
        await using Visit visit = await Visit.ToAsync(_app, "/small");

        await visit.Client.SendAsync(new byte[11], WebSocketMessageType.Text, true, CancellationToken.None);

        Assert.AreEqual(WebSocketCloseStatus.MessageTooBig, await visit.ReadCloseAsync());
    }

    [TestMethod]
    public async Task Text_that_is_not_utf8_ends_the_talk()
    {
        TaskCompletionSource<object?> received = new();
        _app.WebSocket("/text", async (WebSocketConnection socket) => received.SetResult(await socket.ReceiveAsync()));
        await using Visit visit = await Visit.ToAsync(_app, "/text");

        await visit.Client.SendAsync(new byte[] { 0xff }, WebSocketMessageType.Text, true, CancellationToken.None);

        Assert.IsNull(await received.Task);
    }

    [TestMethod]
    public async Task An_error_of_the_view_is_logged_and_closes_the_socket()
    {
        ErrorLog log = new();
        _app.Logger = log;
        _app.WebSocket("/boom", async Task (WebSocketConnection socket) =>
        {
            await socket.SendAsync("before");
            throw new InvalidOperationException("boom");
        });
        await using Visit visit = await Visit.ToAsync(_app, "/boom");

        await visit.ReadAsync();
        Assert.AreEqual(WebSocketCloseStatus.InternalServerError, await visit.ReadCloseAsync());
        await visit.Client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.AreEqual("boom", (await log.Error.Task).Message);
    }

    [TestMethod]
    public async Task A_client_that_goes_without_a_word_ends_the_view()
    {
        TaskCompletionSource<object?> received = new();
        _app.WebSocket("/gone", async (WebSocketConnection socket) =>
        {
            await socket.SendAsync("ready");
            received.SetResult(await socket.ReceiveAsync());
            await socket.SendAsync("nobody hears this");
        });
        await using Visit visit = await Visit.ToAsync(_app, "/gone");

        await visit.ReadAsync();
        visit.Client.Abort();

        Assert.IsNull(await received.Task);
    }

    [TestMethod]
    public async Task A_server_that_stops_says_so()
    {
        _app.WebSocket("/wait", static async (WebSocketConnection socket) =>
        {
            await socket.SendAsync("ready");
            await socket.ReceiveAsync();
        });
        await using KestrelHost host = await KestrelHost.StartAsync("127.0.0.1", 0, _app.InvokeAsync, new ServerOptions { AccessLog = false, Log = TextWriter.Null });
        using ClientWebSocket client = new();
        await client.ConnectAsync(new Uri($"ws://127.0.0.1:{host.Port}/wait"), CancellationToken.None);
        byte[] block = new byte[100];
        await client.ReceiveAsync(block, CancellationToken.None);

        Task stopping = host.StopAsync();
        WebSocketReceiveResult close = await client.ReceiveAsync(block, CancellationToken.None);
        await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await stopping;

        Assert.AreEqual(WebSocketCloseStatus.EndpointUnavailable, close.CloseStatus);
    }

    [TestMethod]
    public async Task A_request_that_is_no_handshake_is_refused_and_a_rule_of_both_kinds_may_share_its_path()
    {
        _app.WebSocket("/both", static async (WebSocketConnection socket) => await socket.SendAsync("socket"), "socket");
        _app.Get("/both", static () => "page", "page");
        _app.WebSocket("/socket", static async (WebSocketConnection socket) => await socket.SendAsync("socket"), "only");
        await using LiveServer server = await LiveServer.StartAsync(_app.InvokeAsync);
        using HttpClient browser = server.Browser();

        Assert.AreEqual("page", await browser.GetStringAsync(new Uri("/both", UriKind.Relative)));
        await using Visit visit = await Visit.ToAsync(server, "/both");
        Assert.AreEqual("socket", Encoding.UTF8.GetString(await visit.ReadAsync()));
        using HttpResponseMessage refused = await browser.GetAsync(new Uri("/socket", UriKind.Relative));
        Assert.AreEqual(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [TestMethod]
    public async Task Without_a_server_that_can_the_answer_is_501()
    {
        _app.WebSocket("/echo", static (WebSocketConnection socket) => Task.CompletedTask);
        using FlaskClient client = _app.TestClient();

        TestResponse response = await client.GetAsync("/echo", headers: [new("Connection", "Upgrade"), new("Upgrade", "websocket")]);

        Assert.AreEqual(501, response.StatusCode);
    }

    private sealed record Sum(int A, int B);

    private sealed class ErrorLog : ILogger
    {
        public TaskCompletionSource<Exception> Error { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is not null)
                Error.TrySetResult(exception);
        }
    }

    /// <summary>A client that has opened a socket.</summary>
    private sealed class Visit(ClientWebSocket client, LiveServer? ownServer) : IAsyncDisposable
    {
        public ClientWebSocket Client { get; } = client;

        public static async Task<Visit> ToAsync(FlaskApp app, string path)
        {
            LiveServer server = await LiveServer.StartAsync(app.InvokeAsync);
            return new((await ToAsync(server, path)).Client, server);
        }

        public static async Task<Visit> ToAsync(LiveServer server, string path, Action<ClientWebSocket>? prepare = null)
        {
            ClientWebSocket client = new();
            prepare?.Invoke(client);
            await client.ConnectAsync(AddressOf(server, path), CancellationToken.None);
            return new(client, null);
        }

        public static async Task<HttpStatusCode> RefusalAsync(LiveServer server, string path, Action<ClientWebSocket>? prepare = null)
        {
            using ClientWebSocket client = new();
            client.Options.CollectHttpResponseDetails = true;
            prepare?.Invoke(client);
            await Assert.ThrowsExactlyAsync<WebSocketException>(() => client.ConnectAsync(AddressOf(server, path), CancellationToken.None));
            return client.HttpStatusCode;
        }

        public async Task<string> AskAsync(string text)
        {
            await Client.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);
            return Encoding.UTF8.GetString(await ReadAsync());
        }

        public async Task<byte[]> ReadAsync()
        {
            using MemoryStream all = new();
            byte[] block = new byte[4096];
            WebSocketReceiveResult result;
            do
            {
                result = await Client.ReceiveAsync(block, CancellationToken.None);
                all.Write(block, 0, result.Count);
            }
            while (!result.EndOfMessage);
            return all.ToArray();
        }

        public async Task<WebSocketCloseStatus?> ReadCloseAsync()
        {
            WebSocketReceiveResult result = await Client.ReceiveAsync(new byte[100], CancellationToken.None);
            return result.MessageType == WebSocketMessageType.Close ? result.CloseStatus : null;
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            if (ownServer is not null)
                await ownServer.DisposeAsync();
        }

        private static Uri AddressOf(LiveServer server, string path) => new(server.Url.Replace("http", "ws", StringComparison.Ordinal) + path);
    }
}
