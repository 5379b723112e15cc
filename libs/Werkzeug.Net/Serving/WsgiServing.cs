using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Werkzeug.Net.Serving.Pipelines;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>Brings WSGI applications into ASP.NET Core, and ASP.NET Core into WSGI applications.</summary>
public static class WsgiServing
{
    /// <summary>The application as the end of an ASP.NET Core pipeline: <c>web.Run(app.ToRequestDelegate())</c>.</summary>
    /// <param name="app">The application. Its environ has the <c>HttpContext</c> as <c>aspnetcore.context</c>.</param>
    /// <remarks>What the application throws before it has answered goes on to the host, whose middleware answers it.</remarks>
    public static RequestDelegate ToRequestDelegate(this WsgiApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return new WsgiMiddleware(app, new WsgiServingOptions { Errors = Console.Error, LetsErrorsThrough = true }).InvokeAsync;
    }

    /// <summary>Serves the application below a path: <c>web.MapWsgi("/old", app)</c>. It is an endpoint: other routes of the host win.</summary>
    /// <param name="routes">The host, or a group of its routes.</param>
    /// <param name="prefix">The path; it becomes <c>SCRIPT_NAME</c>. Empty serves whatever no other route takes.</param>
    /// <param name="app">The application.</param>
    /// <returns>The endpoint, for <c>RequireAuthorization</c>, <c>RequireHost</c> and the like.</returns>
    [OverloadResolutionPriority(1)]
    public static IEndpointConventionBuilder MapWsgi(this IEndpointRouteBuilder routes, string prefix, WsgiApp app)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(prefix);
        string pattern = prefix.TrimEnd('/').Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        return routes.MapFallback(pattern + "/{**" + MountedPath.RouteValue + "}", MountedPath.Below(app.ToRequestDelegate())).WithDisplayName($"WSGI {prefix}");
    }

    /// <summary>Serves the application below a path, at this place of a pipeline.</summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="prefix">The path; it becomes <c>SCRIPT_NAME</c>. Empty serves whatever comes here.</param>
    /// <param name="app">The application.</param>
    public static void MapWsgi(this IApplicationBuilder builder, string prefix, WsgiApp app)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(prefix);
        RequestDelegate end = app.ToRequestDelegate();
        if (builder is IEndpointRouteBuilder routes)
            routes.MapWsgi(prefix, app);
        else if (prefix.Length > 0)
            builder.Map(prefix, branch => branch.Run(end));
        else
            builder.Run(end);
    }

    /// <summary>A piece of ASP.NET Core as an application, to be mounted beside others.</summary>
    /// <param name="pipeline">Answers requests. Its <c>HttpContext.Items["wsgi.environ"]</c> is the environment.</param>
    /// <param name="services">Where each request's scope of services comes from; null for none.</param>
    public static WsgiApp ToWsgiApp(this RequestDelegate pipeline, IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        IServiceScopeFactory? scopes = services?.GetRequiredService<IServiceScopeFactory>();
        return (environ, startResponse) =>
        {
            PipelineExchange exchange = new(environ);
            DefaultHttpContext context = new(exchange.Features);
            if (scopes is not null)
                context.ServiceScopeFactory = scopes;
            return exchange.AnswerAsync(() => pipeline(context), startResponse);
        };
    }

    /// <summary>Lets a host of ASP.NET Core listen nowhere: its requests come through <see cref="ToWsgiApp(IHost)"/>, or from a server of Python.</summary>
    /// <param name="builder">The host to be.</param>
    /// <example><code>
    /// builder.WebHost.UseWsgi();
    /// WebApplication web = builder.Build();
    /// await web.StartAsync();
    /// WsgiApp app = Dispatcher.Wrap(flask.InvokeAsync, new Dictionary&lt;string, WsgiApp&gt; { ["/api"] = web.ToWsgiApp() });
    /// </code></example>
    public static IWebHostBuilder UseWsgi(this IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ConfigureServices(static services => services.AddSingleton<IServer, WsgiServer>());
    }

    /// <summary>A whole host of ASP.NET Core as an application. It must be started before the first request.</summary>
    /// <param name="host">The host, built with <see cref="UseWsgi"/>.</param>
    /// <exception cref="InvalidOperationException">The host has another server.</exception>
    public static WsgiApp ToWsgiApp(this IHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Services.GetRequiredService<IServer>() is WsgiServer server
            ? server.InvokeAsync
            : throw new InvalidOperationException("The host listens by a server of its own: call UseWsgi() on its builder.");
    }
}
