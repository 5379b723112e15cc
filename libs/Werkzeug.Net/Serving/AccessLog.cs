using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Serving;

/// <summary>Tells every request in a line, as the original does.</summary>
internal sealed partial class AccessLog(LogTarget target, TimeProvider time, RequestHandler handler, ILoggerFactory? loggers = null)
{
    private readonly Lock _gate = new();
    private readonly ILogger? _logger = loggers?.CreateLogger("werkzeug");

    /// <summary>Writes the line of a request that was answered.</summary>
    public void Write(HttpContext context)
    {
        if (_logger is not null)
        {
            string shown = ControlCharacters.Escape(Iri.FromUri(TargetOf(context)));
            Answered(_logger, handler.AddressOf(context), ControlCharacters.Escape(context.Request.Method), shown, context.Request.Protocol, context.Response.StatusCode);
            return;
        }

        if (handler.LogLine(context, time.GetLocalNow(), target.IsTerminal) is not { } line)
            return;
        lock (_gate)
            target.Writer.WriteLine(line);
    }

    /// <summary>What the client asked for, as it came.</summary>
    public static string TargetOf(HttpContext context) => context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? context.Request.Path.Value ?? "";

    /// <summary>The line: <c>127.0.0.1 - - [22/Nov/2026 07:00:00] "GET / HTTP/1.1" 200 -</c>.</summary>
    /// <remarks>A client writes the request: its control characters are escaped, and so is the backslash that would look like such an escape.</remarks>
    public static string Line(string address, DateTimeOffset moment, string method, string target, string protocol, int status, bool isTerminal = false)
    {
        string request = ControlCharacters.Escape($"{method} {Iri.FromUri(target)} {protocol}".Replace("\\", "\\\\", StringComparison.Ordinal));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{address} - - [{moment:dd/MMM/yyyy HH:mm:ss}] \"{(isTerminal ? Coloured(request, status) : request)}\" {status} -");
    }

    private static string Coloured(string request, int status) => status switch
    {
        200 => request,
        304 => LogTarget.Cyan(request),
        404 => LogTarget.Yellow(request),
        < 200 => LogTarget.Bold(request),
        >= 300 and < 400 => LogTarget.Green(request),
        >= 400 and < 500 => LogTarget.BoldRed(request),
        _ => LogTarget.BoldMagenta(request),
    };

    [LoggerMessage(1, LogLevel.Information, "{Address} \"{Method} {Target} {Protocol}\" {Status}")]
    private static partial void Answered(ILogger logger, string address, string method, string target, string protocol, int status);
}
