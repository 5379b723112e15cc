using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>Puts middleware of ASP.NET Core around a WSGI application: compression, rate limits, timeouts, a cache of answers.</summary>
/// <remarks>
/// The middleware and the application see the request as an <c>HttpContext</c> that is made of the environ; below it the application gets an
/// environ of that context, and finds the one from outside in <c>HttpContext.Items["wsgi.environ"]</c>. Where a host of ASP.NET Core serves
/// anyway, its own pipeline does the same with one translation less.
/// </remarks>
/// <example><code>
/// app = AspNetCorePipeline.Wrap(app, static services => services.AddResponseCompression(), static pipeline => pipeline.UseResponseCompression());
/// </code></example>
public static class AspNetCorePipeline
{
    /// <summary>Wraps an application.</summary>
    /// <param name="app">The application.</param>
    /// <param name="services">Registers what the middleware asks for.</param>
    /// <param name="pipeline">Adds the middleware, outermost first.</param>
    public static WsgiApp Wrap(WsgiApp app, Action<IServiceCollection> services, Action<IApplicationBuilder> pipeline)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(pipeline);
        ServiceCollection collected = new();
        collected.AddLogging();
        services(collected);
        ServiceProvider provider = collected.BuildServiceProvider();
        ApplicationBuilder builder = new(provider);
        pipeline(builder);
        builder.Run(app.ToRequestDelegate());
        return builder.Build().ToWsgiApp(provider);
    }
}
