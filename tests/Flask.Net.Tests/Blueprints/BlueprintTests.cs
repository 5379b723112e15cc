using Click.Net.Testing;
using Werkzeug.Net;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Blueprints;

[TestClass]
public sealed class BlueprintTests
{
    private readonly FlaskApp _app = TestApp.Create();
    private readonly Blueprint _shop = new("shop", urlPrefix: "/shop");

    [TestMethod]
    public async Task Blueprints_nest_with_their_prefixes_and_their_names()
    {
        Blueprint carts = new("carts", urlPrefix: "/carts");
        carts.Get("/<int:id>", static (FlaskRequest request, int id) => $"{request.Endpoint} {string.Join(',', request.Blueprints)}", endpoint: "show");
        _shop.RegisterBlueprint(carts);
        _app.RegisterBlueprint(_shop);

        Assert.AreEqual("shop.carts.show shop.carts,shop", (await _app.TestClient().GetAsync("/shop/carts/1")).Text);
        using FlaskContext context = _app.TestRequestContext();
        Assert.AreEqual("/shop/carts/7", _app.UrlFor("shop.carts.show", new { id = 7 }));
    }

    [TestMethod]
    public async Task Hooks_of_the_outer_blueprint_run_around_those_of_the_inner_one()
    {
        List<string> order = [];
        Blueprint inner = new("inner", urlPrefix: "/inner");
        foreach ((Scaffold scaffold, string name) in (IEnumerable<(Scaffold, string)>)[(_app, "app"), (_shop, "shop"), (inner, "inner")])
        {
            scaffold.BeforeRequest(() => { order.Add("before " + name); return null; });
            scaffold.AfterRequest(response => { order.Add("after " + name); return response; });
            scaffold.TeardownRequest(_ => order.Add("teardown " + name));
        }

        inner.Get("/", static () => "", endpoint: "index");
        _shop.RegisterBlueprint(inner);
        _app.RegisterBlueprint(_shop);

        await _app.TestClient().GetAsync("/shop/inner/");

        CollectionAssert.AreEqual(
            new[] { "before app", "before shop", "before inner", "after inner", "after shop", "after app", "teardown inner", "teardown shop", "teardown app" }, order);
    }

    [TestMethod]
    public async Task Hooks_of_a_blueprint_may_be_for_the_whole_application()
    {
        _shop.BeforeAppRequest(static () => { Current.G["seen"] = true; return null; });
        _shop.AfterAppRequest(static response => { response.Headers["X-Shop"] = "1"; return response; });
        _shop.AppErrorHandler(404, static _ => ("nothing here", 404));
        _shop.AppContextProcessor(static () => new { shop = "Corner" });
        _shop.AppTemplateFilter("loud", static (string text) => text + "!");
        _app.Get("/", static () => Templates.RenderString("{{ g.seen }} {{ shop|loud }}"), endpoint: "index");
        _app.RegisterBlueprint(_shop);

        TestResponse page = await _app.TestClient().GetAsync("/");

        Assert.AreEqual("True Corner!", page.Text);
        Assert.AreEqual("1", page.Headers["X-Shop"]);
        Assert.AreEqual("nothing here", (await _app.TestClient().GetAsync("/none")).Text);
    }

    [TestMethod]
    public async Task A_blueprint_is_registered_twice_under_two_names()
    {
        _shop.Get("/", static () => Current.App.UrlFor(".index"), endpoint: "index");
        _app.RegisterBlueprint(_shop);
        _app.RegisterBlueprint(_shop, name: "outlet", urlPrefix: "/outlet");

        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(() => _app.RegisterBlueprint(_shop));
        Assert.AreEqual("/shop/", (await _app.TestClient().GetAsync("/shop/")).Text);
        Assert.AreEqual("/outlet/", (await _app.TestClient().GetAsync("/outlet/")).Text);
        Assert.Contains("The name 'shop' is already registered", error.Message);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("a.b")]
    public void A_name_is_not_empty_and_has_no_dot(string name)
    {
        Assert.ThrowsExactly<ArgumentException>(() => new Blueprint(name));
    }

    [TestMethod]
    public async Task Defaults_of_a_blueprint_stand_for_what_its_urls_leave_out()
    {
        Blueprint pages = new("pages", urlPrefix: "/pages", urlDefaults: new Dictionary<string, object?> { ["lang"] = "en" });
        pages.Get("/", static (string lang, string kind) => $"{lang} {kind}", endpoint: "index");
        _app.RegisterBlueprint(pages, urlDefaults: new Dictionary<string, object?> { ["kind"] = "plain" });

        Assert.AreEqual("en plain", (await _app.TestClient().GetAsync("/pages/")).Text);
    }

    [TestMethod]
    public async Task A_blueprint_may_live_on_a_subdomain()
    {
        FlaskApp app = new("test", staticFolder: null, templateFolder: null, subdomainMatching: true) { Testing = true };
        app.Config["SERVER_NAME"] = "example.com";
        Blueprint api = new("api", subdomain: "api");
        api.Get("/x", static () => "api", endpoint: "x");
        app.RegisterBlueprint(api);

        Assert.AreEqual("api", (await app.TestClient().GetAsync("/x", baseUrl: "http://api.example.com/")).Text);
        Assert.AreEqual(404, (await app.TestClient().GetAsync("/x")).StatusCode);
    }

    [TestMethod]
    public void What_is_recorded_runs_with_each_registration_or_with_the_first()
    {
        List<string> each = [];
        List<string> once = [];
        _shop.Record(state => each.Add($"{state.Name} {state.UrlPrefix} {state.IsFirstRegistration}"));
        _shop.RecordOnce(state => once.Add(state.Name));

        _app.RegisterBlueprint(_shop);
        _app.RegisterBlueprint(_shop, name: "outlet", urlPrefix: "/outlet");

        CollectionAssert.AreEqual(new[] { "shop /shop True", "outlet /outlet False" }, each);
        CollectionAssert.AreEqual(new[] { "shop" }, once);
    }

    [TestMethod]
    public void A_blueprint_that_is_registered_is_not_changed_any_more()
    {
        _app.RegisterBlueprint(_shop);

        Assert.ThrowsExactly<InvalidOperationException>(() => _shop.Get("/late", static () => "late"));
    }

    [TestMethod]
    public async Task The_nearest_blueprint_answers_an_error()
    {
        Blueprint inner = new("inner", urlPrefix: "/inner");
        _app.ErrorHandler<FormatException>(static _ => "app");
        _shop.ErrorHandler<FormatException>(static _ => "shop");
        inner.Get("/", string () => throw new FormatException(), endpoint: "index");
        _shop.Get("/", string () => throw new FormatException(), endpoint: "index");
        _app.Get("/", string () => throw new FormatException(), endpoint: "index");
        _shop.RegisterBlueprint(inner);
        _app.RegisterBlueprint(_shop);
        FlaskClient client = _app.TestClient();

        Assert.AreEqual("shop", (await client.GetAsync("/shop/inner/")).Text);
        Assert.AreEqual("shop", (await client.GetAsync("/shop/")).Text);
        Assert.AreEqual("app", (await client.GetAsync("/")).Text);
    }

    [TestMethod]
    public async Task Url_functions_of_a_blueprint_see_its_own_urls()
    {
        _shop.UrlValuePreprocessor(static (_, values) => { values.Remove("lang", out object? lang); Current.G["lang"] = lang; });
        _shop.UrlDefaults(static (_, values) => values.TryAdd("lang", Current.G["lang"]));
        _shop.Get("/<lang>/", static () => $"{Current.G["lang"]} {Current.App.UrlFor(".index")}", endpoint: "index");
        _app.RegisterBlueprint(_shop);

        Assert.AreEqual("de /shop/de/", (await _app.TestClient().GetAsync("/shop/de/")).Text);
    }

    [TestMethod]
    public void Commands_of_a_blueprint_stand_where_its_group_says()
    {
        Blueprint own = new("own", cliGroup: "tools");
        own.Cli.Command("sweep", static () => Click.Net.Term.Echo("swept"));
        _app.RegisterBlueprint(own);

        RunResult result = _app.TestCliRunner().Invoke(["tools", "sweep"]);

        Assert.AreEqual("swept\n", result.Output);
    }
}
