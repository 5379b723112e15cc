using Werkzeug.Net.Testing;

namespace Flask.Net;

public partial class FlaskApp
{
    /// <summary>Makes the test client: replace it to hand out your own.</summary>
    public Func<FlaskApp, bool, FlaskClient> MakeTestClient { get; set; } = static (app, useCookies) => new FlaskClient(app, useCookies);

    /// <summary>A client for tests.</summary>
    /// <param name="useCookies">Whether it keeps cookies between requests.</param>
    public FlaskClient TestClient(bool useCookies = true) => MakeTestClient(this, useCookies);

    /// <summary>Makes the runner of commands for tests: replace it to hand out your own.</summary>
    public Func<FlaskApp, FlaskCliRunner> MakeTestCliRunner { get; set; } = static app => new FlaskCliRunner(app);

    /// <summary>A runner for tests of the application's commands.</summary>
    public FlaskCliRunner TestCliRunner() => MakeTestCliRunner(this);

    /// <summary>Makes the context of a request that is not sent, for tests of what runs inside of one. Use it with <see langword="using"/>.</summary>
    /// <param name="path">The path, or a whole URL.</param>
    /// <param name="method">The method.</param>
    /// <param name="query">The query: text, or named values.</param>
    /// <param name="form">A form.</param>
    /// <param name="json">A value that is sent as JSON.</param>
    /// <param name="headers">The headers.</param>
    /// <param name="baseUrl">Scheme, host and path of the application.</param>
    /// <returns>The context, pushed. No hook has run.</returns>
    public FlaskContext TestRequestContext(
        string path = "/", string method = "GET", object? query = null, object? form = null, object? json = null, IEnumerable<KeyValuePair<string, string>>? headers = null, string? baseUrl = null)
    {
        FlaskEnvironBuilder builder = new(this, path, baseUrl, query) { Method = method, Form = form, Json = json };
        builder.Headers.Extend(headers ?? []);
        FlaskContext context = RequestContext(builder.GetEnviron());
        context.Push();
        return context;
    }
}
