using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Flask.Net;

/// <summary>What the framework itself logs.</summary>
internal static partial class AppLogging
{
    [LoggerMessage(1, LogLevel.Error, "Exception on {Path} [{Method}]")]
    public static partial void UnhandledError(ILogger logger, Exception error, string path, string method);

    [LoggerMessage(2, LogLevel.Error, "Request finalizing failed with an error while handling an error")]
    public static partial void FinalizingFailed(ILogger logger, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "TRUSTED_HOSTS is not set: the Host that a client sends is believed whatever it is. List the names that this application is reached by.")]
    public static partial void HostsAreNotChecked(ILogger logger);

    [LoggerMessage(5, LogLevel.Error, "The session was changed on {Path} while a WebSocket was open, when no cookie could be sent any more: the change is lost. "
        + "Change it in a hook before the socket opens, or keep sessions on the server: app.SessionInterface = new ServerSessionInterface();")]
    public static partial void SessionLost(ILogger logger, string path);

    [LoggerMessage(3, LogLevel.Information, "{Explanation}")]
    public static partial void TemplateLoading(ILogger logger, string explanation);
}

/// <summary>Writes the log where the server wants errors written: to the request's error stream, else to standard error.</summary>
/// <remarks>Mirrors Flask's <c>default_handler</c>, which an application has until it configures logging of its own.</remarks>
internal sealed class ErrorStreamLogger(string name, TimeProvider clock) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= (IsDebugging ? LogLevel.Debug : LogLevel.Warning) && logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        string text = string.Create(
            CultureInfo.InvariantCulture, $"[{clock.GetLocalNow():yyyy-MM-dd HH:mm:ss,fff}] {WordFor(logLevel)} in {name}: {formatter(state, exception)}");
        TextWriter target = ContextStack.Top is { HasEnded: false, HasRequest: true } context && context.Request.Environ.TryGet("wsgi.errors", out TextWriter? errors)
            ? errors
            : Console.Error;
        lock (this)
        {
            target.WriteLine(exception is null ? text : text + "\n" + exception);
            target.Flush();
        }
    }

    private static bool IsDebugging => ContextStack.Top is { HasEnded: false } context && context.App.Debug;

    private static string WordFor(LogLevel level) => level switch
    {
        LogLevel.Critical => "CRITICAL",
        LogLevel.Error => "ERROR",
        LogLevel.Warning => "WARNING",
        LogLevel.Information => "INFO",
        _ => "DEBUG",
    };
}
