using System.Text.Json;
using Flask.Net.Sessions;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Interop;

/// <summary>One cookie, two frameworks: who logs in at one is logged in at the other.</summary>
[TestClass]
public sealed class SessionInteropTests
{
    private const string Key = "a key that both sides share";

    // Logs in by its own view, or shows what a cookie of ours tells it.
    private const string Program =
        """
        import sys, json, uuid, datetime, flask
        from markupsafe import Markup
        app = flask.Flask("shop")
        app.secret_key = sys.argv[1]

        @app.route("/login")
        def login():
            flask.session.update(user="Ann é", n=7, price=1.5, tags=["a", ("b", 2)], raw=b"\x00\xff", html=Markup("<b>"),
                id=uuid.UUID("12345678-1234-5678-1234-567812345678"), at=datetime.datetime(2020, 2, 29, 12, 34, 56, tzinfo=datetime.timezone.utc), long="x" * 600)
            flask.flash("welcome", "info")
            return "in"

        @app.route("/show")
        def show():
            s = flask.session
            return json.dumps([s.get("user"), s.get("n"), repr(s.get("t")), repr(s.get("raw")), type(s.get("html")).__name__, str(s.get("id")),
                s["at"].isoformat() if "at" in s else None, flask.get_flashed_messages(with_categories=True)])

        client = app.test_client(use_cookies=False)
        if len(sys.argv) > 2:
            print(client.get("/show", headers={"Cookie": "session=" + sys.argv[2]}).get_data(as_text=True))
        else:
            print(client.get("/login").headers["Set-Cookie"].split(";")[0].split("=", 1)[1])
        """;

    private readonly FlaskApp _app = TestApp.Create();

    public SessionInteropTests()
    {
        _app.SecretKey = Key;
        _app.Get("/login", () =>
        {
            ISession session = Current.Session;
            session["user"] = "Ann é";
            session["n"] = 7;
            session["t"] = (1, "b");
            session["raw"] = new byte[] { 0, 255 };
            session["html"] = new MarkupSafe.Net.Markup("<b>");
            session["id"] = Guid.Parse("12345678-1234-5678-1234-567812345678");
            session["at"] = new DateTimeOffset(2020, 2, 29, 12, 34, 56, TimeSpan.Zero);
            session["long"] = new string('x', 600);
            Flashing.Flash("welcome", "info");
            return "in";
        });
        _app.Get("/show", () => string.Join('|',
            Current.Session["user"], Current.Session["n"], Current.Session["price"], Current.Session["raw"] is byte[] raw ? Convert.ToHexString(raw) : "",
            Current.Session["html"]?.GetType().Name, Current.Session["id"], $"{Current.Session["at"]:O}", Flashing.GetMessages()[0].Category, Flashing.GetMessages()[0].Message));
    }

    [TestMethod]
    public async Task Python_logs_in_and_we_know_the_visitor()
    {
        string cookie = await PythonFlask.RunAsync(Program, Key);
        FlaskClient client = _app.TestClient();
        client.Cookies!.Set(new("session", cookie));

        TestResponse response = await client.GetAsync("/show");

        Assert.AreEqual("Ann é|7|1.5|00FF|Markup|12345678-1234-5678-1234-567812345678|2020-02-29T12:34:56.0000000+00:00|info|welcome", response.Text);
    }

    [TestMethod]
    public async Task We_log_in_and_python_knows_the_visitor()
    {
        FlaskClient client = _app.TestClient();
        await client.GetAsync("/login");

        string shown = await PythonFlask.RunAsync(Program, Key, client.Cookies!.Get("session")!.Value);

        Assert.AreEqual(
            """["Ann \u00e9", 7, "(1, 'b')", "b'\\x00\\xff'", "Markup", "12345678-1234-5678-1234-567812345678", "2020-02-29T12:34:56+00:00", [["info", "welcome"]]]""", shown);
    }

    [TestMethod]
    public async Task Another_key_opens_nothing_on_either_side()
    {
        _app.Get("/count", () => $"{Current.Session.Count}");
        FlaskClient client = _app.TestClient();
        await client.GetAsync("/login");
        FlaskClient other = _app.TestClient();
        other.Cookies!.Set(new("session", await PythonFlask.RunAsync(Program, "another key")));

        string shown = await PythonFlask.RunAsync(Program, "another key", client.Cookies!.Get("session")!.Value);

        Assert.IsNull(JsonDocument.Parse(shown).RootElement[0].GetString());
        Assert.AreEqual("0", (await other.GetAsync("/count")).Text);
    }
}
