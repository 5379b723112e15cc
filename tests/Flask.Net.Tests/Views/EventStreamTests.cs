using System.Net.ServerSentEvents;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Views;

[TestClass]
public sealed class EventStreamTests
{
    [TestMethod]
    public async Task Events_go_out_as_browsers_read_them()
    {
        FlaskApp app = TestApp.Create();
        app.Get("/", Events);

        TestResponse response = await app.TestClient().GetAsync("/");

        Assert.AreEqual("text/event-stream", response.MimeType);
        Assert.AreEqual("no-cache", response.Headers["Cache-Control"]);
        Assert.AreEqual("data: one\ndata: two\u2028three\ndata: four\n\nevent: tick\ndata: 3\nid: 7\nretry: 1500\n\n", response.Text);
    }

    [TestMethod]
    public void A_line_break_cannot_slip_into_a_field()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new SseItem<string>("x", "tick\ndata: forged"));
        Assert.ThrowsExactly<ArgumentException>(() => new SseItem<string>("x") { EventId = "1\ndata: forged" });
    }

    private static async IAsyncEnumerable<SseItem<string>> Events()
    {
        yield return new SseItem<string>("one\r\ntwo\u2028three\rfour");
        await Task.Yield();
        yield return new SseItem<string>("3", "tick") { EventId = "7", ReconnectionInterval = TimeSpan.FromSeconds(1.5) };
    }
}
