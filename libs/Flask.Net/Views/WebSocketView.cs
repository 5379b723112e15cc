using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Werkzeug.Net;
using Werkzeug.Net.Wsgi;

namespace Flask.Net;

/// <summary>Opens a WebSocket for a view, and closes it when the view has ended.</summary>
internal sealed class WebSocketView(ViewFunction view, WebSocketRouteOptions options)
{
    // ASP.NET Core's own handshake. It is asked for the requests of these views only, so that others do not pay for it.
    private readonly WebSocketMiddleware _handshake = new(
        static _ => Task.CompletedTask, Options.Create(new WebSocketOptions { KeepAliveInterval = options.KeepAliveInterval }), NullLoggerFactory.Instance);

    /// <summary>Binds a delegate.</summary>
    public static RegisteredView Bind(Delegate view, WebSocketRouteOptions options) =>
        new(view, new WebSocketView(ViewInvoker.Bind(view), options).RunAsync) { ProvideAutomaticOptions = false };

    private async ValueTask<object?> RunAsync(FlaskContext context)
    {
        HttpContext http = context.HttpContext ?? throw Abort.With(501, "WebSockets need a server of ASP.NET Core: this one has none.");
        if (!IsAllowed(context.Request))
            throw new ForbiddenException("This page may not open the socket.");
        await _handshake.Invoke(http).ConfigureAwait(false);
        if (!http.WebSockets.IsWebSocketRequest)
            throw new BadRequestException("This is no WebSocket handshake.");
        string? protocol = options.Subprotocols.FirstOrDefault(http.WebSockets.WebSocketRequestedProtocols.Contains);
        using WebSocket socket = await http.WebSockets.AcceptWebSocketAsync(protocol).ConfigureAwait(false);
        context.WebSocket = new WebSocketConnection(context, socket);
        await TalkAsync(context, context.WebSocket, http).ConfigureAwait(false);
        return new UpgradedResponse();
    }

    private async ValueTask TalkAsync(FlaskContext context, WebSocketConnection connection, HttpContext http)
    {
        // A server that stops tells so, and waits for the view like for any other.
        CancellationToken stopping = http.RequestServices?.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? default;
        await using CancellationTokenRegistration leaving = stopping.Register(() => _ = connection.CloseAsync(WebSocketCloseStatus.EndpointUnavailable).AsTask());
        try
        {
            await view(context).ConfigureAwait(false);
        }
        catch
        {
            await connection.EndAsync(WebSocketCloseStatus.InternalServerError).ConfigureAwait(false);
            throw;
        }

        await connection.EndAsync(WebSocketCloseStatus.NormalClosure).ConfigureAwait(false);
    }

    // Another site's page could open a socket with the visitor's cookies: what protects other requests, CORS, is not asked for sockets.
    private bool IsAllowed(FlaskRequest request)
    {
        if (request.Headers.Get("Origin") is not { } origin || options.AllowedOrigins.Contains("*"))
            return true;
        return options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) && page.Authority.Equals(request.Host, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What remains to be answered where the connection became a WebSocket: nothing.</summary>
    private sealed class UpgradedResponse() : FlaskResponse(status: StatusCodes.Status101SwitchingProtocols)
    {
        public override ValueTask<WsgiBody> InvokeAsync(WsgiEnviron environ, StartResponse startResponse) => new(WsgiBody.Empty);
    }
}
