using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Flask.Net.Tests.App;

[TestClass]
[DoNotParallelize]
public sealed class TelemetryTests : IDisposable
{
    private readonly FlaskApp _app = TestApp.Create(testing: false);
    private ActivityListener? _listener;

    public TelemetryTests()
    {
        _app.Get("/post/<int:id>", (int id) => $"{id}", endpoint: "show");
        _app.Get("/boom", string () => throw new FormatException("boom"), endpoint: "boom");
    }

    [TestMethod]
    public async Task A_request_is_a_span_named_by_its_route()
    {
        List<Activity> spans = Listen();

        await _app.TestClient().GetAsync("/post/7", headers: [new("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]);

        Activity span = spans.Single();
        Assert.AreEqual(("GET /post/<int:id>", ActivityKind.Server), (span.DisplayName, span.Kind));
        Assert.AreEqual("0af7651916cd43dd8448eb211c80319c", span.TraceId.ToHexString());
        Assert.AreEqual(("GET", "/post/7", "/post/<int:id>", 200, "http"), (
            span.GetTagItem("http.request.method"), span.GetTagItem("url.path"), span.GetTagItem("http.route"), span.GetTagItem("http.response.status_code"), span.GetTagItem("url.scheme")));
        Assert.AreEqual(ActivityStatusCode.Unset, span.Status);
    }

    [TestMethod]
    public async Task A_span_tells_host_and_port_and_the_words_of_the_client()
    {
        List<Activity> spans = Listen();

        await _app.TestClient().OpenAsync("/post/7?secret=1", "BREW", baseUrl: "http://example.com:8080/", headers: [new("User-Agent", "kettle")]);

        Assert.AreEqual(("example.com", 8080, "127.0.0.1", "kettle", "1.1"), (
            spans[0].GetTagItem("server.address"), spans[0].GetTagItem("server.port"), spans[0].GetTagItem("client.address"), spans[0].GetTagItem("user_agent.original"),
            spans[0].GetTagItem("network.protocol.version")));
        Assert.AreEqual(("_OTHER", "BREW"), (spans[0].GetTagItem("http.request.method"), spans[0].GetTagItem("http.request.method_original")));
        Assert.IsFalse(spans[0].TagObjects.Any(static tag => $"{tag.Value}".Contains("secret", StringComparison.Ordinal)), "a query may hold what no trace should");
    }

    [TestMethod]
    public async Task An_error_is_told_by_its_type()
    {
        List<Activity> spans = Listen();

        await _app.TestClient().GetAsync("/boom");

        Assert.AreEqual((ActivityStatusCode.Error, "System.FormatException", 500), (spans[0].Status, spans[0].GetTagItem("error.type"), spans[0].GetTagItem("http.response.status_code")));
        Assert.AreEqual("exception", spans[0].Events.Single().Name);
    }

    [TestMethod]
    public async Task Requests_are_measured_and_counted()
    {
        List<(string Name, double Value, Dictionary<string, object?> Tags)> seen = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Flask.Net")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen.Add((instrument.Name, value, Read(tags))));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Add((instrument.Name, value, Read(tags))));
        listener.Start();

        await _app.TestClient().GetAsync("/post/7");
        await _app.TestClient().OpenAsync("/none", method: "BREW");

        CollectionAssert.AreEqual(
            new[] { "http.server.active_requests", "http.server.active_requests", "http.server.request.duration" },
            seen.Take(3).Select(static one => one.Name).Order(StringComparer.Ordinal).ToArray());
        Assert.AreEqual(0, seen.Where(static one => one.Name == "http.server.active_requests").Sum(static one => one.Value));
        (string _, double seconds, Dictionary<string, object?> first) = seen.First(static one => one.Name == "http.server.request.duration");
        Assert.IsTrue(seconds is > 0 and < 60);
        Assert.AreEqual(("GET", 200, "/post/<int:id>"), (first["http.request.method"], first["http.response.status_code"], first["http.route"]));
        Dictionary<string, object?> last = seen.Last(static one => one.Name == "http.server.request.duration").Tags;
        Assert.AreEqual(("_OTHER", 404, false), (last["http.request.method"], last["http.response.status_code"], last.ContainsKey("http.route")), "a client cannot invent words to count by");

        static Dictionary<string, object?> Read(ReadOnlySpan<KeyValuePair<string, object?>> tags) => new(tags.ToArray());
    }

    private List<Activity> Listen()
    {
        List<Activity> spans = [];
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Flask.Net",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(_listener);
        return spans;
    }

    public void Dispose() => _listener?.Dispose();
}
