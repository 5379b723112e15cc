using System.Text;
using Flask.Net.Sessions;
using Werkzeug.Net;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.App;

/// <summary>What once was a hole in Flask, and what only .NET could get wrong.</summary>
[TestClass]
[DoNotParallelize] // one of them looks at the memory of the whole process
public sealed class HostileRequestTests
{
    private readonly FlaskApp _app = TestApp.Create(testing: false);

    public HostileRequestTests()
    {
        _app.Post("/json", static (FlaskRequest request) => request.GetJson() is null ? "nothing" : "read", endpoint: "json");
        _app.Get("/untouched", static () => "untouched", endpoint: "untouched");
        _app.Get("/begin", static () =>
        {
            Current.Session.Permanent = true;
            return Current.Session["user"] = "Ann";
        }, endpoint: "begin");
    }

    [TestMethod]
    [DataRow("utf-7")]
    [DataRow("utf-16")]
    [DataRow("ibm037")]
    [DataRow("no-such-charset")]
    public async Task A_charset_that_a_client_makes_up_is_not_asked_for(string charset)
    {
        TestResponse answer = await _app.TestClient().PostAsync("/json", data: "{\"a\": +AGE-}"u8.ToArray(), contentType: $"application/json; charset={charset}");

        Assert.AreEqual(400, answer.StatusCode);
    }

    [TestMethod]
    public async Task A_million_nested_lists_are_400()
    {
        TestResponse answer = await _app.TestClient().PostAsync("/json", data: Encoding.ASCII.GetBytes(new string('[', 1_000_000)), contentType: "application/json");

        Assert.AreEqual(400, answer.StatusCode);
    }

    [TestMethod]
    [DataRow("utf-16")]
    [DataRow("utf-32")]
    public async Task Json_in_a_wide_encoding_takes_no_more_memory_than_three_times_its_size(string encoding)
    {
        byte[] body = Encoding.GetEncoding(encoding).GetBytes("\"" + new string('x', 4_000_000) + "\"");
        _app.Post("/data", static (FlaskRequest request) => $"{request.GetData().Length}", endpoint: "data");
        await AllocatedAsync("/data", "1"u8.ToArray());
        await AllocatedAsync("/json", "1"u8.ToArray());

        long forReading = await AllocatedAsync("/data", body);
        long forParsing = await AllocatedAsync("/json", body) - forReading;

        Assert.IsLessThan(3L * body.Length, forParsing);
    }

    private async Task<long> AllocatedAsync(string path, byte[] body)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        TestResponse answer = await _app.TestClient().PostAsync(path, data: body, contentType: "application/json");
        Assert.AreEqual(200, answer.StatusCode);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    [TestMethod]
    public async Task A_permanent_session_that_is_only_refreshed_varies_by_the_cookie()
    {
        using FlaskClient client = _app.TestClient();
        await client.GetAsync("/begin");

        TestResponse refreshed = await client.GetAsync("/untouched");

        Assert.HasCount(1, refreshed.Headers.GetList("Set-Cookie"));
        Assert.AreEqual("Cookie", refreshed.Headers["Vary"]);
    }

    [TestMethod]
    public void Whatever_reads_a_session_marks_it_as_looked_at()
    {
        foreach (Action<ISession> look in (Action<ISession>[])
        [
            static session => _ = session.Count, static session => _ = session.Keys, static session => _ = session.Values, static session => _ = session["a"],
            static session => _ = session.ContainsKey("a"), static session => _ = session.TryGetValue("a", out _), static session => _ = session.Get<int>("a"),
            static session => _ = session.Contains(new("a", 1L)), static session => session.CopyTo(new KeyValuePair<string, object?>[1], 0),
            static session => { foreach (KeyValuePair<string, object?> _ in session) { } }, static session => _ = session.Pop("a"), static session => _ = session.SetDefault("a"),
        ])
        {
            SecureCookieSession session = new([new("a", 1L)]);

            look(session);

            Assert.IsTrue(session.Accessed);
        }
    }

    [TestMethod]
    public async Task What_a_client_calls_itself_is_not_printed_raw_into_the_page_of_an_error()
    {
        TestResponse answer = await _app.TestClient().GetAsync("/<script>alert(1)</script>");

        Assert.AreEqual(404, answer.StatusCode);
        Assert.DoesNotContain("<script>", answer.Text);
    }

    [TestMethod]
    public async Task A_redirect_for_a_slash_stays_on_this_host()
    {
        _app.Get("/<path:path>/", static (string path) => path, endpoint: "all");

        TestResponse answer = await _app.TestClient().OpenAsync(new Werkzeug.Net.Testing.EnvironBuilder("/") { Overrides = { ["PATH_INFO"] = "//evil.example/x" } });

        Assert.StartsWith("http://localhost/", answer.Location!);
    }

    [TestMethod]
    public async Task A_timer_that_outlives_its_request_is_told_that_the_request_is_over()
    {
        TaskCompletionSource go = new();
        Task<string>? late = null;
        _app.Get("/later", () =>
        {
            late = LateAsync(go.Task);
            return "started";
        }, endpoint: "later");

        await _app.TestClient().GetAsync("/later");
        go.SetResult();

        Assert.Contains("has ended", await late!);

        static async Task<string> LateAsync(Task start)
        {
            await start;
            return Assert.ThrowsExactly<InvalidOperationException>(static () => _ = Current.Request).Message;
        }
    }
}
