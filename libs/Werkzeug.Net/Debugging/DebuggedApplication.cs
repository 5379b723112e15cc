using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Debugging;

/// <summary>
/// Shows the errors of an application to its developer: a page with the source around each call, the request, and a console that
/// evaluates code where the error happened. For development only: it does nothing where the process's environment is called
/// <c>Production</c> or <c>Staging</c>, nor for clients that come from outside of this machine and its private network.
/// </summary>
/// <remarks>Mirrors <c>werkzeug.debug.DebuggedApplication</c>. .NET cannot evaluate code inside of a frame: there is one console for an error.</remarks>
/// <example><code>
/// WsgiApp debugged = new DebuggedApplication(app, new DebuggerOptions { Evaluator = new CSharpEvaluator() }).Application;
/// </code></example>
public sealed class DebuggedApplication
{
    /// <summary>
    /// The key of the environment under which an application finds an <c>Action&lt;ExecutionContext&gt;</c>: called with the context that an
    /// error happened in, it makes the console run there.
    /// </summary>
    public const string PreserveContextKey = "werkzeug.debug.preserve_context";

    private readonly WsgiApp _app;
    private readonly DebuggerOptions _options;
    private readonly DebuggerPin _pin;
    private readonly DebugConsoles _consoles = new();
    private readonly DebugTrust _trust;
    private readonly DebuggerCommands _commands;

    /// <summary>Puts the debugger around an application and tells its PIN.</summary>
    /// <param name="app">The application.</param>
    /// <param name="options">What to show, and to whom; null shows errors without a console.</param>
    /// <exception cref="ArgumentException">The PIN is none.</exception>
    public DebuggedApplication(WsgiApp app, DebuggerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        _app = app;
        _options = options ?? new DebuggerOptions();
        _pin = new DebuggerPin(_options.Pin ?? Environment.GetEnvironmentVariable("WERKZEUG_DEBUG_PIN"), _options.Time);
        _trust = new DebugTrust(_options.TrustedHosts);
        _commands = new DebuggerCommands(_pin, _consoles, _trust, _options);
        if (_options.IsPermitted)
            Announce(_options.Terminal);
        else
            _options.Terminal.WriteLine(" * The debugger is off: this is no development environment.");
    }

    /// <summary>The application with the debugger around it.</summary>
    public WsgiApp Application => _options.IsPermitted ? AnswerAsync : _app;

    private void Announce(TextWriter log)
    {
        log.WriteLine(_options.Evaluator is null ? " * Debugger is active, without a console." : " * Debugger is active!");
        if (_options.Evaluator is not null)
            log.WriteLine(_pin.Text is null ? " * Debugger PIN disabled. DEBUGGER UNSECURED!" : $" * Debugger PIN: {_pin.Text}");
    }

    private async ValueTask<WsgiBody> AnswerAsync(WsgiEnviron environ, StartResponse startResponse)
    {
        if (!DebugTrust.IsNear(environ))
            return await _app(environ, startResponse).ConfigureAwait(false);
        Request request = new(environ, populateRequest: false);
        Response? own = await _commands.AnswerAsync(request).ConfigureAwait(false) ?? LoneConsole(environ);
        return own is null
            ? await RunAsync(environ, startResponse).ConfigureAwait(false)
            : await own.InvokeAsync(environ, startResponse).ConfigureAwait(false);
    }

    private Response? LoneConsole(WsgiEnviron environ)
    {
        if (_options.Evaluator is null || _options.ConsolePath is null || environ.Path != _options.ConsolePath || !_trust.IsHostTrusted(environ))
            return null;
        IReadOnlyDictionary<string, object?> names = _options.ConsoleNames?.Invoke() ?? new Dictionary<string, object?>();
        return Page(ConsolePage.Html(Access(names, place: null)), 200);
    }

    private async ValueTask<WsgiBody> RunAsync(WsgiEnviron environ, StartResponse startResponse)
    {
        DebuggedRequest request = new(environ, startResponse);
        environ[PreserveContextKey] = (Action<ExecutionContext>)request.Preserve;
        try
        {
            WsgiBody body = await _app(environ, request.Start).ConfigureAwait(false);
            return body is null or { Count: 1 } ? body! : new DebuggedBody(body, error => Answer(request, error));
        }
        catch (Exception error) when (!environ.Aborted.IsCancellationRequested)
        {
            return Answer(request, error);
        }
    }

    /// <summary>Answers with the error in place of what the application began. The server throws the error on if too much was sent already.</summary>
    private WsgiBody Answer(DebuggedRequest request, Exception error)
    {
        WsgiEnviron environ = request.Environ;
        environ.Errors.WriteLine(error.ToString());
        DebugTraceback traceback = request.InItsContext(() => DebugTraceback.From(error, _options.PlacesOf));
        Response response = WantsHtml(environ)
            ? Page(TracebackPage.Html(traceback, RequestFacts.From(environ), ConsoleOf(request, error)), 500)
            : new Response(TracebackPage.Text(traceback), 500);
        (WsgiBody body, string status, IReadOnlyList<KeyValuePair<string, string>> headers) = response.GetWsgiResponse(environ);
        request.Restart(status, headers, error);
        return body;
    }

    private ConsoleAccess? ConsoleOf(DebuggedRequest request, Exception error) =>
        _options.Evaluator is null || !_trust.IsHostTrusted(request.Environ) ? null : Access(request.Names(error), request.Place);

    private ConsoleAccess Access(IReadOnlyDictionary<string, object?> names, ExecutionContext? place) => new(
        _consoles.Add(new DebugConsole(_options.Evaluator!, names, place)), // only asked where there is one
        _consoles.Secret, [.. names.Keys]);

    private static bool WantsHtml(WsgiEnviron environ) =>
        environ.Text("HTTP_ACCEPT")?.Contains("text/html", StringComparison.OrdinalIgnoreCase) ?? false;

    private static Response Page(string html, int status)
    {
        Response response = new(html, status, mimeType: "text/html");
        response.Headers["Content-Security-Policy"] =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        response.Headers["Cache-Control"] = "no-store";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        return response;
    }
}
