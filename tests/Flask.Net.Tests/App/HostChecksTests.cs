using Microsoft.Extensions.Logging;

namespace Flask.Net.Tests.App;

[TestClass]
public sealed class HostChecksTests
{
    [TestMethod]
    [DataRow(false, false, null, true)]
    [DataRow(true, false, null, false)]
    [DataRow(false, true, null, false)]
    [DataRow(false, false, "example.com", false)]
    public void A_site_whose_hosts_are_not_checked_is_warned_of(bool isDevelopment, bool isDebug, string? trusted, bool isWarned)
    {
        Warnings log = new();
        FlaskApp app = TestApp.Create(testing: false);
        app.Logger = log;
        app.Debug = isDebug;
        if (trusted is not null)
            app.Config["TRUSTED_HOSTS"] = new List<object?> { trusted };

        HostChecks.WarnAboutHosts(app, isDevelopment);

        Assert.AreEqual(isWarned, log.Lines.Exists(static line => line.StartsWith("TRUSTED_HOSTS is not set", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("127.0.0.1", true)]
    [DataRow("::1", true)]
    [DataRow("localhost", true)]
    [DataRow("unix:///tmp/x", true)]
    [DataRow("0.0.0.0", false)]
    [DataRow("example.com", false)]
    public void Loopback_is_reached_from_this_machine_only(string host, bool isLoopback)
    {
        Assert.AreEqual(isLoopback, HostChecks.IsLoopback(host));
    }

    private sealed class Warnings : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
