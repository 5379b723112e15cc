using System.Net.WebSockets;
using Flask.Net.Sessions;
using Microsoft.Extensions.Logging;
using Werkzeug.Net;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Testing;

[TestClass]
public sealed class TestWebSocketTests
{
    private readonly FlaskApp _app = TestApp.Create();
    private readonly MessageLog _log = new();

    public TestWebSocketTests() => _app.Logger = _log;

    [TestMethod]
    public async Task A_test_talks_to_a_view_without_a_server()
    {
        _app.WebSocket("/echo/<name>", async (WebSocketConnection socket, string name, string greeting) =>
        {
            await foreach (string text in socket.ReadTextsAsync())
                await socket.SendAsync($"{greeting} {name}: {text}");
        });
        using FlaskClient client = _app.TestClient();

        await using TestWebSocket socket = await client.WebSocketAsync("/echo/Ann", query: new { greeting = "hi" });
        await socket.SendAsync("one");
        Assert.AreEqual("hi Ann: one", await socket.ReceiveAsync());
        await socket.SendAsync(new string('x', 200_000));
        Assert.AreEqual("hi Ann: " + new string('x', 200_000), await socket.ReceiveAsync());
    }

    [TestMethod]
    public async Task Bytes_json_and_protocols_go_both_ways()
    {
        _app.WebSocket("/mixed", static async (WebSocketConnection socket) =>
        {
            byte[] bytes = (byte[])(await socket.ReceiveAsync())!;
            await socket.SendAsync(bytes.Reverse().ToArray());
            await socket.SendJsonAsync(new { double_ = 2 * await socket.ReceiveJsonAsync<int>() });
        }, options: new() { Subprotocols = ["v2"] });
        using FlaskClient client = _app.TestClient();

        await using TestWebSocket socket = await client.WebSocketAsync("/mixed", subprotocols: ["v1", "v2"]);
        await socket.SendAsync(new byte[] { 1, 2 });
        CollectionAssert.AreEqual(new byte[] { 2, 1 }, (byte[])(await socket.ReceiveAsync())!);
        await socket.SendJsonAsync(21);

        Assert.AreEqual(42, (await socket.ReceiveJsonAsync<Dictionary<string, int>>())!["double_"]);
        Assert.AreEqual("v2", socket.Subprotocol);
        Assert.IsNull(await socket.ReceiveAsync());
        Assert.AreEqual(WebSocketCloseStatus.NormalClosure, socket.CloseStatus);
    }

    [TestMethod]
    public async Task What_refuses_a_socket_is_told_with_its_response()
    {
        _app.BeforeRequest(static () => Current.Session["user"] is null && Current.Request.Path == "/ws" ? ("log in first", 401) : null);
        _app.Get("/login", static () => Current.Session["user"] = "Ann", endpoint: "login");
        _app.WebSocket("/ws", static async (WebSocketConnection socket) => await socket.SendAsync($"{Current.Session["user"]}"));
        using FlaskClient client = _app.TestClient();

        WebSocketRefusedException refused = await Assert.ThrowsExactlyAsync<WebSocketRefusedException>(() => client.WebSocketAsync("/ws").AsTask());
        await client.GetAsync("/login");
        await using TestWebSocket socket = await client.WebSocketAsync("/ws");

        Assert.AreEqual(401, refused.Response.StatusCode);
        Assert.AreEqual("log in first", refused.Response.Text);
        Assert.AreEqual("Ann", await socket.ReceiveAsync());
    }

    [TestMethod]
    public async Task Pages_of_other_sites_are_refused_in_tests_too()
    {
        _app.WebSocket("/ws", static async (WebSocketConnection socket) => await socket.SendAsync("in"));
        using FlaskClient client = _app.TestClient();

        WebSocketRefusedException refused = await Assert.ThrowsExactlyAsync<WebSocketRefusedException>(
            () => client.WebSocketAsync("/ws", headers: [new("Origin", "https://evil.example")]).AsTask());

        Assert.AreEqual(403, refused.Response.StatusCode);
    }

    [TestMethod]
    public async Task An_error_of_the_view_reaches_the_test()
    {
        _app.WebSocket("/boom", static async Task (WebSocketConnection socket) =>
        {
            await socket.SendAsync("before");
            throw new InvalidOperationException("boom");
        });
        using FlaskClient client = _app.TestClient();

        TestWebSocket socket = await client.WebSocketAsync("/boom");
        Assert.AreEqual("before", await socket.ReceiveAsync());
        Assert.IsNull(await socket.ReceiveAsync());

        Assert.AreEqual(WebSocketCloseStatus.InternalServerError, socket.CloseStatus);
        Assert.AreEqual("boom", (await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => socket.DisposeAsync().AsTask())).Message);
    }

    [TestMethod]
    public async Task What_a_hook_puts_into_the_session_goes_out_with_the_handshake()
    {
        _app.BeforeRequest(static () =>
        {
            Current.Session["seen"] = Current.Session.Get<int>("seen") + 1;
            return null;
        });
        _app.WebSocket("/ws", static async (WebSocketConnection socket) => await socket.SendAsync($"{Current.Session["seen"]}"));
        using FlaskClient client = _app.TestClient();

        await using (TestWebSocket first = await client.WebSocketAsync("/ws"))
            Assert.AreEqual("1", await first.ReceiveAsync());
        await using TestWebSocket second = await client.WebSocketAsync("/ws");

        Assert.AreEqual("2", await second.ReceiveAsync());
        Assert.IsEmpty(_log.Messages);
    }

    [TestMethod]
    public async Task A_cookie_session_that_changes_while_the_socket_is_open_is_an_error_in_the_log()
    {
        _app.WebSocket("/late", static async (WebSocketConnection socket) =>
        {
            Current.Session["late"] = await socket.ReceiveAsync();
        });
        using FlaskClient client = _app.TestClient();

        await using (TestWebSocket socket = await client.WebSocketAsync("/late"))
            await socket.SendAsync("x");

        Assert.ContainsSingle(static message => message.Contains("The session was changed on /late while a WebSocket was open", StringComparison.Ordinal), _log.Messages);
    }

    [TestMethod]
    public async Task A_session_on_the_server_keeps_what_a_socket_changes()
    {
        _app.SessionInterface = new ServerSessionInterface();
        _app.Get("/begin", static () => Current.Session["n"] = "1", endpoint: "begin");
        _app.Get("/read", static () => $"{Current.Session["n"]}", endpoint: "read");
        _app.WebSocket("/ws", static async (WebSocketConnection socket) => Current.Session["n"] = await socket.ReceiveAsync());
        using FlaskClient client = _app.TestClient();

        await client.GetAsync("/begin");
        await using (TestWebSocket socket = await client.WebSocketAsync("/ws"))
            await socket.SendAsync("changed");
        TestResponse read = await client.GetAsync("/read");

        Assert.AreEqual("changed", read.Text);
        Assert.IsEmpty(_log.Messages);
    }

    private sealed class MessageLog : ILogger
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));
    }
}
