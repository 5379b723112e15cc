using Werkzeug.Net.Testing;
using Werkzeug.Net.Wsgi;

namespace Flask.Net;

/// <summary>Makes the environment of a request with the application's host, root and JSON.</summary>
/// <remarks>Mirrors <c>flask.testing.EnvironBuilder</c>.</remarks>
public class FlaskEnvironBuilder : EnvironBuilder
{
    private readonly FlaskApp _app;

    /// <summary>Begins a request.</summary>
    /// <param name="app">The application.</param>
    /// <param name="path">The path below the application, or a whole URL.</param>
    /// <param name="baseUrl">Scheme, host and path of the application; left out, made of the configuration.</param>
    /// <param name="query">The query: text as it is sent, or named values.</param>
    public FlaskEnvironBuilder(FlaskApp app, string path = "/", string? baseUrl = null, object? query = null)
        : base(PathOf(path), baseUrl ?? BaseUrlOf(app, path), query)
    {
        _app = app;
    }

    /// <inheritdoc/>
    protected override string WriteJson(object? value) => _app.Json.Dumps(value);

    private static string BaseUrlOf(FlaskApp app, string path)
    {
        ArgumentNullException.ThrowIfNull(app);
        UrlReference url = UrlReference.Parse(path);
        AppSettings settings = app.Settings;
        string scheme = url.Scheme.Length > 0 ? url.Scheme : settings.PreferredUrlScheme;
        return $"{scheme}://{url.Authority ?? settings.ServerName ?? "localhost"}/{settings.ApplicationRoot.TrimStart('/')}";
    }

    private static string PathOf(string path)
    {
        UrlReference url = UrlReference.Parse(path);
        return url.Authority is null ? path : url.Query is { Length: > 0 } query ? $"{url.Path}?{query}" : url.Path;
    }
}
