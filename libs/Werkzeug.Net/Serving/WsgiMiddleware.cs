using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Werkzeug.Net.Debugging;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>Runs a WSGI application for requests of ASP.NET Core.</summary>
internal sealed partial class WsgiMiddleware(WsgiApp app, WsgiServingOptions options)
{
    private static readonly byte[] Sorry = "Internal Server Error\n"u8.ToArray();

    public async Task InvokeAsync(HttpContext context)
    {
        if (RequestFraming.Refusal(context.Request) is { } code)
        {
            RequestFraming.Refuse(context, code);
            return;
        }

        WsgiExchange exchange = new(context);
        KestrelEnviron source = new(context, options);
        WsgiBody? body = null;
        try
        {
            body = await app(MakeEnviron(source, context), exchange.Start).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The application returned null instead of a body.");
            if (exchange.HasSent || !context.Response.HasStarted) // else the application has answered by itself, as by a WebSocket
                await exchange.SendAsync(body).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested && (!options.LetsErrorsThrough || context.Response.HasStarted))
        {
            // The client has gone; there is nobody to tell. A host's middleware may know better: it may have set a time limit.
        }
        catch (ClientDisconnectedException)
        {
            RefuseBrokenBody(context);
        }
        catch (Exception error) when (!options.LetsErrorsThrough || context.Response.HasStarted)
        {
            await AnswerErrorAsync(context, exchange, error).ConfigureAwait(false);
            options.Failed?.Invoke(error);
        }
        finally
        {
            if (body is not (null or BlockBody or WholeBody)) // these hold nothing
                await CloseAsync(context, body).ConfigureAwait(false);
            source.End();
            exchange.End();
        }
    }

    private WsgiEnviron MakeEnviron(KestrelEnviron source, HttpContext context)
    {
        WsgiEnviron environ = new(source);
        if (options.Handler is { } handler)
        {
            if (handler.ServerVersion is { } version)
            {
                context.Response.Headers.Server = version;
                environ["SERVER_SOFTWARE"] = version;
            }

            handler.MakeEnviron(environ, context);
        }

        return environ;
    }

    // The body ended early or was not framed: mostly the client has gone, and nothing of it is the application's fault.
    private static void RefuseBrokenBody(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        RequestFraming.Refuse(context, StatusCodes.Status400BadRequest);
    }

    private async ValueTask AnswerErrorAsync(HttpContext context, WsgiExchange exchange, Exception error)
    {
        Log.Failed(LoggerOf(context), error, context.Request.Method, ControlCharacters.Escape(context.Request.Path.Value ?? ""));
        if (context.Response.HasStarted)
        {
            // Without its end the client must not take the answer for whole; all that was promised may stay.
            if (!exchange.IsWhole)
                context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        bool isPage = options.ShowErrors && WantsHtml(context.Request);
        context.Response.ContentType = isPage ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
        byte[] page = options.ShowErrors ? Shown(error, isPage) : Sorry;
        context.Response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(page).ConfigureAwait(false);
    }

    private static bool WantsHtml(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static byte[] Shown(Exception error, bool asPage)
    {
        DebugTraceback traceback = DebugTraceback.From(error);
        return Encoding.UTF8.GetBytes(asPage ? TracebackPage.Html(traceback) : TracebackPage.Text(traceback));
    }

    private static async ValueTask CloseAsync(HttpContext context, WsgiBody body)
    {
        try
        {
            await body.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Log.CloseFailed(LoggerOf(context), error);
        }
    }

    private static ILogger LoggerOf(HttpContext context) =>
        context.RequestServices?.GetService<ILoggerFactory>()?.CreateLogger("werkzeug") ?? Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Error on request {Method} {Path}")]
        public static partial void Failed(ILogger logger, Exception error, string method, string path);

        [LoggerMessage(2, LogLevel.Error, "Closing the body failed")]
        public static partial void CloseFailed(ILogger logger, Exception error);
    }
}
