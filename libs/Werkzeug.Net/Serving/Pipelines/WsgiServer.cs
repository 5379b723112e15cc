using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Werkzeug.Net.Serving.Python;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving.Pipelines;

/// <summary>A server of ASP.NET Core that listens nowhere: the requests of its host come through a WSGI application.</summary>
internal sealed class WsgiServer : IServer
{
    private WsgiApp? _app;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <summary>The host's pipeline as an application.</summary>
    /// <exception cref="InvalidOperationException">Asked for a request: the host was not started, or has stopped.</exception>
    public ValueTask<WsgiBody> InvokeAsync(WsgiEnviron environ, StartResponse startResponse) =>
        (_app ?? throw new InvalidOperationException("The ASP.NET Core host is not running: start it before the first request."))(environ, startResponse);

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _app = (environ, startResponse) =>
        {
            PipelineExchange exchange = new(environ);
            return exchange.AnswerAsync(() => RunAsync(application, exchange.Features), startResponse);
        };
        PythonGateway.Offer(InvokeAsync);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _app = null;
        return Task.CompletedTask;
    }

    public void Dispose() => _app = null;

    private static async Task RunAsync<TContext>(IHttpApplication<TContext> application, FeatureCollection features)
        where TContext : notnull
    {
        TContext context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            application.DisposeContext(context, error);
            throw;
        }

        application.DisposeContext(context, null);
    }
}
