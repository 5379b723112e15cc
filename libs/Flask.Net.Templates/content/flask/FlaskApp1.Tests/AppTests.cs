using Flask.Net;
using Werkzeug.Net.Testing;

namespace FlaskApp1.Tests;

[TestClass]
public sealed class AppTests
{
    private readonly FlaskApp _app = App.Create(new Dictionary<string, object?> { ["TESTING"] = true });

    [TestMethod]
    public async Task The_first_page_greets_the_world()
    {
        using FlaskClient client = _app.TestClient();

        Assert.Contains("<h1>Hello, World!</h1>", (await client.GetAsync("/")).Text);
    }

    [TestMethod]
    public async Task It_greets_whoever_tells_a_name()
    {
        using FlaskClient client = _app.TestClient();

        TestResponse page = await client.PostAsync("/names", form: new { name = "<Ann>" }, followRedirects: true);

        Assert.Contains("<h1>Hello, &lt;Ann&gt;!</h1>", page.Text);
    }

    [TestMethod]
    public async Task Numbers_are_added_as_json()
    {
        using FlaskClient client = _app.TestClient();

        Assert.AreEqual("{\"sum\":3}\n", (await client.GetAsync("/api/add/1/2")).Text);
        Assert.AreEqual(404, (await client.GetAsync("/api/add/1/x")).StatusCode);
    }

    [TestMethod]
    public void The_command_greets()
    {
        Assert.AreEqual("Hello, Ann!\n", _app.TestCliRunner().Invoke(["greet", "Ann"]).Output);
    }
}
