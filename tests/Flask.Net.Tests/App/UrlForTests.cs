using Werkzeug.Net.Routing;

namespace Flask.Net.Tests.App;

[TestClass]
public sealed class UrlForTests
{
    private readonly FlaskApp _app = TestApp.Create();

    public UrlForTests()
    {
        _app.Get("/", () => "", endpoint: "index");
        _app.Get("/post/<int:id>", ShowPost);
        Blueprint admin = new("admin", urlPrefix: "/admin", rootPath: Path.GetTempPath());
        admin.Get("/", () => "", endpoint: "home");
        admin.Get("/here", () => Current.App.UrlFor(".home"), endpoint: "here");
        _app.RegisterBlueprint(admin);
    }

    [TestMethod]
    public void Values_that_the_rule_does_not_name_become_the_query()
    {
        using FlaskContext context = _app.TestRequestContext();

        Assert.AreEqual("/post/5?q=a+b#top%20x", _app.UrlFor("ShowPost", new { id = 5, q = "a b" }, anchor: "top x"));
    }

    [TestMethod]
    [DataRow("ShowPost")]
    [DataRow("show_post")]
    [DataRow("showPost")]
    public void An_endpoint_named_by_its_method_is_found_in_every_spelling(string endpoint)
    {
        using FlaskContext context = _app.TestRequestContext();

        Assert.AreEqual("/post/1", _app.UrlFor(endpoint, new { id = 1 }));
    }

    [TestMethod]
    public async Task A_dot_means_the_blueprint_of_the_request() =>
        Assert.AreEqual("/admin/", (await _app.TestClient().GetAsync("/admin/here")).Text);

    [TestMethod]
    public void Outside_of_a_request_a_url_names_the_configured_host()
    {
        _app.Config["SERVER_NAME"] = "example.org";
        _app.Config["PREFERRED_URL_SCHEME"] = "https";
        using FlaskContext context = _app.AppContext();

        Assert.AreEqual("https://example.org/", _app.UrlFor("index"));
    }

    [TestMethod]
    public void Outside_of_a_request_a_url_needs_a_configured_host()
    {
        using FlaskContext context = _app.AppContext();

        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(() => _app.UrlFor("index"));

        Assert.Contains("SERVER_NAME", error.Message);
    }

    [TestMethod]
    public void A_scheme_wants_an_external_url()
    {
        using FlaskContext context = _app.TestRequestContext();

        Assert.AreEqual("https://localhost/", _app.UrlFor("index", scheme: "https"));
        Assert.ThrowsExactly<ArgumentException>(() => _app.UrlFor("index", scheme: "https", external: false));
    }

    [TestMethod]
    public void An_endpoint_that_does_not_exist_may_be_answered_by_a_handler()
    {
        _app.UrlBuildErrorHandlers.Add((_, endpoint, _) => endpoint == "elsewhere" ? "https://example.com/" : null);
        using FlaskContext context = _app.TestRequestContext();

        Assert.AreEqual("https://example.com/", _app.UrlFor("elsewhere"));
        Assert.ThrowsExactly<BuildException>(() => _app.UrlFor("nowhere"));
    }

    private static string ShowPost(int id) => $"{id}";
}
