using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>Brings WSGI applications into ASP.NET Core.</summary>
public static class WsgiServing
{
    /// <summary>The application as the end of an ASP.NET Core pipeline: <c>web.Run(app.ToRequestDelegate())</c>.</summary>
    /// <param name="app">The application.</param>
    public static RequestDelegate ToRequestDelegate(this WsgiApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return new WsgiMiddleware(app, new WsgiServingOptions { Errors = Console.Error }).InvokeAsync;
    }

    /// <summary>Serves the application below a path: <c>web.MapWsgi("/old", app)</c>. Other routes of the host win.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="prefix">The path; it becomes <c>SCRIPT_NAME</c>. Empty serves whatever no other route takes.</param>
    /// <param name="app">The application.</param>
    public static void MapWsgi(this IApplicationBuilder builder, string prefix, WsgiApp app)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(prefix);
        RequestDelegate end = app.ToRequestDelegate();
        if (prefix.Length > 0)
            builder.Map(prefix, branch => branch.Run(end));
        else if (builder is IEndpointRouteBuilder routes)
            routes.MapFallback("{**path}", end);
        else
            builder.Run(end);
    }
}
