using System.Text.Json;
using System.Text.Json.Nodes;
using Flask.Net;

namespace AppEngine;

/// <summary>Writes each entry as one line of JSON, as Cloud Logging reads it, with the trace of the request it belongs to.</summary>
/// <param name="output">Takes the lines.</param>
/// <param name="project">The project, which a trace is named by; <see langword="null"/> leaves its id alone.</param>
internal sealed class CloudLog(TextWriter output, string? project) : ILoggerProvider
{
    /// <summary>The header in which the front end tells the trace: <c>TRACE/SPAN;o=1</c>.</summary>
    private const string TraceHeader = "HTTP_X_CLOUD_TRACE_CONTEXT";

    private readonly Lock _writing = new();

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
    }

    private void Write(JsonObject entry)
    {
        string line = entry.ToJsonString(JsonSerializerOptions.Default);
        lock (_writing)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    private string? TraceOfRequest()
    {
        if (!Current.HasRequest || Current.Request.Environ.Text(TraceHeader) is not { } header)
            return null;
        string id = header.Split('/', 2)[0];
        bool isId = id.Length == 32 && id.All(char.IsAsciiHexDigit); // a client may have sent anything
        return !isId ? null : project is null ? id : $"projects/{project}/traces/{id}";
    }

    private sealed class Category(CloudLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) =>
            logLevel >= (name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) ? LogLevel.Warning : LogLevel.Information) && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            JsonObject entry = new()
            {
                ["severity"] = SeverityOf(logLevel),
                ["message"] = exception is null ? formatter(state, exception) : $"{formatter(state, exception)}\n{exception}",
                ["logger"] = name,
            };
            if (log.TraceOfRequest() is { } trace)
                entry["logging.googleapis.com/trace"] = trace;
            log.Write(entry);
        }

        private static string SeverityOf(LogLevel level) => level switch
        {
            LogLevel.Critical => "CRITICAL",
            LogLevel.Error => "ERROR",
            LogLevel.Warning => "WARNING",
            LogLevel.Information => "INFO",
            _ => "DEBUG",
        };
    }
}
