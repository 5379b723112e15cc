using Flask.Net.Json;
using Flask.Net.Sessions;
using Jinja.Net;
using Werkzeug.Net;
using Werkzeug.Net.Testing;
using Werkzeug.Net.Wsgi;

namespace Flask.Net.Tests.App;

/// <summary>Everything that an application makes can be another.</summary>
[TestClass]
public sealed class ReplaceablePartsTests
{
    private readonly FlaskApp _app = TestApp.Create();

    [TestMethod]
    public async Task The_request()
    {
        _app.MakeRequest = static environ => new ShopRequest(environ);
        _app.Get("/", static (FlaskRequest request) => ((ShopRequest)request).Customer, endpoint: "index");

        Assert.AreEqual("ann", (await _app.TestClient().GetAsync("/", headers: [new("X-Customer", "ann")])).Text);
    }

    [TestMethod]
    public async Task The_response()
    {
        _app.NewResponse = static (body, status, headers, type) => new FlaskResponse(body, status, headers, type ?? "application/xhtml+xml");
        _app.Get("/", static () => "<x/>", endpoint: "index");

        Assert.StartsWith("application/xhtml+xml", (await _app.TestClient().GetAsync("/")).Headers["Content-Type"]);
    }

    [TestMethod]
    public async Task The_globals()
    {
        _app.MakeGlobals = static () => new ShopGlobals();
        _app.Get("/", static () => ((ShopGlobals)Current.G).Currency, endpoint: "index");

        Assert.AreEqual("EUR", (await _app.TestClient().GetAsync("/")).Text);
    }

    [TestMethod]
    public async Task What_writes_json()
    {
        _app.Json = new DefaultJsonProvider { SortKeys = false, Compact = false, MimeType = "application/vnd.shop+json" };
        _app.Get("/", static () => new { b = 1, a = 2 }, endpoint: "index");

        TestResponse answer = await _app.TestClient().GetAsync("/");

        Assert.AreEqual("{\n  \"b\": 1,\n  \"a\": 2\n}\n", answer.Text);
        Assert.AreEqual("application/vnd.shop+json", answer.Headers["Content-Type"]);
    }

    [TestMethod]
    public async Task What_keeps_sessions()
    {
        HeaderSessions sessions = new();
        _app.SessionInterface = sessions;
        _app.Get("/", static () => $"{Current.Session["user"]}", endpoint: "index");

        TestResponse answer = await _app.TestClient().GetAsync("/", headers: [new("X-Session", "ann")]);

        Assert.AreEqual("ann", answer.Text);
        Assert.AreEqual("ann", answer.Headers["X-Session"]);
    }

    [TestMethod]
    public async Task What_abort_throws()
    {
        _app.Aborter = new Aborter(new Dictionary<int, Func<string?, HttpException>> { [402] = static text => new PaymentRequired(text) });
        _app.Get("/", string () => throw Abort.With(402), endpoint: "index");

        Assert.AreEqual(402, (await _app.TestClient().GetAsync("/")).StatusCode);
        Assert.ThrowsExactly<KeyNotFoundException>(static () => Abort.With(402));
    }

    [TestMethod]
    public void The_test_client_and_the_runner()
    {
        _app.MakeTestClient = static (app, useCookies) => new ShopClient(app, useCookies);
        _app.MakeTestCliRunner = static app => new ShopRunner(app);

        Assert.IsInstanceOfType<ShopClient>(_app.TestClient());
        Assert.IsInstanceOfType<ShopRunner>(_app.TestCliRunner());
    }

    [TestMethod]
    public async Task The_template_environment_and_its_options()
    {
        ShopApp app = new() { JinjaOptions = new JinjaOptions { VariableStart = "[[", VariableEnd = "]]" } };
        app.Get("/", static () => Templates.RenderString("[[ shop ]]{{ x }}"), endpoint: "index");

        Assert.AreEqual("Corner Shop{{ x }}", (await app.TestClient().GetAsync("/")).Text);
    }

    [TestMethod]
    public async Task The_steps_of_a_request()
    {
        ShopApp app = new();
        app.Get("/", static () => 42, endpoint: "index");

        Assert.AreEqual("the number 42", (await app.TestClient().GetAsync("/")).Text);
    }

    private sealed class ShopRequest(WsgiEnviron environ) : FlaskRequest(environ)
    {
        public string Customer => Headers["X-Customer"];
    }

    private sealed class ShopGlobals : AppGlobals
    {
        public string Currency => "EUR";
    }

    private sealed class ShopClient(FlaskApp app, bool useCookies) : FlaskClient(app, useCookies);

    private sealed class ShopRunner(FlaskApp app) : FlaskCliRunner(app);

    private sealed class PaymentRequired(string? description) : HttpException(402, "Pay first.", description);

    private sealed class HeaderSessions : SessionInterface
    {
        public override ISession? OpenSession(FlaskApp app, FlaskRequest request) => new SecureCookieSession([new("user", request.Headers.Get("X-Session"))]);

        public override void SaveSession(FlaskApp app, ISession session, Response response) => response.Headers["X-Session"] = session.Get<string>("user")!;
    }

    private sealed class ShopApp() : FlaskApp("shop", staticFolder: null, templateFolder: null)
    {
        protected override JinjaEnvironment CreateJinjaEnvironment()
        {
            JinjaEnvironment environment = base.CreateJinjaEnvironment();
            environment.Globals["shop"] = "Corner Shop";
            return environment;
        }

        protected override ValueTask<Response> MakeResponseAsync(FlaskContext context, object? result) =>
            base.MakeResponseAsync(context, result is int number ? $"the number {number}" : result);
    }
}
