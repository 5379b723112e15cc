using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Werkzeug.Net;

namespace Flask.Net;

/// <summary>The handshake of ASP.NET Core. It is asked for the requests of WebSocket views only, so that others do not pay for it.</summary>
internal sealed class ServerHandshake(HttpContext http) : ISocketHandshake
{
    public IEnumerable<string> Protocols => http.WebSockets.WebSocketRequestedProtocols;

    public CancellationToken Stopping => http.RequestServices?.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? default;

    /// <summary>What looks at the requests of a view.</summary>
    public static WebSocketMiddleware For(TimeSpan keepAlive) =>
        new(static _ => Task.CompletedTask, Options.Create(new WebSocketOptions { KeepAliveInterval = keepAlive }), NullLoggerFactory.Instance);

    /// <summary>Looks at a request.</summary>
    /// <exception cref="HttpException">The server opens no sockets, or the request does not ask for one.</exception>
    public static async ValueTask<ISocketHandshake> BeginAsync(FlaskContext context, WebSocketMiddleware middleware)
    {
        HttpContext http = context.HttpContext ?? throw Abort.With(501, "WebSockets need a server of ASP.NET Core: this one has none.");
        await middleware.Invoke(http).ConfigureAwait(false);
        return http.WebSockets.IsWebSocketRequest ? new ServerHandshake(http) : throw new BadRequestException("This is no WebSocket handshake.");
    }

    public async ValueTask<WebSocket> AcceptAsync(string? protocol, IReadOnlyList<string> cookies)
    {
        if (cookies.Count > 0)
            http.Response.Headers.SetCookie = new StringValues([.. cookies]);
        return await http.WebSockets.AcceptWebSocketAsync(protocol).ConfigureAwait(false);
    }
}
