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
    /// <param name="useCookies">Whether cookies are kept between requests. Then they alone are sent: a header <c>Cookie</c> of a request is replaced.</param>
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

    /// <summary>Opens a WebSocket to a view, in memory.</summary>
    /// <param name="path">The path, or a whole URL.</param>
    /// <param name="query">The query: text as it is sent, or named values.</param>
    /// <param name="headers">More headers, as <c>Origin</c>.</param>
    /// <param name="subprotocols">The protocols that the client speaks.</param>
    /// <param name="cancel">Ends waiting for the view.</param>
    /// <exception cref="WebSocketRefusedException">The application has answered with a response instead.</exception>
    /// <remarks>Stands for Quart's <c>test_client.websocket</c>. The client's cookies go along, and those of the handshake are kept.</remarks>
    public async ValueTask<TestWebSocket> WebSocketAsync(
        string path,
        object? query = null,
        IEnumerable<KeyValuePair<string, string>>? headers = null,
        IEnumerable<string>? subprotocols = null,
        CancellationToken cancel = default)
    {
        TestHandshake handshake = new([.. subprotocols ?? []]);
        EnvironBuilder builder = MakeBuilder(path, null, query);
        builder.Headers.Extend([new("Connection", "Upgrade"), new("Upgrade", "websocket"), .. headers ?? []]);
        WsgiEnviron environ = builder.GetEnviron();
        environ[ISocketHandshake.Key] = handshake;
        (string host, string place) = Cookies?.AddTo(environ) ?? default;
        Prepare(environ);
        Task<WsgiResult> answer = Task.Run(() => WsgiRunner.RunAsync(App.InvokeAsync, environ, buffered: true, cancel).AsTask(), cancel);
        await Task.WhenAny(handshake.Opened, answer).ConfigureAwait(false);
        if (handshake.Opened.IsCompleted)
        {
            Cookies?.Update(handshake.Cookies, host, place);
            return new TestWebSocket(App, await handshake.Opened.ConfigureAwait(false), answer);
        }

        WsgiResult refused = await answer.ConfigureAwait(false);
        Response response = new(await refused.Body.ReadAllAsync(cancel).ConfigureAwait(false), refused.Status, refused.Headers);
        Cookies?.Update(response.Headers.GetList("Set-Cookie"), host, place);
        throw new WebSocketRefusedException(response);
    }

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
