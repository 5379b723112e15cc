using System.Net.WebSockets;
using Microsoft.AspNetCore.WebSockets;
using Werkzeug.Net;

namespace Flask.Net;

/// <summary>Opens a WebSocket for a view, and closes it when the view has ended.</summary>
internal sealed class WebSocketView(ViewFunction view, WebSocketRouteOptions options)
{
    private readonly WebSocketMiddleware _handshake = ServerHandshake.For(options.KeepAliveInterval);

    /// <summary>Binds a delegate.</summary>
    public static RegisteredView Bind(Delegate view, WebSocketRouteOptions options) =>
        new(view, new WebSocketView(ViewInvoker.Bind(view), options).RunAsync) { ProvideAutomaticOptions = false };

    private async ValueTask<object?> RunAsync(FlaskContext context)
    {
        if (!IsAllowed(context.Request))
            throw new ForbiddenException("This page may not open the socket.");
        ISocketHandshake handshake = context.Request.Environ.TryGet(ISocketHandshake.Key, out ISocketHandshake? given) && given is not null
            ? given
            : await ServerHandshake.BeginAsync(context, _handshake).ConfigureAwait(false);
        IReadOnlyList<string> cookies = await SessionCookiesAsync(context).ConfigureAwait(false);
        string? protocol = options.Subprotocols.FirstOrDefault(handshake.Protocols.Contains);
        using WebSocket socket = await handshake.AcceptAsync(protocol, cookies).ConfigureAwait(false);
        context.WebSocket = new WebSocketConnection(context.App, socket);
        await TalkAsync(context, context.WebSocket, handshake.Stopping).ConfigureAwait(false);
        return new UpgradedResponse(context, cookies);
    }

    // What hooks have changed in the session goes out with the handshake: later there is no answer any more.
    private static async ValueTask<IReadOnlyList<string>> SessionCookiesAsync(FlaskContext context)
    {
        Response answer = context.App.NewResponse();
        await context.App.KeepSessionAsync(context, answer).ConfigureAwait(false);
        if (!context.IsSessionUnopened)
            context.OpenedSession.Modified = false;
        return answer.Headers.GetList("Set-Cookie");
    }

    private async ValueTask TalkAsync(FlaskContext context, WebSocketConnection connection, CancellationToken stopping)
    {
        // A server that stops tells so, and waits for the view like for any other.
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
}
