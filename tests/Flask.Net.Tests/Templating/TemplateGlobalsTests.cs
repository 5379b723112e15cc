using Jinja.Net;

namespace Flask.Net.Tests.Templating;

[TestClass]
public sealed class TemplateGlobalsTests
{
    private readonly FlaskApp _app = TestApp.Create();

    public TemplateGlobalsTests() => _app.TemplateLoader = new DictLoader(new Dictionary<string, string>
    {
        ["m.html"] = "{% macro m() %}[{{ request.path }}|{{ g.x }}|{{ session.y }}|{{ config.SECRET_KEY }}|{{ url_for('home') }}|{{ secret }}]{% endmacro %}{% set name = 'm' %}",
        ["i.html"] = "{{ request.path }}",
    });

    [TestMethod]
    public void Imported_templates_see_the_request_with_and_without_context()
    {
        _app.Get("/x", () => "", endpoint: "home");
        using FlaskContext context = _app.TestRequestContext("/x");
        Current.G["x"] = 1;
        Current.Session["y"] = 2;

        string text = Templates.RenderString("{% from 'm.html' import m %}{{ m() }}{% import 'm.html' as t with context %}{{ t.m() }}", new { secret = "s" });

        Assert.AreEqual("[/x|1|2|dev|/x|][/x|1|2|dev|/x|s]", text);
        Assert.AreEqual("/x", Templates.RenderString("{% include 'i.html' without context %}"));
    }

    [TestMethod]
    public async Task Each_request_sees_itself_in_a_template_that_is_kept()
    {
        _app.Get("/<path:p>", () => Templates.RenderString("{% include 'i.html' without context %}"), endpoint: "home");
        FlaskClient client = _app.TestClient();

        Assert.AreEqual("/a", (await client.GetAsync("/a")).Text);
        Assert.AreEqual("/b", (await client.GetAsync("/b")).Text);
    }

    [TestMethod]
    public void Outside_of_a_request_there_is_none()
    {
        using FlaskContext context = _app.AppContext();

        Assert.AreEqual("no", Templates.RenderString("{{ 'yes' if request else 'no' }}"));
        Assert.AreEqual("no", Templates.RenderString("{{ 'yes' if session is defined else 'no' }}"));
    }

    [TestMethod]
    public void Macros_are_called_from_code()
    {
        _app.TemplateLoader = new DictLoader(new Dictionary<string, string> { ["_c.html"] = "{% macro hello(name) %}Hello {{ name }}!{% endmacro %}{% set world = 42 %}" });
        using FlaskContext context = _app.AppContext();

        Assert.AreEqual("Hello World!", Templates.Module("_c.html").Call("hello", "World"));
        Assert.AreEqual(42L, Templates.GetAttribute("_c.html", "world"));
        Assert.ThrowsExactly<KeyNotFoundException>(() => Templates.GetAttribute("_c.html", "none"));
    }

    [TestMethod]
    public void Functions_are_known_to_templates_by_their_own_names()
    {
        _app.TemplateFilter(ShoutLoud);
        _app.TemplateTest(IsTea);
        _app.TemplateGlobal(LatestPosts);
        using FlaskContext context = _app.AppContext();

        Assert.AreEqual("TEA True 3", Templates.RenderString("{{ 'tea'|shout_loud }} {{ 'tea' is is_tea }} {{ latest_posts() }}"));
        Assert.ThrowsExactly<ArgumentException>(() => _app.TemplateFilter((string text) => text));

        static string ShoutLoud(string text) => text.ToUpperInvariant();
        static bool IsTea(string text) => text == "tea";
        static int LatestPosts() => 3;
    }
}
