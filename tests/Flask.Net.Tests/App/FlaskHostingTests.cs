using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flask.Net.Tests.App;

[TestClass]
public sealed class FlaskHostingTests
{
    [TestMethod]
    public async Task An_application_lives_beside_the_routes_of_its_host()
    {
        FlaskApp app = TestApp.Create();
        app.Get("/", (Clock clock) => $"{clock.Name} {Current.App.UrlFor("index")}");
        app.Get("/setting", () => $"{Current.App.Config["COLOUR"]}");
        await using WebApplication web = await StartAsync(app, host => host.MapFlask("/shop", app));
        using HttpClient browser = Browser(web);

        Assert.AreEqual("native", await browser.GetStringAsync("/native"));
        Assert.AreEqual("cuckoo /shop/", await browser.GetStringAsync("/shop/"));
        Assert.AreEqual("green", await browser.GetStringAsync("/shop/setting"));
    }

    [TestMethod]
    public async Task An_application_takes_what_no_other_route_does()
    {
        FlaskApp app = TestApp.Create();
        app.Get("/<path:rest>", (string rest) => rest, endpoint: "rest");
        await using WebApplication web = await StartAsync(app, host => host.MapFlask(app));
        using HttpClient browser = Browser(web);

        Assert.AreEqual("native", await browser.GetStringAsync("/native"));
        Assert.AreEqual("a/b", await browser.GetStringAsync("/a/b"));
    }

    [TestMethod]
    public async Task Each_request_has_a_scope_of_services()
    {
        FlaskApp app = TestApp.Create();
        app.Get("/", (Visit first, FlaskContext context) => $"{ReferenceEquals(first, context.Services.GetRequiredService<Visit>())} {first.Number}");
        await using WebApplication web = await StartAsync(app, host => host.MapFlask(app));
        using HttpClient browser = Browser(web);

        Assert.AreEqual("True 1", await browser.GetStringAsync("/"));
        Assert.AreEqual("True 2", await browser.GetStringAsync("/"));
    }

    private static async Task<WebApplication> StartAsync(FlaskApp app, Action<WebApplication> map)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("Flask:COLOUR", "green")]);
        builder.Services.AddSingleton(new Clock("cuckoo")).AddSingleton<Counter>().AddScoped<Visit>();
        builder.AddFlask(app);
        WebApplication web = builder.Build();
        web.MapGet("/native", () => "native");
        map(web);
        await web.StartAsync();
        return web;
    }

    private static HttpClient Browser(WebApplication web) => new()
    {
        BaseAddress = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
    };

    public sealed record Clock(string Name);

    public sealed class Counter
    {
        public int Value { get; set; }
    }

    public sealed class Visit(Counter counter)
    {
        public int Number { get; } = ++counter.Value;
    }
}
