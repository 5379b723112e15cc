using Microsoft.AspNetCore.Http;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>What the server does around each request, besides having it answered. Derive from it to add to environs, or to tell requests in other words.</summary>
/// <remarks>Mirrors what is overridden of <c>werkzeug.serving.WSGIRequestHandler</c>. Reading and writing HTTP is Kestrel's work.</remarks>
/// <example><code>
/// sealed class Traced : RequestHandler
/// {
///     public override void MakeEnviron(WsgiEnviron environ, HttpContext request) => environ["shop.trace"] = request.TraceIdentifier;
/// }
///
/// await RunSimple.ServeAsync("127.0.0.1", 5000, app, new ServerOptions { RequestHandler = new Traced() });
/// </code></example>
public class RequestHandler
{
    /// <summary>What the server calls itself in the header <c>Server</c> and in <c>SERVER_SOFTWARE</c>; null keeps the usual names.</summary>
    /// <remarks>Mirrors <c>server_version</c>.</remarks>
    public virtual string? ServerVersion => null;

    /// <summary>Completes the environ of a request before the application gets it. Nothing is done unless overridden.</summary>
    /// <param name="environ">The environ.</param>
    /// <param name="request">The request that it was made of.</param>
    /// <remarks>Mirrors <c>make_environ</c>.</remarks>
    public virtual void MakeEnviron(WsgiEnviron environ, HttpContext request)
    {
    }

    /// <summary>The client's address as it is told in the log.</summary>
    /// <param name="request">The request.</param>
    /// <remarks>Mirrors <c>address_string</c>.</remarks>
    public virtual string AddressOf(HttpContext request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Connection.RemoteIpAddress?.ToString() ?? "-";
    }

    /// <summary>The line that tells of a request that was answered; null tells nothing. A logger gets the parts of the line instead.</summary>
    /// <param name="request">The request, with its answer.</param>
    /// <param name="moment">When it was answered.</param>
    /// <param name="isTerminal">Whether a terminal shows the line, so that it may have colours.</param>
    /// <remarks>Mirrors <c>log_request</c>.</remarks>
    public virtual string? LogLine(HttpContext request, DateTimeOffset moment, bool isTerminal)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AccessLog.Line(AddressOf(request), moment, request.Request.Method, AccessLog.TargetOf(request), request.Request.Protocol, request.Response.StatusCode, isTerminal);
    }
}
