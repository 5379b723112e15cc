using Jinja.Net;

namespace Flask.Net.Tests.Templating;

[TestClass]
public sealed class TemplatesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flask");
    private readonly FlaskApp _app;

    public TemplatesTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "templates"));
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "pages"));
        Write("templates/page.html", "{{ text }} {{ site }}");
        Write("templates/mail.txt", "{{ text }}");
        Write("pages/own.html", "from the blueprint");
        Write("pages/page.html", "never seen");
        _app = new FlaskApp("test", rootPath: _folder.FullName) { Testing = true, SecretKey = "dev" };
        _app.ContextProcessor(() => new { site = "Site", text = "lost" });
        _app.RegisterBlueprint(new Blueprint("pages", templateFolder: "pages", rootPath: _folder.FullName));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [TestMethod]
    public void Values_of_the_view_win_over_those_of_context_processors()
    {
        using FlaskContext context = _app.AppContext();

        Assert.AreEqual("&lt;b&gt; Site", Templates.Render("page.html", new { text = "<b>" }));
    }

    [TestMethod]
    public void Only_templates_of_markup_escape()
    {
        using FlaskContext context = _app.AppContext();

        Assert.AreEqual("<b>", Templates.Render("mail.txt", new { text = "<b>" }));
        Assert.AreEqual("&lt;b&gt;", Templates.RenderString("{{ text }}", new { text = "<b>" }));
    }

    [TestMethod]
    public void The_application_looks_before_its_blueprints()
    {
        using FlaskContext context = _app.AppContext();

        Assert.AreEqual("from the blueprint", Templates.Render("own.html"));
        Assert.AreEqual("a Site", Templates.Render(["none.html", "page.html"], new { text = "a" }));
        Assert.ThrowsExactly<TemplateNotFoundException>(() => Templates.Render("none.html"));
    }

    [TestMethod]
    public void A_template_sees_request_session_and_globals()
    {
        using FlaskContext context = _app.TestRequestContext("/here?q=1");
        Current.G["user"] = "Ann";
        Current.Session["n"] = 3;

        Assert.AreEqual("/here 1 Ann 3 True", Templates.RenderString("{{ request.path }} {{ request.args.q }} {{ g.user }} {{ session.n }} {{ config.TESTING }}"));
    }

    [TestMethod]
    public async Task A_streamed_template_still_sees_the_request()
    {
        _app.Get("/s", () => Templates.StreamString("{% for i in range(3) %}{{ i }}{{ request.path }} {% endfor %}"));

        Assert.AreEqual("0/s 1/s 2/s ", (await _app.TestClient().GetAsync("/s")).Text);
    }

    [TestMethod]
    public void A_stream_comes_in_pieces_of_the_size_that_was_asked_for()
    {
        const string Numbers = "{% for i in range(2000) %}{{ i }},{% endfor %}";
        using FlaskContext context = _app.AppContext();

        string[] each = [.. Templates.StreamString(Numbers)];
        string[] larger = [.. Templates.StreamString(Numbers, size: 1000)];

        Assert.IsGreaterThan(larger.Length, each.Length);
        Assert.IsGreaterThan(1, larger.Length);
        Assert.IsTrue(larger[..^1].All(static piece => piece.Length >= 1000));
        Assert.AreEqual(string.Concat(each), string.Concat(larger));
    }

    [TestMethod]
    public async Task A_page_that_does_not_touch_the_session_does_not_vary_by_it()
    {
        _app.Get("/plain", () => Templates.RenderString("{{ text }}"), endpoint: "plain");
        _app.Get("/own", () => Templates.RenderString("{{ session.n }}"), endpoint: "own");
        FlaskClient client = _app.TestClient();

        Assert.IsFalse((await client.GetAsync("/plain")).Headers.Contains("Vary"));
        Assert.AreEqual("Cookie", (await client.GetAsync("/own")).Headers["Vary"]);
    }

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(_folder.FullName, path), text);
}
