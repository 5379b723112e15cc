using Werkzeug.Net;
using Werkzeug.Net.Routing.Converters;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.App;

[TestClass]
public sealed class RoutingTests
{
    private readonly FlaskApp _app = TestApp.Create();

    [TestMethod]
    public async Task Each_shortcut_takes_its_method_only()
    {
        _app.Get("/get", static () => "get", endpoint: "get");
        _app.Post("/post", static () => "post", endpoint: "post");
        _app.Put("/put", static () => "put", endpoint: "put");
        _app.Patch("/patch", static () => "patch", endpoint: "patch");
        _app.Delete("/delete", static () => "delete", endpoint: "delete");
        FlaskClient client = _app.TestClient();

        foreach (string method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE"])
        {
            string path = "/" + method.ToLowerInvariant();
            Assert.AreEqual(path[1..], (await client.OpenAsync(path, method)).Text);
            Assert.AreEqual(405, (await client.OpenAsync(path, method == "PUT" ? "POST" : "PUT")).StatusCode);
        }
    }

    [TestMethod]
    public async Task A_route_takes_GET_and_HEAD_unless_it_says_otherwise()
    {
        _app.Route("/x", static () => "x", endpoint: "x");

        Assert.AreEqual(200, (await _app.TestClient().HeadAsync("/x")).StatusCode);
        Assert.AreEqual("", (await _app.TestClient().HeadAsync("/x")).Text);
        Assert.AreEqual(405, (await _app.TestClient().PostAsync("/x")).StatusCode);
    }

    [TestMethod]
    public async Task A_rule_may_be_added_before_its_view()
    {
        _app.AddUrlRule("/x", endpoint: "later");
        _app.Endpoint("later", static () => "here");

        Assert.AreEqual("here", (await _app.TestClient().GetAsync("/x")).Text);
    }

    [TestMethod]
    public async Task Defaults_stand_for_what_a_url_leaves_out()
    {
        _app.Route("/pages", static (int page) => $"{page}", endpoint: "pages", options: new() { Defaults = new Dictionary<string, object?> { ["page"] = 1 } });
        _app.Route("/pages/<int:page>", static (int page) => $"{page}", endpoint: "page");

        Assert.AreEqual("1", (await _app.TestClient().GetAsync("/pages")).Text);
        Assert.AreEqual("7", (await _app.TestClient().GetAsync("/pages/7")).Text);
    }

    [TestMethod]
    public async Task A_slash_at_the_end_is_added_by_a_redirect_unless_the_rule_says_otherwise()
    {
        _app.Get("/strict/", static () => "strict");
        _app.Get("/loose/", static () => "loose", options: new() { StrictSlashes = false });
        FlaskClient client = _app.TestClient();

        TestResponse redirect = await client.GetAsync("/strict");
        Assert.AreEqual(308, redirect.StatusCode);
        Assert.AreEqual("http://localhost/strict/", redirect.Location);
        Assert.AreEqual("loose", (await client.GetAsync("/loose")).Text);
    }

    [TestMethod]
    public async Task A_rule_may_redirect_to_another()
    {
        _app.Get("/old/<name>", static (string name) => "never", options: new() { RedirectTo = "/new/<name>" });
        _app.Get("/new/<name>", static (string name) => $"new {name}", endpoint: "new");

        Assert.AreEqual("new x", (await _app.TestClient().GetAsync("/old/x", followRedirects: true)).Text);
    }

    [TestMethod]
    public async Task Subdomains_are_matched_where_the_application_asks_for_it()
    {
        FlaskApp app = new("test", staticFolder: null, templateFolder: null, subdomainMatching: true) { Testing = true };
        app.Config["SERVER_NAME"] = "example.com";
        app.Get("/", static () => "root", endpoint: "root");
        app.Get("/", static (string user) => $"user {user}", endpoint: "user", options: new() { Subdomain = "<user>" });
        FlaskClient client = app.TestClient();

        Assert.AreEqual("root", (await client.GetAsync("/")).Text);
        Assert.AreEqual("user ann", (await client.GetAsync("/", baseUrl: "http://ann.example.com/")).Text);
        using FlaskContext context = app.AppContext();
        Assert.AreEqual("http://bob.example.com/", app.UrlFor("user", new { user = "bob" }));
    }

    [TestMethod]
    public async Task Hosts_are_matched_where_the_application_asks_for_it()
    {
        FlaskApp app = new("test", staticFolder: null, templateFolder: null, hostMatching: true) { Testing = true };
        app.Get("/", static () => "shop", endpoint: "shop", options: new() { Host = "shop.example.com" });
        app.Get("/", static (string name) => name, endpoint: "any", options: new() { Host = "<name>.example.net" });

        Assert.AreEqual("shop", (await app.TestClient().GetAsync("/", baseUrl: "http://shop.example.com/")).Text);
        Assert.AreEqual("blog", (await app.TestClient().GetAsync("/", baseUrl: "http://blog.example.net/")).Text);
        Assert.AreEqual(404, (await app.TestClient().GetAsync("/")).StatusCode);
    }

    [TestMethod]
    public void Static_files_want_a_host_where_hosts_are_matched()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new FlaskApp("test", hostMatching: true));
        Assert.ThrowsExactly<ArgumentException>(() => new FlaskApp("test", staticHost: "static.example.com"));
        Assert.IsNotNull(new FlaskApp("test", hostMatching: true, staticHost: "static.example.com"));
    }

    [TestMethod]
    public async Task A_converter_of_ones_own_reads_and_writes_urls()
    {
        _app.UrlMap.Converters["list"] = static _ => new ListConverter();
        _app.Get("/tags/<list:tags>", static (string[] tags) => string.Join('|', tags), endpoint: "tags");

        Assert.AreEqual("a|b", (await _app.TestClient().GetAsync("/tags/a+b")).Text);
        using FlaskContext context = _app.TestRequestContext();
        Assert.AreEqual("/tags/x+y", _app.UrlFor("tags", new { tags = new[] { "x", "y" } }));
    }

    [TestMethod]
    public async Task Any_web_application_is_an_answer()
    {
        FlaskApp inner = TestApp.Create();
        inner.Get("/<path:path>", static (string path) => ($"inner {path}", 202), endpoint: "all");
        _app.Get("/<path:path>", (string path) => (Werkzeug.Net.Wsgi.WsgiApp)inner.InvokeAsync, endpoint: "mounted");

        TestResponse answer = await _app.TestClient().GetAsync("/a/b");

        Assert.AreEqual(202, answer.StatusCode);
        Assert.AreEqual("inner a/b", answer.Text);
    }

    [TestMethod]
    public async Task Middleware_wraps_the_application()
    {
        _app.Get("/x", static (FlaskRequest request) => request.Host, endpoint: "x");
        Werkzeug.Net.Wsgi.WsgiApp inner = _app.WsgiApp;
        _app.WsgiApp = (environ, start) =>
        {
            environ["HTTP_HOST"] = "wrapped.example";
            return inner(environ, start);
        };

        Assert.AreEqual("wrapped.example", (await _app.TestClient().GetAsync("/x")).Text);
    }

    private sealed class ListConverter : UrlConverter
    {
        public override object? ToValue(string text) => text.Split('+');

        public override string ToUrl(object? value) => string.Join('+', ((IEnumerable<string>)value!).Select(item => base.ToUrl(item)));
    }
}
