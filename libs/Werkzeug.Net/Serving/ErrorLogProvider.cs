using Microsoft.Extensions.Logging;

namespace Werkzeug.Net.Serving;

/// <summary>Writes what the server reports as errors, with their stack, to the log of the server.</summary>
internal sealed class ErrorLogProvider(TextWriter log) : ILoggerProvider, ILogger
{
    private readonly Lock _gate = new();

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        lock (_gate)
        {
            log.WriteLine(formatter(state, exception));
            if (exception is not null)
                log.WriteLine(exception);
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }
}
