using Flask.Net.Sessions;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Sessions;

[TestClass]
public sealed class SplitCookieTests
{
    private readonly FlaskApp _app = TestApp.Create();

    public SplitCookieTests()
    {
        _app.SessionInterface = new SecureCookieSessionInterface { MaximumCookies = 4 };
        _app.Get("/set/<int:size>", (int size) =>
        {
            // Random letters: what compresses well would fit into one cookie.
            Current.Session["text"] = new string(Random(size));
            return "set";
        }, endpoint: "set");
        _app.Get("/size", () => $"{Current.Session.Get("text", "")!.Length}", endpoint: "size");
        _app.Get("/clear", () =>
        {
            Current.Session.Clear();
            return "cleared";
        }, endpoint: "clear");
    }

    [TestMethod]
    public async Task A_large_session_travels_in_several_cookies()
    {
        FlaskClient client = _app.TestClient();

        TestResponse set = await client.GetAsync("/set/9000");

        string[] cookies = [.. set.Headers.GetList("Set-Cookie")];
        Assert.IsGreaterThan(1, cookies.Length);
        Assert.StartsWith($"session=*{cookies.Length}*", cookies[0]);
        Assert.IsTrue(cookies.All(static cookie => cookie.Length <= 4093), string.Join('\n', cookies.Select(static cookie => cookie.Length)));
        Assert.AreEqual("9000", (await client.GetAsync("/size")).Text);
    }

    [TestMethod]
    public async Task A_session_that_shrinks_takes_its_cookies_away()
    {
        FlaskClient client = _app.TestClient();
        await client.GetAsync("/set/9000");

        TestResponse small = await client.GetAsync("/set/10");

        Assert.IsTrue(small.Headers.GetList("Set-Cookie").Skip(1).All(static cookie => cookie.Contains("Max-Age=0", StringComparison.Ordinal)));
        Assert.IsNull(client.Cookies!.Get("session.1"));
        Assert.AreEqual("10", (await client.GetAsync("/size")).Text);
        await client.GetAsync("/set/9000");
        await client.GetAsync("/clear");
        Assert.IsNull(client.Cookies!.Get("session"));
        Assert.IsNull(client.Cookies!.Get("session.1"));
    }

    [TestMethod]
    public async Task A_piece_that_is_missing_or_forged_is_no_session()
    {
        FlaskClient client = _app.TestClient();
        await client.GetAsync("/set/9000");
        string second = client.Cookies!.Get("session.1")!.Value;

        client.Cookies!.Set(new TestCookie("session.1", second[..^1] + (second[^1] == 'A' ? 'B' : 'A')));
        Assert.AreEqual("0", (await client.GetAsync("/size")).Text);
        client.Cookies!.Delete("session.1");
        Assert.AreEqual("0", (await client.GetAsync("/size")).Text);
        client.Cookies!.Set(new TestCookie("session", "*999999*x"));
        Assert.AreEqual("0", (await client.GetAsync("/size")).Text);
    }

    [TestMethod]
    public async Task More_than_the_cookies_hold_is_an_error() =>
        await Assert.ThrowsExactlyAsync<SessionTooLargeException>(() => _app.TestClient().GetAsync("/set/40000").AsTask());

    private static char[] Random(int size)
    {
        uint state = 1;
        char[] letters = new char[size];
        for (int at = 0; at < size; at++)
        {
            state = (state * 1664525) + 1013904223;
            letters[at] = (char)('!' + (state >> 16) % 90);
        }

        return letters;
    }
}
