using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Testing;

[TestClass]
public sealed class FlaskClientTests
{
    private readonly FlaskApp _app = TestApp.Create();

    public FlaskClientTests()
    {
        _app.Get("/visits", () =>
        {
            int visits = Current.Session.Get<int>("visits") + 1;
            Current.Session["visits"] = visits;
            return $"{visits}";
        });
        _app.Post("/go", () => Werkzeug.Net.Redirect.To(_app.UrlFor("visits")));
        _app.Post("/echo", (FlaskRequest request) => new { request.MimeType, form = request.Form.Get("a"), text = request.GetText() });
    }

    [TestMethod]
    public async Task Cookies_are_kept_between_requests()
    {
        using FlaskClient client = _app.TestClient();
        using FlaskClient stranger = _app.TestClient(useCookies: false);

        Assert.AreEqual("1", (await client.GetAsync("/visits")).Text);
        Assert.AreEqual("2", (await client.GetAsync("/visits")).Text);
        Assert.AreEqual("1", (await stranger.GetAsync("/visits")).Text);
        Assert.AreEqual("1", (await stranger.GetAsync("/visits")).Text);
    }

    [TestMethod]
    public async Task What_a_client_always_sends_is_said_once()
    {
        _app.Get("/who", static (FlaskRequest request) => $"{request.RemoteAddress} {request.UserAgent} {request.Host}", endpoint: "who");
        _app.Config["SERVER_NAME"] = "example.com";
        using FlaskClient client = _app.TestClient();
        client.EnvironBase["REMOTE_ADDR"] = "10.0.0.7";
        client.EnvironBase["HTTP_USER_AGENT"] = "kettle/1";

        Assert.AreEqual("10.0.0.7 kettle/1 example.com", (await client.GetAsync("/who")).Text);
    }

    [TestMethod]
    public async Task Redirects_are_followed_on_demand()
    {
        using FlaskClient client = _app.TestClient();

        Assert.AreEqual(303, (await client.PostAsync("/go")).StatusCode);
        TestResponse followed = await client.PostAsync("/go", followRedirects: true);

        Assert.AreEqual(200, followed.StatusCode);
        Assert.AreEqual("/visits", followed.Request.Path);
        Assert.AreEqual(303, followed.History.Single().StatusCode);
    }

    [TestMethod]
    public async Task A_session_can_be_prepared_and_looked_at()
    {
        using FlaskClient client = _app.TestClient();
        using (SessionTransaction transaction = client.SessionTransaction())
            transaction.Session["visits"] = 41;

        Assert.AreEqual("42", (await client.GetAsync("/visits")).Text);
        using SessionTransaction after = client.SessionTransaction();
        Assert.AreEqual(42, after.Session.Get<int>("visits"));
    }

    [TestMethod]
    public void A_session_needs_cookies_and_a_key()
    {
        Assert.ThrowsExactly<InvalidOperationException>(() => _app.TestClient(useCookies: false).SessionTransaction());
        _app.SecretKey = null;
        Assert.ThrowsExactly<InvalidOperationException>(() => _app.TestClient().SessionTransaction());
    }

    [TestMethod]
    public async Task A_tampered_cookie_is_an_empty_session()
    {
        using FlaskClient client = _app.TestClient();
        await client.GetAsync("/visits");
        TestCookie cookie = client.Cookies!.Get("session")!;
        client.Cookies.Set(cookie with { Value = cookie.Value[..^3] + "abc" });

        Assert.AreEqual("1", (await client.GetAsync("/visits")).Text);
    }

    [TestMethod]
    public async Task Without_a_key_a_session_can_be_read_but_not_changed()
    {
        _app.SecretKey = null;
        _app.Get("/read", () => $"{Current.Session.Count}");
        _app.Get("/pop", () => $"{Current.Session.Pop("a")}");
        using FlaskClient client = _app.TestClient();

        Assert.AreEqual("0", (await client.GetAsync("/read")).Text);
        InvalidOperationException error = await Assert.ThrowsExactlyAsync<InvalidOperationException>(async () => await client.GetAsync("/pop"));
        Assert.Contains("no secret key was set", error.Message);
    }

    [TestMethod]
    public async Task Forms_json_and_text_are_sent_as_what_they_are()
    {
        using FlaskClient client = _app.TestClient();

        TestResponse form = await client.PostAsync("/echo", form: new { a = "é" });
        TestResponse json = await client.PostAsync("/echo", json: new { a = 1 });

        Assert.AreEqual("é", (string?)form.Json!["form"]);
        Assert.AreEqual("application/json", (string?)json.Json!["MimeType"]);
        Assert.AreEqual("{\"a\": 1}", (string?)json.Json["text"]);
    }
}
