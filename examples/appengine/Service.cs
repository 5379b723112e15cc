using Flask.Net;
using Werkzeug.Net.Middleware;

namespace AppEngine;

/// <summary>A service as App Engine's flexible environment runs it: behind one front end that terminates TLS.</summary>
public static partial class Service
{
    /// <summary>How long running requests may go on once the instance is told to end. App Engine ends it by force after 30 seconds.</summary>
    public static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(25);

    /// <summary>Makes the application.</summary>
    public static FlaskApp Create()
    {
        FlaskApp app = new("appengine", staticFolder: null, templateFolder: null);
        app.Config.FromPrefixedEnv();                                    // FLASK_SECRET_KEY, FLASK_TRUSTED_HOSTS: env_variables of app.yaml
        app.Config["SESSION_COOKIE_SECURE"] = true;

        // One proxy stands in front and sets these; the Host header it passes on as it came.
        app.WsgiApp = ProxyFix.Wrap(app.WsgiApp, @for: 1, proto: 1);

        app.AddHealthChecks("/_ah/health");
        app.Get("/_ah/warmup", WarmUp, endpoint: "warmup");
        app.Get("/", Index, endpoint: "index");
        app.Get("/slow/<int:seconds>", SlowAsync, endpoint: "slow");
        app.Get("/broken", string () => throw new InvalidOperationException("This view always fails."), endpoint: "broken");
        return app;
    }

    private static object Index(FlaskRequest request) => new
    {
        url = Current.App.UrlFor("index", external: true),
        client = request.RemoteAddress,
        is_secure = request.IsSecure,
        visits = Current.Session["visits"] = Current.Session.Get<int>("visits") + 1,
    };

    // The first request of a kind pays for compiling it: here that happens before a visitor waits.
    private static string WarmUp()
    {
        Templates.RenderString("{{ url_for('index') }}");
        return "warm";
    }

    private static async Task<string> SlowAsync(int seconds, CancellationToken cancel)
    {
        SlowBegun(Current.App.Logger);
        await Task.Delay(TimeSpan.FromSeconds(Math.Min(seconds, 20)), TimeProvider.System, cancel);
        return "done";
    }

    [LoggerMessage(1, LogLevel.Information, "A slow request has begun.")]
    private static partial void SlowBegun(ILogger logger);
}
