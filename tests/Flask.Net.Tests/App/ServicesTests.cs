using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Flask.Net.Tests.App;

[TestClass]
public sealed class ServicesTests
{
    private readonly FlaskApp _app = TestApp.Create();

    [TestMethod]
    public async Task Each_request_has_a_scope_that_ends_with_it()
    {
        List<Visit> seen = [];
        _app.AddServices(static services => services.AddScoped<Visit>());
        _app.Get("/", (Visit first, FlaskContext context) =>
        {
            seen.Add(first);
            return $"{ReferenceEquals(first, context.Services.GetRequiredService<Visit>())} {first.IsOver}";
        });
        FlaskClient client = _app.TestClient();

        Assert.AreEqual("True False", (await client.GetAsync("/")).Text);
        Assert.AreEqual("True False", (await client.GetAsync("/")).Text);
        Assert.AreNotSame(seen[0], seen[1]);
        Assert.IsTrue(seen.TrueForAll(static visit => visit.IsOver));
    }

    [TestMethod]
    public void Commands_have_a_scope_too()
    {
        _app.AddServices(static services => services.AddScoped<Visit>());
        _app.Cli.Command("look", () => Click.Net.Term.Echo($"{Current.Context.Services.GetRequiredService<Visit>().IsOver}"));

        Assert.AreEqual("False\n", _app.TestCliRunner().Invoke(["look"]).Output);
    }

    [TestMethod]
    public async Task What_the_application_brings_starts_and_stops_with_the_server()
    {
        List<string> told = [];
        _app.AddServices(services => services.AddSingleton<IHostedService>(_ => new Worker(told)));
        _app.BeforeServing(_ => Tell("before"));
        _app.AfterServing(_ => Tell("after 1"));
        _app.AfterServing(_ => Tell("after 2"));

        await _app.StartServingAsync(CancellationToken.None);
        told.Add("serving");
        await _app.StopServingAsync(CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "start", "before test", "serving", "after 2 test", "after 1 test", "stop", "disposed" }, told);

        ValueTask Tell(string what)
        {
            told.Add($"{what} {Current.App.Name}");
            return ValueTask.CompletedTask;
        }
    }

    [TestMethod]
    public async Task Services_cannot_be_added_once_requests_were_served()
    {
        _app.Get("/", () => "x");
        await _app.TestClient().GetAsync("/");

        Assert.ThrowsExactly<InvalidOperationException>(() => _app.AddServices(static _ => { }));
    }

    private sealed class Visit : IDisposable
    {
        public bool IsOver { get; private set; }

        public void Dispose() => IsOver = true;
    }

    private sealed class Worker(List<string> told) : IHostedService, IDisposable
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            told.Add("start");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            told.Add("stop");
            return Task.CompletedTask;
        }

        public void Dispose() => told.Add("disposed");
    }
}
