using Werkzeug.Net;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Views;

[TestClass]
public sealed class MethodViewTests
{
    private readonly FlaskApp _app = TestApp.Create();

    [TestMethod]
    public async Task Head_falls_to_get_and_what_is_missing_is_405()
    {
        _app.AddUrlRule<Items>("/items", endpoint: "items");
        FlaskClient client = _app.TestClient();

        Assert.AreEqual(200, (await client.HeadAsync("/items")).StatusCode);
        Assert.AreEqual("made", (await client.PostAsync("/items")).Text);
        TestResponse refused = await client.OpenAsync("/items", "DELETE");
        Assert.AreEqual(405, refused.StatusCode);
        Assert.AreEqual("GET, HEAD, OPTIONS, POST", string.Join(", ", refused.Allow.Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public async Task A_view_is_made_for_each_request_unless_it_says_otherwise()
    {
        _app.AddUrlRule<Items>("/items", endpoint: "items");
        _app.AddUrlRule<Kept>("/kept", endpoint: "kept");
        FlaskClient client = _app.TestClient();

        await client.GetAsync("/items");
        Assert.AreEqual("1", (await client.GetAsync("/items")).Text);
        await client.GetAsync("/kept");
        Assert.AreEqual("2", (await client.GetAsync("/kept")).Text);
    }

    [TestMethod]
    public async Task A_view_inherits_the_methods_of_its_base()
    {
        _app.AddUrlRule<SpecialItems>("/special", endpoint: "special");

        Assert.AreEqual("made", (await _app.TestClient().PostAsync("/special")).Text);
        Assert.AreEqual("gone", (await _app.TestClient().OpenAsync("/special", "DELETE")).Text);
    }

    private class Items : MethodView
    {
        private int _count;

        public string Get() => $"{++_count}";

        public string Post() => "made";
    }

    private sealed class SpecialItems : Items
    {
        public async Task<string> DeleteAsync()
        {
            await Task.Yield();
            return "gone";
        }
    }

    [View(InitEveryRequest = false)]
    private sealed class Kept : MethodView
    {
        private int _count;

        public string Get() => $"{++_count}";
    }
}
