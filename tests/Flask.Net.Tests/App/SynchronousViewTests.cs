using System.Net.Sockets;
using System.Text;
using Flask.Net.Tests.Serving;
using Werkzeug.Net.Testing;
using Werkzeug.Net.Wsgi;

namespace Flask.Net.Tests.App;

[TestClass]
public sealed class SynchronousViewTests
{
    [TestMethod]
    public void A_synchronous_request_makes_no_task()
    {
        FlaskApp app = TestApp.Create();
        app.Get("/<int:a>", (int a) => "text");
        StartResponse start = static (_, _, _) => static _ => ValueTask.CompletedTask;

        Assert.IsTrue(HasNoTask(app.InvokeAsync(new FlaskEnvironBuilder(app, "/1").GetEnviron(), start)));

        // Two value tasks are equal where they hold the same result and no task or source behind it.
        static bool HasNoTask(ValueTask<WsgiBody> answer) => answer.IsCompletedSuccessfully && answer.Equals(new ValueTask<WsgiBody>(answer.Result));
    }

    [TestMethod]
    public async Task A_body_that_is_slow_to_come_holds_up_no_thread_of_the_pool()
    {
        FlaskApp app = TestApp.Create();
        int entered = 0;
        app.Post("/", (FlaskRequest request) =>
        {
            Interlocked.Increment(ref entered);
            return $"{request.Form["a"]}{request.Stream.ReadByte()}";
        });
        await using LiveServer server = await LiveServer.StartAsync(app.InvokeAsync);
        using TcpClient slow = await server.ConnectAsync();
        NetworkStream stream = slow.GetStream();
        await stream.WriteAsync("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na="u8.ToArray());

        using HttpClient browser = server.Browser();
        using FormUrlEncodedContent form = new([new("a", "2")]);
        string other = await (await browser.PostAsync("/", form)).Content.ReadAsStringAsync();
        Assert.AreEqual(("2-1", 1), (other, entered), "the slow request's view has not begun");

        await stream.WriteAsync("1"u8.ToArray());
        using StreamReader answer = new(stream, Encoding.ASCII);
        Assert.EndsWith("1-1", await answer.ReadToEndAsync());
    }

    [TestMethod]
    public async Task A_large_body_is_read_from_a_thread_of_its_own()
    {
        FlaskApp app = TestApp.Create();
        app.Post("/", (FlaskRequest request) => $"{request.Data.Length} {Thread.CurrentThread.IsThreadPoolThread} {request.Data[^1]} {Current.Request.Path}");
        await using LiveServer server = await LiveServer.StartAsync(app.InvokeAsync);
        using HttpClient browser = server.Browser();
        byte[] body = new byte[3_000_000];
        body[^1] = 7;

        using ByteArrayContent sized = new(body);
        using StreamContent chunked = new(new Unsized(body));
        using ByteArrayContent small = new([1, 7]);

        Assert.AreEqual("3000000 False 7 /", await (await browser.PostAsync("/", sized)).Content.ReadAsStringAsync());
        Assert.AreEqual("3000000 False 7 /", await (await browser.PostAsync("/", chunked)).Content.ReadAsStringAsync());
        Assert.AreEqual("2 True 7 /", await (await browser.PostAsync("/", small)).Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task A_body_beyond_the_limit_is_refused_without_being_read()
    {
        FlaskApp app = TestApp.Create(testing: false);
        app.Config["MAX_CONTENT_LENGTH"] = 10;
        app.Post("/", (FlaskRequest request) => $"{request.Data.Length}");
        await using LiveServer server = await LiveServer.StartAsync(app.InvokeAsync);
        using HttpClient browser = server.Browser();
        using ByteArrayContent large = new(new byte[11]);

        Assert.AreEqual(413, (int)(await browser.PostAsync("/", large)).StatusCode);
    }

    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
