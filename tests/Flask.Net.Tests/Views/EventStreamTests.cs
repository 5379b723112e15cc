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
        Assert.AreEqual("data: one\ndata: two\n\nevent: tick\ndata: 3\nid: 7\nretry: 1500\n\n", response.Text);
    }

    private static async IAsyncEnumerable<SseItem<string>> Events()
    {
        yield return new SseItem<string>("one\r\ntwo");
        await Task.Yield();
        yield return new SseItem<string>("3", "tick") { EventId = "7", ReconnectionInterval = TimeSpan.FromSeconds(1.5) };
    }
}
