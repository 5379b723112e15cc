using Microsoft.Extensions.DependencyInjection;

namespace Flask.Net.Tests.Views;

[TestClass]
public sealed class AttributeRouteTests
{
    private readonly FlaskApp _app = TestApp.Create();

    [TestMethod]
    public async Task Methods_of_a_class_carry_their_routes_below_that_of_the_class()
    {
        _app.AddServices(static services => services.AddSingleton(new Shelf(["tea", "milk"])));
        _app.AddRoutes<Goods>();

        Assert.AreEqual("tea", await Text("/goods/0"));
        Assert.AreEqual("[\"tea\",\"milk\"]\n", await Text("/goods/"));
        Assert.AreEqual("/goods/1", UrlFor("Show", new { id = 1 }));
        Assert.AreEqual("/goods/1", UrlFor("show", new { id = 1 }));
        Assert.AreEqual("static", await Text("/goods/static"));
    }

    [TestMethod]
    public async Task A_method_may_carry_several_routes_and_a_decorator()
    {
        _app.AddServices(static services => services.AddSingleton(new Shelf([])));
        _app.AddRoutes<Goods>();

        Assert.AreEqual("<all>", await Text("/goods/all"));
        Assert.AreEqual("<all>", await Text("/goods/every"));
    }

    [TestMethod]
    public async Task A_class_of_views_carries_its_routes()
    {
        _app.AddRoutes<Counter>();

        Assert.AreEqual("get", await Text("/counter"));
        Assert.AreEqual("post", (await _app.TestClient().PostAsync("/counter")).Text);
        Assert.AreEqual("/counter", UrlFor("count"));
    }

    [TestMethod]
    public async Task Functions_carry_routes_too()
    {
        _app.AddRoutes(Hello, [Get("/lambda", Endpoint = "lambda")] () => "lambda");

        Assert.AreEqual("hello", await Text("/hello"));
        Assert.AreEqual("lambda", await Text("/lambda"));

        [Get("/hello")]
        static string Hello() => "hello";
    }

    [TestMethod]
    public void What_carries_no_route_is_an_error()
    {
        Assert.Contains("carries no route", Assert.ThrowsExactly<ArgumentException>(() => _app.AddRoutes<Shelf>()).Message);
        Assert.Contains("carries no route", Assert.ThrowsExactly<ArgumentException>(() => _app.AddRoutes(() => "x")).Message);
    }

    private async Task<string> Text(string path) => (await _app.TestClient().GetAsync(path)).Text;

    private string UrlFor(string endpoint, object? values = null)
    {
        using FlaskContext context = _app.TestRequestContext();
        return _app.UrlFor(endpoint, values);
    }

    public sealed record Shelf(string[] Names);

    [Route("/goods")]
    public sealed class Goods(Shelf shelf)
    {
        [Get("/<int:id>")]
        public string Show(int id) => shelf.Names[id];

        [Get("/")]
        public string[] List() => shelf.Names;

        [Get("/static")]
        public static string Fixed() => "static";

        [Get("/all")]
        [Get("/every")]
        [Bracketed]
        public string All() => "all";
    }

    [Route("/counter", Endpoint = "count")]
    public sealed class Counter : MethodView
    {
        public string Get() => "get";

        public string Post() => "post";
    }

    private sealed class BracketedAttribute : ViewDecoratorAttribute
    {
        public override async ValueTask<object?> InvokeAsync(FlaskContext context, Func<ValueTask<object?>> view) => $"<{await view()}>";
    }
}
