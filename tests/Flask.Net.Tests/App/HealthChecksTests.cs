using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Werkzeug.Net.Testing;

namespace Flask.Net.Tests.App;

[TestClass]
public sealed class HealthChecksTests
{
    private readonly FlaskApp _app = TestApp.Create();

    [TestMethod]
    public async Task Without_checks_a_running_application_is_healthy()
    {
        _app.AddHealthChecks();

        TestResponse response = await _app.TestClient().GetAsync("/healthz");

        Assert.AreEqual((200, "Healthy", "no-store, no-cache"), (response.StatusCode, response.Text, response.Headers["Cache-Control"]));
    }

    [TestMethod]
    public async Task The_worst_check_counts_among_those_with_the_tag()
    {
        _app.AddServices(static services => services.AddLogging().AddHealthChecks()
            .AddCheck("disk", static () => HealthCheckResult.Degraded(), tags: ["live"])
            .AddCheck("database", static () => HealthCheckResult.Unhealthy(), tags: ["ready"]));
        _app.AddHealthChecks("/ready", "ready");
        _app.AddHealthChecks("/live", "live", tag: "live");
        FlaskClient client = _app.TestClient();

        TestResponse ready = await client.GetAsync("/ready");
        TestResponse live = await client.GetAsync("/live");

        Assert.AreEqual((503, "Unhealthy"), (ready.StatusCode, ready.Text));
        Assert.AreEqual((200, "Degraded"), (live.StatusCode, live.Text));
    }
}
