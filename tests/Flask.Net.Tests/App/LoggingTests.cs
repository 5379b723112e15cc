using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flask.Net.Tests.App;

[TestClass]
public sealed class LoggingTests
{
    private readonly FlaskApp _app = new("shop", staticFolder: null, templateFolder: null) { Clock = new FrozenClock(1_600_000_000) };

    public LoggingTests()
    {
        _app.Get("/boom", string () => throw new InvalidOperationException("boom"), endpoint: "boom");
        _app.Get("/talk", () =>
        {
            _app.Logger.Log(LogLevel.Debug, default, "quietly", null, static (text, _) => text);
            _app.Logger.Log(LogLevel.Warning, default, "loudly", null, static (text, _) => text);
            return "";
        }, endpoint: "talk");
    }

    [TestMethod]
    public async Task An_error_goes_to_the_error_stream_of_the_request_with_its_stack()
    {
        string log = await LogAsync("/boom");

        Assert.MatchesRegex(@"^\[2020-09-\d\d \d\d:26:40,000\] ERROR in shop: Exception on /boom \[GET\]\n", log.ReplaceLineEndings("\n"));
        Assert.Contains("System.InvalidOperationException: boom", log);
    }

    [TestMethod]
    public async Task What_is_less_than_a_warning_is_told_while_debugging_only()
    {
        string quiet = await LogAsync("/talk");
        _app.Debug = true;
        string loud = await LogAsync("/talk");

        Assert.Contains("WARNING in shop: loudly", quiet);
        Assert.DoesNotContain("quietly", quiet);
        Assert.Contains("DEBUG in shop: quietly", loud);
    }

    [TestMethod]
    public async Task The_services_bring_a_log_of_their_own()
    {
        Names names = new();
        _app.AddServices(services => services.AddSingleton<ILoggerFactory>(names));

        Assert.AreEqual("", await LogAsync("/boom"));
        CollectionAssert.AreEqual(new[] { "shop" }, names.Asked);
    }

    private async Task<string> LogAsync(string path)
    {
        using StringWriter errors = new();
        using FlaskClient client = _app.TestClient();
        _app.Config["PROPAGATE_EXCEPTIONS"] = false;
        await client.OpenAsync(new FlaskEnvironBuilder(_app, path) { Overrides = { ["wsgi.errors"] = errors } });
        return errors.ToString();
    }

    private sealed class Names : ILoggerFactory
    {
        public List<string> Asked { get; } = [];

        public ILogger CreateLogger(string categoryName)
        {
            Asked.Add(categoryName);
            return Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        }

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
