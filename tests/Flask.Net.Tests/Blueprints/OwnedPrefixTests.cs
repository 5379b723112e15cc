namespace Flask.Net.Tests.Blueprints;

[TestClass]
public sealed class OwnedPrefixTests
{
    private readonly FlaskApp _app = TestApp.Create();

    [TestMethod]
    [DataRow("/api/none", "404 of api")]
    [DataRow("/api", "404 of api")]
    [DataRow("/api/v2/none", "404 of v2")]
    [DataRow("/apinone", "404 of app")]
    [DataRow("/none", "404 of app")]
    public async Task A_blueprint_may_answer_for_whatever_lies_below_its_prefix(string path, string answer)
    {
        Blueprint api = new("api", urlPrefix: "/api") { OwnsPrefix = true };
        api.Post("/things", () => "made", endpoint: "things");
        api.ErrorHandler(404, _ => "404 of api");
        api.ErrorHandler(405, _ => "405 of api");
        Blueprint second = new("v2", urlPrefix: "/v2") { OwnsPrefix = true };
        second.ErrorHandler(404, _ => "404 of v2");
        api.RegisterBlueprint(second);
        _app.RegisterBlueprint(api);
        _app.ErrorHandler(404, _ => "404 of app");
        FlaskClient client = _app.TestClient();

        Assert.AreEqual(answer, (await client.GetAsync(path)).Text);
        Assert.AreEqual("405 of api", (await client.GetAsync("/api/things")).Text);
    }

    [TestMethod]
    public async Task By_default_a_url_without_a_rule_belongs_to_no_blueprint()
    {
        Blueprint api = new("api", urlPrefix: "/api");
        api.Get("/x", () => "x");
        api.ErrorHandler(404, _ => "404 of api");
        _app.RegisterBlueprint(api);

        Assert.AreNotEqual("404 of api", (await _app.TestClient().GetAsync("/api/none")).Text);
    }
}
