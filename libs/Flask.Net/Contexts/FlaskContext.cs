using Flask.Net.Sessions;
using Flask.Net.Signals;
using Microsoft.Extensions.DependencyInjection;
using Werkzeug.Net;
using Werkzeug.Net.Routing;
using HttpContext = Microsoft.AspNetCore.Http.HttpContext;

namespace Flask.Net;

/// <summary>What belongs to one request, or to one command: the application, the request, its session and its globals.</summary>
/// <remarks>
/// Mirrors <c>flask.ctx.AppContext</c> of Flask 3.2, which serves requests and commands alike. Pushing it makes it current; the last
/// pop runs the teardown functions and ends it.
/// </remarks>
/// <example><code>
/// using (app.AppContext())
///     Database.Create(Current.App.Config.Get&lt;string&gt;("DATABASE"));
/// </code></example>
public sealed class FlaskContext : IContextFrame, IDisposable, IAsyncDisposable
{
    private readonly FlaskRequest? _request;
    private IContextFrame? _before;
    private Stack<IContextFrame?>? _beforeOthers;
    private int _depth;
    private List<Func<Response, ValueTask<Response>>>? _afterThisRequest;
    private ISession? _session;
    private AppGlobals? _globals;
    private TemplateSession? _templateSession;
    private AsyncServiceScope? _scope;

    internal FlaskContext(FlaskApp app, FlaskRequest? request = null, ISession? session = null)
    {
        App = app;
        _request = request;
        _session = session;
        try
        {
            UrlAdapter = app.CreateUrlAdapter(request);
        }
        catch (HttpException error) when (request is not null)
        {
            request.RoutingException = error;
        }
    }

    /// <summary>The application.</summary>
    public FlaskApp App { get; }

    /// <summary>Whether this is a request's context.</summary>
    public bool HasRequest => _request is not null;

    /// <summary>Whether the context was popped for the last time. Using it then fails.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The request.</summary>
    /// <exception cref="InvalidOperationException">This is not a request's context.</exception>
    public FlaskRequest Request => _request ?? throw OutsideOfContext.Request();

    /// <summary>Values of this request or command.</summary>
    public AppGlobals G => _globals ??= App.MakeGlobals();

    /// <summary>What matches and builds URLs here; <see langword="null"/> outside of a request where no <c>SERVER_NAME</c> is set.</summary>
    public MapAdapter? UrlAdapter { get; }

    /// <summary>
    /// What the code of this context may ask for by type. It is a scope of its own, made when it is first asked for and disposed of with the
    /// context; inside of an ASP.NET Core host it is the scope that the host made for the request.
    /// </summary>
    public IServiceProvider Services => App.IsHosted && HttpContext is { } http ? http.RequestServices : OwnServices;

    /// <summary>The request as ASP.NET Core sees it; <see langword="null"/> where another server or a test client made it.</summary>
    public HttpContext? HttpContext => _request is not null && _request.Environ.TryGet("aspnetcore.context", out HttpContext? http) ? http : null;

    /// <summary>The session of the visitor, opened on first use. Reading it here marks it as accessed.</summary>
    /// <exception cref="InvalidOperationException">This is not a request's context.</exception>
    public ISession Session
    {
        get
        {
            ISession session = OpenedSession;
            session.Accessed = true;
            return session;
        }
    }

    /// <summary>The session as templates see it.</summary>
    internal TemplateSession TemplateSession => _templateSession ??= new TemplateSession(this);

    /// <summary>The socket that the client and the view talk through; null for other requests.</summary>
    internal WebSocketConnection? WebSocket { get; set; }

    /// <summary>Whether more of the body is on its way than was read ahead, so that a synchronous view will wait for it.</summary>
    internal bool AwaitsBody { get; set; }

    /// <summary>Whether a developer's console looks at the context after its end.</summary>
    internal bool IsKeptForDebugger { get; set; }

    /// <summary>The flashed messages that this request has taken out of the session.</summary>
    internal IReadOnlyList<FlashedMessage>? Flashes { get; set; }

    internal IReadOnlyList<Func<Response, ValueTask<Response>>>? AfterFunctions => _afterThisRequest;

    internal bool IsPushed => _depth > 0;

    /// <summary>Whether a streamed body goes on with this context after the view has returned.</summary>
    internal bool IsHeldByStream { get; set; }

    /// <summary>Whether nobody has asked for the session yet.</summary>
    internal bool IsSessionUnopened => _session is null;

    // The session without a mark: what the framework itself looks at.
    internal ISession OpenedSession => _session ??=
        App.SessionInterface.OpenSession(App, Request) ?? App.SessionInterface.MakeNullSession(App);

    FlaskContext? IContextFrame.Context => this;

    /// <summary>Makes the context current. Each push wants a pop.</summary>
    /// <exception cref="InvalidOperationException">The context has ended.</exception>
    public void Push()
    {
        if (HasEnded)
            throw OutsideOfContext.Ended();
        if (_depth++ > 0)
        {
            (_beforeOthers ??= new()).Push(ContextStack.Enter(this));
            return;
        }

        _before = ContextStack.Enter(this);
        if (AppSignals.AppContextPushed.HasReceivers)
            AppSignals.AppContextPushed.Send(App);
        MatchRequest();
    }

    /// <summary>Ends one push. The last one runs the teardown functions.</summary>
    /// <param name="error">What ended the work, for the teardown functions; <see langword="null"/> when all went well.</param>
    /// <exception cref="InvalidOperationException">The context is not the current one.</exception>
    public ValueTask PopAsync(Exception? error = null)
    {
        if (_depth == 0)
            throw new InvalidOperationException("Cannot pop this context, it is not pushed.");
        if (!ReferenceEquals(ContextStack.Top, this))
            throw new InvalidOperationException("Cannot pop this context, another one is current.");

        // Not an async method: what it does to the current context must be seen by its caller.
        bool isLast = --_depth == 0;
        ValueTask teardown = isLast ? EndAsync(error) : default;
        ContextStack.Leave(isLast ? _before : _beforeOthers!.Pop()); // every push after the first has put one there
        return teardown;
    }

    /// <summary>A new context for the same request, for work that goes on beside it, as on another thread.</summary>
    /// <remarks>Mirrors <c>copy_current_request_context</c>. Request and session are shared, the globals are new.</remarks>
    public FlaskContext Copy() => new(App, _request, _session);

    /// <summary>Pops the context. A teardown function that waits needs <see cref="DisposeAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">A teardown function did not finish at once.</exception>
    public void Dispose()
    {
        ValueTask teardown = PopAsync();
        if (!teardown.IsCompleted)
            throw new InvalidOperationException("A teardown function is asynchronous: end this context with 'await using'.");
        teardown.GetAwaiter().GetResult();
    }

    /// <summary>Pops the context.</summary>
    public ValueTask DisposeAsync() => PopAsync();

    /// <summary>Pops a context that a stream has kept, from wherever the body is closed.</summary>
    internal async ValueTask PopHeldAsync(Exception? error)
    {
        ContextStack.Enter(this);
        await PopAsync(error).ConfigureAwait(false);
    }

    /// <summary>Pops the context where the flow of execution ends with it, so that nothing else need become current again.</summary>
    internal ValueTask EndRequestAsync(Exception? error)
    {
        if (_depth != 1 || !ReferenceEquals(ContextStack.Top, this))
            return PopAsync(error);
        _depth = 0;
        return EndAsync(error);
    }

    internal void AfterThisRequest(Func<Response, ValueTask<Response>> change) => (_afterThisRequest ??= []).Add(change);

    internal async ValueTask OpenSessionAsync(CancellationToken cancel) =>
        _session ??= await App.SessionInterface.OpenSessionAsync(App, Request, cancel).ConfigureAwait(false)
            ?? App.SessionInterface.MakeNullSession(App);

    private IServiceProvider OwnServices
    {
        get
        {
            if (_scope is null && App.HasServices && !HasEnded)
                _scope = App.Services.CreateAsyncScope();
            return _scope?.ServiceProvider ?? App.Services;
        }
    }

    private void MatchRequest()
    {
        if (_request is null or { RoutingException: not null } or { UrlRule: not null } || UrlAdapter is null)
            return;
        if (UrlAdapter.TryMatch(out RouteMatch match, out HttpException? failure))
            _request.SetMatch(match);
        else
            _request.RoutingException = failure;
    }

    private ValueTask EndAsync(Exception? error)
    {
        if (App.TearsDown || _scope is not null)
            return TearDownAsync(error);
        _request?.Close();
        HasEnded = !IsKeptForDebugger;
        return ValueTask.CompletedTask;
    }

    private async ValueTask TearDownAsync(Exception? error)
    {
        FailureCollector failures = new();
        try
        {
            if (_request is not null)
            {
                await App.TeardownRequestAsync(this, error, failures).ConfigureAwait(false);
                failures.Try(_request.Close);
            }

            await App.TeardownAppContextAsync(this, error, failures).ConfigureAwait(false);
        }
        finally
        {
            HasEnded = !IsKeptForDebugger;
            if (_scope is { } scope)
                await failures.TryAsync(_ => scope.DisposeAsync(), null).ConfigureAwait(false);
            if (AppSignals.AppContextPopped.HasReceivers)
                failures.Try(() => AppSignals.AppContextPopped.Send(App));
        }

        failures.Throw();
    }
}
