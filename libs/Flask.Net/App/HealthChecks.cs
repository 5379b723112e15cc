using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Werkzeug.Net;

namespace Flask.Net;

/// <summary>Tells a load balancer whether to send requests here.</summary>
public static class HealthChecks
{
    /// <summary>
    /// Adds a view that runs the health checks of the services and answers <c>Healthy</c>, <c>Degraded</c> or, with 503, <c>Unhealthy</c>.
    /// Without registered checks it tells only that requests are answered. While the host shuts down it answers 503, so that no new
    /// requests are sent here.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="rule">The URL.</param>
    /// <param name="endpoint">The endpoint's name.</param>
    /// <param name="tag">Only checks with this tag count; <see langword="null"/> for all.</param>
    /// <example><code>
    /// app.AddServices(services => services.AddHealthChecks().AddCheck("disk", () => HealthCheckResult.Healthy()));
    /// app.AddHealthChecks("/healthz");
    /// </code></example>
    public static void AddHealthChecks(this FlaskApp app, string rule = "/healthz", string endpoint = "health", string? tag = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Get(rule, (FlaskContext context, CancellationToken cancel) => AnswerAsync(context, tag, cancel), endpoint);
    }

    private static async Task<Response> AnswerAsync(FlaskContext context, string? tag, CancellationToken cancel)
    {
        HealthStatus status = IsStopping(context) ? HealthStatus.Unhealthy : await CheckAsync(context.Services, tag, cancel).ConfigureAwait(false);
        Response answer = context.App.NewResponse(status.ToString(), status == HealthStatus.Unhealthy ? 503 : 200, mimeType: "text/plain");
        answer.Headers["Cache-Control"] = "no-store, no-cache";
        return answer;
    }

    private static async Task<HealthStatus> CheckAsync(IServiceProvider services, string? tag, CancellationToken cancel)
    {
        if (services.GetService<HealthCheckService>() is not { } checks)
            return HealthStatus.Healthy;
        HealthReport report = await checks.CheckHealthAsync(check => tag is null || check.Tags.Contains(tag), cancel).ConfigureAwait(false);
        return report.Status;
    }

    private static bool IsStopping(FlaskContext context) =>
        (context.HttpContext?.RequestServices ?? context.Services).GetService<IHostApplicationLifetime>()?.ApplicationStopping.IsCancellationRequested is true;
}
