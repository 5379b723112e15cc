using Flask.Net.Sessions;
using Werkzeug.Net;
using Werkzeug.Net.Testing;
using Werkzeug.Net.Wsgi;

namespace Flask.Net;

/// <summary>Calls an application without a server, as a browser would.</summary>
/// <remarks>Mirrors <c>flask.testing.FlaskClient</c>. Made by <see cref="FlaskApp.TestClient"/>.</remarks>
/// <example><code>
/// using FlaskClient client = app.TestClient();
/// TestResponse response = await client.PostAsync("/login", form: new { name = "Ann" }, followRedirects: true);
/// StringAssert.Contains(response.Text, "Hello Ann");
/// </code></example>
public class FlaskClient : Client, IDisposable
{
    /// <summary>The key of an environment under which a test asks to see the request's context.</summary>
    internal const string PreserveContextKey = "werkzeug.debug.preserve_context";

    private PreservedContext? _preserved;
    private IContextFrame? _before;

    /// <summary>Makes a client.</summary>
    /// <param name="app">The application.</param>
    /// <param name="useCookies">Whether cookies are kept between requests.</param>
    public FlaskClient(FlaskApp app, bool useCookies = true)
        : base((app ?? throw new ArgumentNullException(nameof(app))).InvokeAsync, useCookies, time: app.Clock)
    {
        App = app;
    }

    /// <summary>The application.</summary>
    public FlaskApp App { get; }

    /// <summary>What every environment holds beside what a request says, as <c>REMOTE_ADDR</c>.</summary>
    public IDictionary<string, object?> EnvironBase { get; } = new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["REMOTE_ADDR"] = "127.0.0.1",
        ["HTTP_USER_AGENT"] = "Werkzeug.Net",
    };

    /// <summary>Keeps the context of each request current after it, until the next one or until the client is disposed of.</summary>
    /// <returns>The client itself.</returns>
    /// <remarks>Stands for <c>with client:</c>. <see cref="Current"/> then shows the request, the session and the globals of the last request.</remarks>
    public FlaskClient PreserveContext()
    {
        if (_preserved is null)
        {
            _preserved = new PreservedContext();
            _before = ContextStack.Enter(_preserved);
        }

        return this;
    }

    /// <summary>Opens the session that the next request will see, to look at it or to change it. Disposing of it saves it.</summary>
    /// <exception cref="InvalidOperationException">The client keeps no cookies, or the application has no <c>SECRET_KEY</c>.</exception>
    /// <example><code>using (SessionTransaction transaction = client.SessionTransaction()) transaction.Session["user_id"] = 1;</code></example>
    public SessionTransaction SessionTransaction() => new(this);

    /// <summary>Lets go of the preserved context.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of the preserved context.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (_preserved is null || !disposing)
            return;
        EndPreserved();
        ContextStack.Leave(_before);
        _preserved = null;
    }

    /// <inheritdoc/>
    protected override EnvironBuilder MakeBuilder(string path, string? baseUrl, object? query) => new FlaskEnvironBuilder(App, path, baseUrl, query);

    /// <inheritdoc/>
    protected override void Prepare(WsgiEnviron environ)
    {
        ArgumentNullException.ThrowIfNull(environ);
        foreach ((string key, object? value) in EnvironBase)
            environ.SetDefault(key, value);
        if (_preserved is not { } preserved)
            return;
        EndPreserved();
        environ[PreserveContextKey] = (Action<FlaskContext>)(context => preserved.Context = context);
    }

    private void EndPreserved()
    {
        if (_preserved?.Context is not { HasEnded: false } context)
            return;
        _preserved.Context = null;
        ValueTask ending = context.PopHeldAsync(null);
        if (!ending.IsCompleted)
            throw new InvalidOperationException("A teardown function is asynchronous: it cannot run where a preserved context ends.");
        ending.GetAwaiter().GetResult();
    }
}
