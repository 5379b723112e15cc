using Flask.Net.Config;
using Werkzeug.Net;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Config;

/// <summary>What each key of the configuration does to an application that is asked.</summary>
[TestClass]
public sealed class SettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("settings");
    private readonly FlaskApp _app;

    public SettingsTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "static"));
        File.WriteAllText(Path.Combine(_folder.FullName, "static", "a.txt"), "0123456789");
        _app = new("settings", templateFolder: null, rootPath: _folder.FullName) { SecretKey = "dev", Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance };
        _app.Get("/boom", string () => throw new InvalidOperationException("boom"), endpoint: "boom");
        _app.Get("/field", (FlaskRequest request) => request.Args["missing"], endpoint: "field");
        _app.Get("/gone", string () => throw Abort.With(410), endpoint: "gone");
        _app.Post("/form", (FlaskRequest request) => $"{request.Form.Count}", endpoint: "form");
        _app.Get("/visit", () => Current.Session["user"] = "Ann", endpoint: "visit");
        _app.Get("/stay", () =>
        {
            Current.Session.Permanent = true;
            return Current.Session["user"] = "Ann";
        }, endpoint: "stay");
        _app.Get("/look", () => $"{Current.Session["user"]}", endpoint: "look");
        _app.Get("/url", () => _app.UrlFor("gone", external: true), endpoint: "url");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [TestMethod]
    public void There_are_the_29_keys_of_the_original()
    {
        Assert.HasCount(29, FlaskConfig.Defaults);
        CollectionAssert.IsSubsetOf(FlaskConfig.Defaults.Keys.ToList(), _app.Config.Keys.ToList());
    }

    [TestMethod]
    [DataRow("TESTING", true)]
    [DataRow("DEBUG", true)]
    [DataRow("PROPAGATE_EXCEPTIONS", true)]
    public async Task Errors_are_thrown_to_the_caller_in_tests_while_debugging_or_when_asked(string key, bool value)
    {
        Assert.AreEqual(500, (await GetAsync("/boom")).StatusCode);

        _app.Config[key] = value;

        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => GetAsync("/boom"));
    }

    [TestMethod]
    public async Task Errors_of_tests_are_answered_where_propagating_is_turned_off()
    {
        _app.Testing = true;
        _app.Config["PROPAGATE_EXCEPTIONS"] = false;

        Assert.AreEqual(500, (await GetAsync("/boom")).StatusCode);
    }

    [TestMethod]
    public async Task A_missing_field_is_trapped_where_that_is_asked_for()
    {
        Assert.AreEqual(400, (await GetAsync("/field")).StatusCode);

        _app.Config["TRAP_BAD_REQUEST_ERRORS"] = true;

        Assert.AreEqual(500, (await GetAsync("/field")).StatusCode);
    }

    [TestMethod]
    public async Task A_missing_field_is_trapped_while_debugging_unless_that_is_turned_off()
    {
        _app.Debug = true;
        await Assert.ThrowsExactlyAsync<BadRequestKeyException>(() => GetAsync("/field"));

        _app.Config["TRAP_BAD_REQUEST_ERRORS"] = false;

        Assert.AreEqual(400, (await GetAsync("/field")).StatusCode);
    }

    [TestMethod]
    public async Task Answers_that_were_thrown_are_errors_where_they_are_trapped()
    {
        Assert.AreEqual(410, (await GetAsync("/gone")).StatusCode);

        _app.Config["TRAP_HTTP_EXCEPTIONS"] = true;

        Assert.AreEqual(500, (await GetAsync("/gone")).StatusCode);
    }

    [TestMethod]
    public async Task The_cookie_of_the_session_carries_what_the_keys_say()
    {
        Assert.MatchesRegex("^session=[^;]+; HttpOnly; Path=/$", await CookieAsync("/visit"));

        _app.Config.Update(new Dictionary<string, object?>
        {
            ["SESSION_COOKIE_NAME"] = "sid",
            ["SESSION_COOKIE_DOMAIN"] = "example.com",
            ["SESSION_COOKIE_PATH"] = "/shop",
            ["SESSION_COOKIE_HTTPONLY"] = false,
            ["SESSION_COOKIE_SECURE"] = true,
            ["SESSION_COOKIE_PARTITIONED"] = true,
            ["SESSION_COOKIE_SAMESITE"] = "Lax",
        });

        Assert.MatchesRegex("^sid=[^;]+; Domain=example.com; Secure; Path=/shop; SameSite=Lax; Partitioned$", await CookieAsync("/visit"));
    }

    [TestMethod]
    public async Task The_cookie_lies_below_the_root_of_the_application()
    {
        _app.Config["APPLICATION_ROOT"] = "/app";

        Assert.EndsWith("; Path=/app", await CookieAsync("/visit"));
    }

    [TestMethod]
    public async Task A_domain_that_is_false_is_none()
    {
        _app.Config["SESSION_COOKIE_DOMAIN"] = false;

        Assert.DoesNotContain("Domain", await CookieAsync("/visit"));
    }

    [TestMethod]
    public async Task A_permanent_session_ends_when_its_lifetime_is_over()
    {
        _app.Clock = new FrozenClock(1_600_000_000);
        _app.Config["PERMANENT_SESSION_LIFETIME"] = 60;

        Assert.Contains("; Expires=Sun, 13 Sep 2020 12:27:40 GMT; ", await CookieAsync("/stay"));
    }

    [TestMethod]
    public async Task A_permanent_session_is_sent_again_with_every_answer_unless_that_is_turned_off()
    {
        using FlaskClient client = _app.TestClient();
        await client.GetAsync("/stay");
        TestResponse refreshed = await client.GetAsync("/gone");

        _app.Config["SESSION_REFRESH_EACH_REQUEST"] = false;
        TestResponse left = await client.GetAsync("/gone");

        Assert.HasCount(1, refreshed.Headers.GetList("Set-Cookie"));
        Assert.AreEqual("Cookie", refreshed.Headers["Vary"]);
        Assert.IsEmpty(left.Headers.GetList("Set-Cookie"));
    }

    [TestMethod]
    public async Task A_session_opens_with_a_key_that_was_retired_and_is_signed_with_the_new_one()
    {
        using FlaskClient client = _app.TestClient();
        await client.GetAsync("/visit");

        _app.Config["SECRET_KEY"] = "newer";
        Assert.AreEqual("", (await client.GetAsync("/look")).Text);
        _app.Config["SECRET_KEY_FALLBACKS"] = new List<object?> { "dev" };

        Assert.AreEqual("Ann", (await client.GetAsync("/look")).Text);
    }

    [TestMethod]
    public async Task A_body_beyond_the_limit_is_413()
    {
        _app.Config["MAX_CONTENT_LENGTH"] = 3;

        Assert.AreEqual(413, (await _app.TestClient().PostAsync("/form", form: new { a = "12" })).StatusCode);
        Assert.AreEqual(200, (await _app.TestClient().PostAsync("/form", form: new { a = "1" })).StatusCode);
    }

    [TestMethod]
    public async Task A_field_beyond_the_limit_of_memory_is_413()
    {
        _app.Config["MAX_FORM_MEMORY_SIZE"] = 10;

        Assert.AreEqual(413, (await _app.TestClient().PostAsync("/form", form: new { a = new string('x', 20), file = Upload() })).StatusCode);
    }

    [TestMethod]
    public async Task More_parts_than_the_limit_are_413()
    {
        _app.Config["MAX_FORM_PARTS"] = 1;
        FlaskClient client = _app.TestClient();

        Assert.AreEqual(413, (await client.PostAsync("/form", form: new { a = "1", file = Upload() })).StatusCode);
        Assert.AreEqual(200, (await client.PostAsync("/form", form: new { file = Upload() })).StatusCode);
    }

    [TestMethod]
    public async Task Static_files_may_be_kept_as_long_as_the_key_says()
    {
        Assert.AreEqual("no-cache", (await GetAsync("/static/a.txt")).Headers["Cache-Control"]);

        _app.Config["SEND_FILE_MAX_AGE_DEFAULT"] = TimeSpan.FromMinutes(1);

        Assert.AreEqual("public, max-age=60", (await GetAsync("/static/a.txt")).Headers["Cache-Control"]);
    }

    [TestMethod]
    public async Task The_server_in_front_sends_the_file_where_it_can()
    {
        _app.Config["USE_X_SENDFILE"] = true;

        TestResponse answer = await GetAsync("/static/a.txt");

        Assert.AreEqual(Path.Combine(_folder.FullName, "static", "a.txt"), answer.Headers["X-Sendfile"]);
        Assert.AreEqual("", answer.Text);
    }

    [TestMethod]
    public async Task A_host_that_is_not_trusted_is_refused()
    {
        _app.Config["TRUSTED_HOSTS"] = new List<object?> { ".example.com" };

        Assert.AreEqual(400, (await GetAsync("/url")).StatusCode);
        Assert.AreEqual("http://www.example.com/gone", (await _app.TestClient().GetAsync("/url", baseUrl: "http://www.example.com/")).Text);
    }

    [TestMethod]
    public void Outside_of_a_request_a_url_is_made_of_name_root_and_scheme()
    {
        _app.Config.Update(new Dictionary<string, object?> { ["SERVER_NAME"] = "example.com", ["APPLICATION_ROOT"] = "/app", ["PREFERRED_URL_SCHEME"] = "https" });
        using FlaskContext context = _app.AppContext();

        Assert.AreEqual("https://example.com/app/gone", _app.UrlFor("gone"));
    }

    [TestMethod]
    public async Task Options_are_answered_for_a_view_unless_that_is_turned_off()
    {
        FlaskApp silent = TestApp.Create();
        silent.Config["PROVIDE_AUTOMATIC_OPTIONS"] = false;
        silent.Get("/x", static () => "x");
        silent.Get("/y", static () => "y", options: new() { ProvideAutomaticOptions = true });

        Assert.AreEqual(405, (await silent.TestClient().OpenAsync("/x", "OPTIONS")).StatusCode);
        Assert.AreEqual(200, (await silent.TestClient().OpenAsync("/y", "OPTIONS")).StatusCode);
        Assert.AreEqual("GET, HEAD, OPTIONS", string.Join(", ", (await _app.TestClient().OpenAsync("/url", "OPTIONS")).Allow.Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void A_cookie_is_measured_against_the_key()
    {
        _app.Config["MAX_COOKIE_SIZE"] = 100;
        using FlaskContext context = _app.AppContext();

        Assert.AreEqual(100, _app.NewResponse("x").MaxCookieSize);
    }

    [TestMethod]
    [DataRow(false, null, false)]
    [DataRow(true, null, true)]
    [DataRow(true, false, false)]
    [DataRow(false, true, true)]
    public void Templates_are_looked_at_again_while_debugging_or_when_asked(bool isDebug, bool? key, bool isReloading)
    {
        _app.Debug = isDebug;
        _app.Config["TEMPLATES_AUTO_RELOAD"] = key;

        Assert.AreEqual(isReloading, _app.JinjaEnvironment.Options.AutoReload);
    }

    private Task<TestResponse> GetAsync(string path) => _app.TestClient().GetAsync(path).AsTask();

    private async Task<string> CookieAsync(string path) => (await GetAsync(path)).Headers.GetList("Set-Cookie").Single();

    private static FileStorage Upload() => new(new MemoryStream("x"u8.ToArray()), "f");
}
