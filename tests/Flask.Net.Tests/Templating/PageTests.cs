using System.Globalization;
using Flask.Net.Signals;
using Flask.Net.Tests.Serving;
using Jinja.Net;
using Werkzeug.Net;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Templating;

[TestClass]
public sealed class PageTests
{
    private readonly FlaskApp _app = TestApp.Create();

    public PageTests()
    {
        _app.TemplateLoader = new DictLoader(new Dictionary<string, string>
        {
            ["page.html"] = "{{ text }}{% for at in range(count) %} {{ text }}{% endfor %}",
        });
        _app.Get("/<text>/<int:count>", static (string text, int count) => Templates.Page("page.html", new { text, count }), endpoint: "page");
    }

    [TestMethod]
    public async Task A_page_is_the_response_of_the_rendered_text()
    {
        TestResponse page = await _app.TestClient().GetAsync("/ä<b>/2");

        Assert.AreEqual("ä&lt;b&gt; ä&lt;b&gt; ä&lt;b&gt;", page.Text);
        Assert.AreEqual("text/html; charset=utf-8", page.Headers["Content-Type"]);
        Assert.AreEqual(page.Data.Length.ToString(CultureInfo.InvariantCulture), page.Headers["Content-Length"]);
    }

    [TestMethod]
    public async Task A_page_takes_a_status_and_headers_like_any_response()
    {
        _app.Get("/gone", static () => (Templates.Page("page.html", new { text = "gone", count = 0 }), 410), endpoint: "gone");

        TestResponse page = await _app.TestClient().GetAsync("/gone");

        Assert.AreEqual(410, page.StatusCode);
        Assert.AreEqual("gone", page.Text);
    }

    [TestMethod]
    public async Task Hooks_read_and_change_a_page_before_it_is_sent()
    {
        _app.AfterRequest(static response =>
        {
            response.Text = response.Text.ToUpperInvariant();
            response.AddETag();
            return response.MakeConditional(Current.Request);
        });
        await using LiveServer server = await LiveServer.StartAsync(_app.InvokeAsync);
        using HttpClient browser = server.Browser();

        using HttpResponseMessage first = await browser.GetAsync("/ab/1");
        using HttpRequestMessage again = new(HttpMethod.Get, "/ab/1");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await browser.SendAsync(again);

        Assert.AreEqual("AB AB", await first.Content.ReadAsStringAsync());
        Assert.AreEqual(304, (int)second.StatusCode);
    }

    [TestMethod]
    public async Task A_page_that_was_read_is_never_overwritten_by_another()
    {
        List<ReadOnlyMemory<byte>> read = [];
        _app.AfterRequest(async response =>
        {
            await foreach (ReadOnlyMemory<byte> block in response.IterEncoded())
            {
                lock (read)
                    read.Add(block);
            }

            return response;
        });
        await using LiveServer server = await LiveServer.StartAsync(_app.InvokeAsync);
        using HttpClient browser = server.Browser();

        for (int at = 0; at < 20; at++)
            await browser.GetStringAsync($"/text{at}/100");

        for (int at = 0; at < read.Count; at++)
            Assert.AreEqual(string.Join(' ', Enumerable.Repeat($"text{at}", 101)), System.Text.Encoding.UTF8.GetString(read[at].Span));
    }

    [TestMethod]
    public async Task Pages_of_many_sizes_do_not_mix_when_they_are_asked_for_at_once()
    {
        await using LiveServer server = await LiveServer.StartAsync(_app.InvokeAsync);
        using HttpClient browser = server.Browser();

        await Parallel.ForAsync(0, 400, async (at, cancel) =>
        {
            string page = await browser.GetStringAsync($"/text{at}/{at * 20}", cancel);

            Assert.AreEqual(string.Join(' ', Enumerable.Repeat($"text{at}", (at * 20) + 1)), page);
        });
    }

    [TestMethod]
    public async Task Asking_for_the_head_of_a_page_tells_its_length()
    {
        await using LiveServer server = await LiveServer.StartAsync(_app.InvokeAsync);
        using HttpClient browser = server.Browser();

        using HttpResponseMessage head = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/ab/1"));

        Assert.AreEqual(5, head.Content.Headers.ContentLength);
    }

    [TestMethod]
    public async Task A_page_that_was_sent_says_so_to_who_sends_it_again()
    {
        Response? kept = null;
        _app.Get("/kept", () => kept ??= Templates.Page("page.html", new { text = "once", count = 0 }), endpoint: "kept");
        _app.Config["PROPAGATE_EXCEPTIONS"] = false;
        await using LiveServer server = await LiveServer.StartAsync(_app.InvokeAsync);
        using HttpClient browser = server.Browser();

        Assert.AreEqual("once", await browser.GetStringAsync("/kept"));
        using HttpResponseMessage again = await browser.GetAsync("/kept");

        Assert.AreEqual(500, (int)again.StatusCode);
        Assert.Contains("belongs to one request", Assert.ThrowsExactly<InvalidOperationException>(() => kept!.GetData()).Message);
    }

    [TestMethod]
    public async Task A_page_is_announced_by_the_signals_of_rendering()
    {
        List<string?> rendered = [];
        using IDisposable connection = AppSignals.TemplateRendered.Connect((_, template, _) => rendered.Add(((Template)template).Name), _app);

        await _app.TestClient().GetAsync("/a/0");

        CollectionAssert.AreEqual(new[] { "page.html" }, rendered);
    }
}
