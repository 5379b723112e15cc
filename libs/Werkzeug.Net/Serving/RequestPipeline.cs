using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>What a request goes through on the way to the application of a <see cref="KestrelHost"/>: the log, its turn, the bridge to WSGI.</summary>
internal static class RequestPipeline
{
    /// <summary>Makes the pipeline.</summary>
    /// <param name="app">The application.</param>
    /// <param name="options">How to serve.</param>
    /// <param name="failed">Called with what the application throws; null where nobody wants to know.</param>
    public static RequestDelegate For(WsgiApp app, ServerOptions options, Action<Exception>? failed)
    {
        LogTarget log = LogTarget.Of(options);
        RequestDelegate next = new WsgiMiddleware(app, new WsgiServingOptions
        {
            HeadersAreBytes = true,
            IsMultithread = options.Threaded,
            Errors = TextWriter.Synchronized(log.Writer),
            Handler = options.RequestHandler,
            Failed = failed,
            ExtraEnviron = options.ExtraEnviron ?? FrozenDictionary<string, string>.Empty,
        }).InvokeAsync;
        if (options.Threads is { } threads)
            next = Apart(next, new BlockingThreads(threads));
        if (!options.Threaded)
            next = OneAtATime(next);
        return options.AccessLog ? Logged(next, new AccessLog(log, options.Time, options.RequestHandler ?? new RequestHandler(), options.LoggerFactory)) : next;
    }

    private static RequestDelegate Apart(RequestDelegate next, BlockingThreads threads) => context => threads.RunAsync(() => next(context));

    private static RequestDelegate OneAtATime(RequestDelegate next)
    {
        SemaphoreSlim turn = new(1);
        return async context =>
        {
            await turn.WaitAsync(context.RequestAborted).ConfigureAwait(false);
            try
            {
                await next(context).ConfigureAwait(false);
            }
            finally
            {
                turn.Release();
            }
        };
    }

    private static RequestDelegate Logged(RequestDelegate next, AccessLog log) => async context =>
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            log.Write(context);
        }
    };
}
