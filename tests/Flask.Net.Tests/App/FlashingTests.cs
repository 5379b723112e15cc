namespace Flask.Net.Tests.App;

[TestClass]
public sealed class FlashingTests
{
    private readonly FlaskApp _app = TestApp.Create();

    public FlashingTests()
    {
        _app.Post("/", () =>
        {
            Flashing.Flash("saved", "success");
            Flashing.Flash("careful", "warning");
            return "";
        }, endpoint: "flash");
        _app.Get("/", () => string.Join(',', Flashing.GetMessages()), endpoint: "all");
        _app.Get("/warnings", () => string.Join(',', Flashing.GetMessages("warning")), endpoint: "warnings");
    }

    [TestMethod]
    public async Task Messages_wait_for_the_next_request_and_are_told_once()
    {
        FlaskClient client = _app.TestClient();
        await client.PostAsync("/");

        Assert.AreEqual("saved,careful", (await client.GetAsync("/")).Text);
        Assert.AreEqual("", (await client.GetAsync("/")).Text);
    }

    [TestMethod]
    public async Task Messages_can_be_asked_for_by_category()
    {
        FlaskClient client = _app.TestClient();
        await client.PostAsync("/");

        Assert.AreEqual("careful", (await client.GetAsync("/warnings")).Text);
    }

    [TestMethod]
    public async Task A_template_takes_messages_with_their_categories()
    {
        _app.Get("/page", () => Templates.RenderString("{% for category, message in get_flashed_messages(with_categories=true) %}{{ category }}:{{ message }} {% endfor %}"), endpoint: "page");
        FlaskClient client = _app.TestClient();
        await client.PostAsync("/");

        Assert.AreEqual("success:saved warning:careful ", (await client.GetAsync("/page")).Text);
    }
}
