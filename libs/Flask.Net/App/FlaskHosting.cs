using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Werkzeug.Net.Serving;

namespace Flask.Net;

/// <summary>Brings an application into ASP.NET Core: its views then see the host's services, log and configuration.</summary>
/// <example><code>
/// WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
/// builder.AddFlask(app);
/// WebApplication web = builder.Build();
/// web.MapGet("/native", () => "from ASP.NET Core");
/// web.MapFlask(app);                 // whatever no other route takes; MapFlask("/shop", app) for what lies below a path
/// web.Run();
/// </code></example>
public static class FlaskHosting
{
    /// <summary>Registers an application with a host, takes over the section <c>Flask</c> of its configuration, and starts and stops with it.</summary>
    /// <param name="builder">The host to be.</param>
    /// <param name="app">The application.</param>
    /// <param name="reloadOnChange">Whether the section is taken over again when it changes.</param>
    /// <returns>The host to be.</returns>
    public static IHostApplicationBuilder AddFlask(this IHostApplicationBuilder builder, FlaskApp app, bool reloadOnChange = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(app);
        builder.Services.AddSingleton(app);
        builder.Services.AddSingleton<IHostedService>(services => new HostedFlask(app, services));
        app.Config.FromConfiguration(builder.Configuration.GetSection("Flask"), reloadOnChange);
        app.IsHosted = true;
        return builder;
    }

    /// <summary>Serves an application wherever no other route of the host matches.</summary>
    /// <param name="host">The host.</param>
    /// <param name="app">The application.</param>
    public static void MapFlask(this IApplicationBuilder host, FlaskApp app) => host.MapFlask("", app);

    /// <summary>Serves an application below a path, which its URLs then begin with.</summary>
    /// <param name="host">The host.</param>
    /// <param name="prefix">The path, as <c>/shop</c>; empty serves whatever no other route takes.</param>
    /// <param name="app">The application.</param>
    public static void MapFlask(this IApplicationBuilder host, string prefix, FlaskApp app)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(app);
        app.IsHosted = true;
        app.Services = host.ApplicationServices;
        host.MapWsgi(prefix, app.InvokeAsync);
    }

    /// <summary>Lets an application's own start and end happen with the host's.</summary>
    private sealed class HostedFlask(FlaskApp app, IServiceProvider services) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            app.Services = services;
            HostChecks.WarnAboutHosts(app, services.GetService<IHostEnvironment>()?.IsDevelopment() is true);
            await app.StartServingAsync(cancellationToken).ConfigureAwait(false);
        }

        public Task StopAsync(CancellationToken cancellationToken) => app.StopServingAsync(cancellationToken).AsTask();
    }
}
