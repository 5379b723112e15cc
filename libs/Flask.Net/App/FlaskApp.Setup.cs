using Werkzeug.Net.Routing;

namespace Flask.Net;

public partial class FlaskApp
{
    private readonly Dictionary<string, RegisteredView> _views = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _endpointsByFoldedName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Blueprint> _blueprints = new(StringComparer.Ordinal);
    private readonly List<Func<Exception?, ValueTask>> _contextTeardowns = [];

    /// <summary>All rules of the application.</summary>
    public Map UrlMap { get; }

    /// <summary>The registered blueprints by their full names.</summary>
    public IReadOnlyDictionary<string, Blueprint> Blueprints => _blueprints;

    /// <summary>What gives a URL where none can be built: gets the error, the endpoint and the values, and answers a URL or <see langword="null"/>.</summary>
    public IList<Func<BuildException, string, IDictionary<string, object?>, string?>> UrlBuildErrorHandlers { get; } = [];

    /// <summary>The endpoints that have a view.</summary>
    public IReadOnlyCollection<string> Endpoints => _views.Keys;

    /// <summary>Registers a blueprint.</summary>
    /// <param name="blueprint">The blueprint. It may be registered several times, each under a name of its own.</param>
    /// <param name="urlPrefix">What comes before its rules instead of its own prefix.</param>
    /// <param name="name">Its name instead of its own.</param>
    /// <param name="subdomain">The subdomain of its rules instead of its own.</param>
    /// <param name="urlDefaults">More values for arguments that its URLs do not name.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    /// <exception cref="InvalidOperationException">The application has served a request already.</exception>
    public void RegisterBlueprint(Blueprint blueprint, string? urlPrefix = null, string? name = null, string? subdomain = null, IReadOnlyDictionary<string, object?>? urlDefaults = null)
    {
        ArgumentNullException.ThrowIfNull(blueprint);
        CheckSetup();
        blueprint.Register(this, new BlueprintOptions(urlPrefix, name, subdomain, urlDefaults));
    }

    /// <summary>Runs when a context ends, of a request or a command, last registered first.</summary>
    /// <param name="function">Gets the error that nobody handled, or <see langword="null"/>.</param>
    public void TeardownAppContext(Action<Exception?> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        TeardownAppContext(error =>
        {
            function(error);
            return ValueTask.CompletedTask;
        });
    }

    /// <inheritdoc cref="TeardownAppContext(Action{Exception})"/>
    public void TeardownAppContext(Func<Exception?, ValueTask> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        CheckSetup();
        _contextTeardowns.Add(function);
    }

    internal List<OwnedPrefix> OwnedPrefixes { get; } = [];

    internal void AddBlueprint(string name, Blueprint blueprint) => _blueprints.Add(name, blueprint);

    internal void SetView(string endpoint, RegisteredView view) => _views[endpoint] = view;

    internal RegisteredView? FindView(string endpoint) => _views.GetValueOrDefault(endpoint);

    private protected override void AddView(string endpoint, RegisteredView view) => SetView(endpoint, view);

    private protected override void AddRule(RouteDeclaration route) => Register(route);

    internal void Register(RouteDeclaration route)
    {
        string endpoint = route.Endpoint;
        RouteOptions options = route.Options;
        HashSet<string> methods = new((route.Methods ?? route.View?.Methods ?? ["GET"]).Select(static method => method.ToUpperInvariant()), StringComparer.Ordinal);
        bool automatic = options.ProvideAutomaticOptions ?? route.View?.ProvideAutomaticOptions
            ?? (!methods.Contains("OPTIONS") && Settings.ProvideAutomaticOptions);
        if (automatic)
            methods.Add("OPTIONS");

        UrlMap.Add(new Rule(
            route.Rule, options.Defaults, options.Subdomain, methods, options.BuildOnly, endpoint, options.StrictSlashes, options.MergeSlashes,
            options.RedirectTo, alias: options.Alias, host: options.Host, websocket: options.Websocket)
        {
            ProvideAutomaticOptions = automatic,
        });
        if (route.View is { } view)
            KeepView(endpoint, view);
        if (route.IsNamedByView)
            _endpointsByFoldedName.TryAdd(EndpointName.Fold(endpoint), endpoint);
    }

    private void KeepView(string endpoint, RegisteredView view)
    {
        if (_views.TryGetValue(endpoint, out RegisteredView? other) && !other.Source.Equals(view.Source))
        {
            throw new InvalidOperationException(
                $"View function mapping is overwriting an existing endpoint function: {endpoint}. Give one of the two a name of its own with 'endpoint:'.");
        }

        _views[endpoint] = view;
    }
}
