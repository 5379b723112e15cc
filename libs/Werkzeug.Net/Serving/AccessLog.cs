using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Serving;

/// <summary>Tells every request in a line, as the original does.</summary>
internal sealed partial class AccessLog(TextWriter log, TimeProvider time, ILoggerFactory? loggers = null)
{
    private readonly Lock _gate = new();
    private readonly ILogger? _logger = loggers?.CreateLogger("werkzeug");

    /// <summary>Writes the line of a request that was answered.</summary>
    public void Write(HttpContext context)
    {
        string target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? context.Request.Path.Value ?? "";
        string address = context.Connection.RemoteIpAddress?.ToString() ?? "-";
        if (_logger is not null)
        {
            string shown = ControlCharacters.Escape(Iri.FromUri(target));
            Answered(_logger, address, ControlCharacters.Escape(context.Request.Method), shown, context.Request.Protocol, context.Response.StatusCode);
            return;
        }

        string line = Line(address, time.GetLocalNow(), context.Request.Method, target, context.Request.Protocol, context.Response.StatusCode);
        lock (_gate)
            log.WriteLine(line);
    }

    /// <summary>The line: <c>127.0.0.1 - - [22/Nov/2026 07:00:00] "GET / HTTP/1.1" 200 -</c>.</summary>
    public static string Line(string address, DateTimeOffset moment, string method, string target, string protocol, int status) => string.Create(
        CultureInfo.InvariantCulture,
        $"{address} - - [{moment:dd/MMM/yyyy HH:mm:ss}] \"{ControlCharacters.Escape($"{method} {Iri.FromUri(target)} {protocol}")}\" {status} -");

    [LoggerMessage(1, LogLevel.Information, "{Address} \"{Method} {Target} {Protocol}\" {Status}")]
    private static partial void Answered(ILogger logger, string address, string method, string target, string protocol, int status);
}
