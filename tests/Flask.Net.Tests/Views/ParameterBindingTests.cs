using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.Views;

[TestClass]
public sealed class ParameterBindingTests
{
    private readonly FlaskApp _app = TestApp.Create();

    [TestMethod]
    public async Task Values_of_the_rule_come_by_name_in_either_spelling()
    {
        _app.Get("/<int:post_id>/<name>", (string name, int postId) => $"{postId} {name}", endpoint: "show");

        Assert.AreEqual("7 tea", await Text("/7/tea"));
    }

    [TestMethod]
    public async Task A_number_that_does_not_fit_names_nothing()
    {
        _app.Get("/<int:id>", (int id) => $"{id}", endpoint: "show");

        Assert.AreEqual(404, (await Get("/99999999999")).StatusCode);
    }

    [TestMethod]
    public async Task What_the_rule_does_not_name_comes_from_the_query()
    {
        _app.Get("/", (string? q, Level level, int[] id, int page = 1) => $"{q ?? "none"} {page} {level} {string.Join('+', id)}");

        Assert.AreEqual("tea 2 High 1+2", await Text("/?q=tea&page=2&level=high&id=1&id=2"));
        Assert.AreEqual("none 1 Low ", await Text("/?level=0low".Replace("0", "", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_value_that_cannot_be_read_is_a_problem_document()
    {
        _app.Get("/", (int page) => $"{page}");

        TestResponse wrong = await Get("/?page=x");
        TestResponse missing = await Get("/");

        Assert.AreEqual((400, "application/problem+json"), (wrong.StatusCode, wrong.MimeType));
        Assert.AreEqual("'x' is not a valid value.", (string?)wrong.Json!["errors"]!["page"]![0]);
        Assert.AreEqual("A value is required.", (string?)missing.Json!["errors"]!["page"]![0]);
    }

    [TestMethod]
    public async Task An_object_comes_from_the_body_and_is_checked()
    {
        _app.Post("/", (Sent sent) => sent.Title);
        FlaskClient client = _app.TestClient();

        Assert.AreEqual("Hi", (await client.PostAsync("/", json: new { title = "Hi" })).Text);
        TestResponse tooLong = await client.PostAsync("/", json: new { title = "far too long" });
        Assert.AreEqual(400, tooLong.StatusCode);
        Assert.IsNotNull(tooLong.Json!["errors"]!["Title"]);
        Assert.AreEqual(415, (await client.PostAsync("/", data: "x")).StatusCode);
        Assert.AreEqual(400, (await client.PostAsync("/", data: "{", contentType: "application/json")).StatusCode);
    }

    [TestMethod]
    public async Task Attributes_say_where_a_value_comes_from()
    {
        _app.Post("/", ([FromForm] string name, [FromHeader(Name = "X-Id")] int id, [FromQuery(Name = "p")] int page) => $"{name} {id} {page}");

        TestResponse response = await _app.TestClient().PostAsync("/?p=3", form: new { name = "Ann" }, headers: [new("X-Id", "5")]);

        Assert.AreEqual("Ann 5 3", response.Text);
    }

    [TestMethod]
    public async Task Services_come_by_type()
    {
        _app.Services = new ServiceCollection().AddSingleton(new Greeter("Hello")).BuildServiceProvider();
        _app.Get("/<name>", (string name, Greeter greeter) => greeter.Greet(name), endpoint: "greet");

        Assert.AreEqual("Hello Ann", await Text("/Ann"));
    }

    [TestMethod]
    public async Task A_service_that_nobody_registered_is_an_error_that_names_it()
    {
        _app.Testing = true;
        _app.Get("/", (IStock stock) => $"{stock}", endpoint: "shelf");

        InvalidOperationException error = await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => Get("/").AsTask());

        StringAssert.StartsWith(error.Message, "The view function for 'shelf' asks for 'stock' of type 'IStock', but no such service is registered. Register one with app.AddServices");
    }

    [TestMethod]
    public async Task A_list_by_its_interface_is_a_body_and_no_service()
    {
        _app.Post("/", (IReadOnlyList<Sent> all) => $"{all.Count}");

        Assert.AreEqual("2", (await _app.TestClient().PostAsync("/", json: new[] { new { title = "a" }, new { title = "b" } })).Text);
        Assert.AreEqual(415, (await _app.TestClient().PostAsync("/", data: "x", contentType: "text/plain")).StatusCode);
    }

    [TestMethod]
    [DataRow(true, DisplayName = "debugging")]
    [DataRow(false, DisplayName = "in production")]
    public async Task Only_debugging_tells_that_a_class_is_no_service(bool isDebug)
    {
        _app.Debug = isDebug;
        _app.Get("/", (Greeter greeter) => greeter.Greet("Ann"));

        TestResponse response = await Get("/");

        Assert.AreEqual(415, response.StatusCode);
        Assert.AreEqual(isDebug, response.Text.Contains("no service of type &#39;Greeter&#39; is registered", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task A_decorator_runs_around_its_view()
    {
        _app.Get("/", [Closed] () => "open");

        Assert.AreEqual("closed", await Text("/"));
    }

    [TestMethod]
    public async Task A_method_view_answers_by_the_names_of_its_methods()
    {
        _app.AddUrlRule<Counter>("/count/<int:start>");
        FlaskClient client = _app.TestClient();

        Assert.AreEqual("get 1", (await client.GetAsync("/count/1")).Text);
        Assert.AreEqual("post 2", (await client.PostAsync("/count/2")).Text);
        Assert.AreEqual("", (await client.HeadAsync("/count/1")).Text);
        Assert.AreEqual(405, (await client.PutAsync("/count/1")).StatusCode);
    }

    private ValueTask<TestResponse> Get(string path) => _app.TestClient().GetAsync(path);

    private async Task<string> Text(string path) => (await Get(path)).Text;

    private enum Level
    {
        Low,
        High,
    }

    public sealed record Sent([property: StringLength(5)] string Title);

    public interface IStock;

    public sealed class Greeter(string word)
    {
        public string Greet(string name) => $"{word} {name}";
    }

    private sealed class ClosedAttribute : ViewDecoratorAttribute
    {
        public override ValueTask<object?> InvokeAsync(FlaskContext context, Func<ValueTask<object?>> view) => new("closed");
    }

    public sealed class Counter : MethodView
    {
        public string Get(int start) => $"get {start}";

        public async Task<string> PostAsync(int start)
        {
            await Task.Yield();
            return $"post {start}";
        }
    }
}
