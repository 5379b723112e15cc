using Flask.Net.Sessions;
using ItsDangerous.Net;
using Werkzeug.Net.Wsgi;

namespace Flask.Net.Tests.Sessions;

[TestClass]
public class SecureCookieSessionInterfaceTests
{
    private readonly FlaskApp _app = new("test", staticFolder: null, templateFolder: null, rootPath: Path.GetTempPath())
    {
        SecretKey = "test key",
        Clock = new FrozenClock(1_600_000_000),
    };

    private readonly SecureCookieSessionInterface _sessions = new();

    [TestMethod]
    public void The_cookie_is_that_of_Pythons_Flask()
    {
        using FlaskContext context = _app.AppContext();

        Assert.AreEqual("eyJuYW1lIjoiSm8iLCJ1c2VyX2lkIjo0Mn0.X14QAA.-YLQVC0c3LtkOK27-o0LA_fvUNI", _sessions.GetSigningSerializer(_app)!.Serialize(new Dictionary<string, object?> { ["user_id"] = 42, ["name"] = "Jo" }));
    }

    [TestMethod]
    public void A_session_comes_back_with_the_next_request()
    {
        SecureCookieSession session = new() { ["user"] = 42L };
        FlaskResponse response = new("x");
        _sessions.SaveSession(_app, session, response);
        string cookie = response.Headers.Single(static header => header.Key == "Set-Cookie").Value.Split(';')[0];

        ISession? opened = _sessions.OpenSession(_app, RequestWith(cookie));

        Assert.AreEqual(42, opened!.Get<int>("user"));
        Assert.AreEqual("Cookie", response.Headers.Single(static header => header.Key == "Vary").Value);
    }

    [TestMethod]
    public void Without_a_secret_key_there_is_no_session()
    {
        _app.SecretKey = null;

        Assert.IsNull(_sessions.OpenSession(_app, RequestWith("session=x")));
        Assert.IsTrue(_sessions.IsNullSession(_sessions.MakeNullSession(_app)));
    }

    [TestMethod]
    public void The_newest_key_signs_even_beside_fallbacks()
    {
        _app.Config["SECRET_KEY_FALLBACKS"] = new[] { "old", "older" };
        string cookie = _sessions.GetSigningSerializer(_app)!.Serialize(new Dictionary<string, object?> { ["a"] = 1 });

        _app.Config["SECRET_KEY_FALLBACKS"] = null;
        Assert.AreEqual(1, _sessions.OpenSession(_app, RequestWith("session=" + cookie))!.Get<int>("a"));

        _app.SecretKey = "newer";
        _app.Config["SECRET_KEY_FALLBACKS"] = new[] { "test key" };
        Assert.AreEqual(1, _sessions.OpenSession(_app, RequestWith("session=" + cookie))!.Get<int>("a"));
    }

    [TestMethod]
    public void A_cookie_that_was_tampered_with_or_expired_opens_an_empty_session()
    {
        string cookie = "session=" + _sessions.GetSigningSerializer(_app)!.Serialize(new Dictionary<string, object?> { ["a"] = 1 });

        Assert.AreEqual(0, _sessions.OpenSession(_app, RequestWith(cookie + "x"))!.Count);
        _app.Clock = new FrozenClock(1_600_000_000 + (32 * 24 * 3600));
        Assert.AreEqual(0, _sessions.OpenSession(_app, RequestWith(cookie))!.Count);
    }

    [TestMethod]
    public void An_emptied_session_deletes_the_cookie()
    {
        SecureCookieSession session = new([new("a", 1L)]);
        session.Clear();
        FlaskResponse response = new("x");

        _sessions.SaveSession(_app, session, response);

        Assert.AreEqual("session=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; HttpOnly; Path=/", response.Headers.Single(static header => header.Key == "Set-Cookie").Value);
    }

    [TestMethod]
    public void A_cookie_that_browsers_would_drop_can_be_refused()
    {
        Random random = new(1);
        SecureCookieSession session = new() { ["big"] = string.Concat(Enumerable.Range(0, 1000).Select(_ => random.Next().ToString("x8", System.Globalization.CultureInfo.InvariantCulture))) };

        Assert.ThrowsExactly<SessionTooLargeException>(() => new SecureCookieSessionInterface { RefuseLargeCookies = true }.SaveSession(_app, session, new FlaskResponse("x")));
    }

    [TestMethod]
    public void Another_salt_opens_nothing()
    {
        string cookie = new SecureCookieSessionInterface { Salt = "other" }.GetSigningSerializer(_app)!.Serialize(new Dictionary<string, object?> { ["a"] = 1 });

        Assert.AreEqual(0, _sessions.OpenSession(_app, RequestWith("session=" + cookie))!.Count);
        Assert.ThrowsExactly<BadTimeSignatureException>(() => _sessions.GetSigningSerializer(_app)!.Deserialize<object>(cookie));
    }

    private static FlaskRequest RequestWith(string cookie)
    {
        WsgiEnviron environ = new() { ["HTTP_COOKIE"] = cookie, ["REQUEST_METHOD"] = "GET", ["PATH_INFO"] = "/", ["wsgi.url_scheme"] = "http", ["SERVER_NAME"] = "localhost", ["SERVER_PORT"] = "80" };
        return new FlaskRequest(environ);
    }
}
