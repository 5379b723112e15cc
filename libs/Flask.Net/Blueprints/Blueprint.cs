using System.Runtime.CompilerServices;
using Click.Net;

namespace Flask.Net;

/// <summary>A part of an application: views, hooks, templates and static files that are registered together, once or several times.</summary>
/// <remarks>Mirrors <c>flask.Blueprint</c>. What is said here is recorded, and done when the blueprint is registered.</remarks>
/// <example><code>
/// Blueprint posts = new("posts", urlPrefix: "/posts");
/// posts.Get("/&lt;int:id>", (int id) => Templates.Render("posts/show.html", new { id }), endpoint: "show");
/// app.RegisterBlueprint(posts);                    // app.UrlFor("posts.show", new { id = 1 })
/// </code></example>
public class Blueprint : Scaffold
{
    private readonly List<Action<BlueprintSetup>> _recorded = [];
    private readonly List<(Blueprint Child, BlueprintOptions Options)> _children = [];
    private bool _wasRegistered;
    private AppGroup? _cli;

    /// <summary>Makes a blueprint.</summary>
    /// <param name="name">The name before its endpoints. It may be neither empty nor hold a dot.</param>
    /// <param name="urlPrefix">What comes before its rules; <see langword="null"/> for nothing.</param>
    /// <param name="subdomain">The subdomain of its rules.</param>
    /// <param name="urlDefaults">Values for arguments of its rules that their URLs do not name.</param>
    /// <param name="staticFolder">The folder of its static files, below <paramref name="rootPath"/>; <see langword="null"/> for none.</param>
    /// <param name="staticUrlPath">The URL of its static files below its prefix; left out, the folder's name.</param>
    /// <param name="templateFolder">The folder of its templates, below <paramref name="rootPath"/>. The application's own win.</param>
    /// <param name="rootPath">The folder in which its files lie; left out, the program's.</param>
    /// <param name="cliGroup">The command group of its commands: left out, its name; empty, none, so that they stand beside the application's.</param>
    /// <exception cref="ArgumentException">The name is empty or holds a dot.</exception>
    public Blueprint(
        string name,
        string? urlPrefix = null,
        string? subdomain = null,
        IReadOnlyDictionary<string, object?>? urlDefaults = null,
        string? staticFolder = null,
        string? staticUrlPath = null,
        string? templateFolder = null,
        string? rootPath = null,
        string? cliGroup = null)
        : base(name, rootPath is null ? ContentRoot.Find() : Path.GetFullPath(rootPath), staticFolder, staticUrlPath, templateFolder)
    {
        if (name.Length == 0)
            throw new ArgumentException("'name' may not be empty.");
        if (name.Contains('.', StringComparison.Ordinal))
            throw new ArgumentException("'name' may not contain a dot '.' character.");
        Name = name;
        UrlPrefix = urlPrefix;
        Subdomain = subdomain;
        UrlDefaultValues = urlDefaults ?? new Dictionary<string, object?>();
        CliGroup = cliGroup ?? name;
    }

    /// <summary>The name before its endpoints, unless it is registered under another.</summary>
    public string Name { get; }

    /// <summary>What comes before its rules.</summary>
    public string? UrlPrefix { get; }

    /// <summary>The subdomain of its rules.</summary>
    public string? Subdomain { get; }

    /// <summary>Values for arguments of its rules that their URLs do not name.</summary>
    public IReadOnlyDictionary<string, object?> UrlDefaultValues { get; }

    /// <summary>The name of its command group; empty where its commands stand beside the application's.</summary>
    public string CliGroup { get; }

    /// <summary>
    /// Whether its handlers of 404 and 405 answer every URL below its prefix that belongs to no rule. Off by default, as in the
    /// original: a URL that belongs to no rule belongs to no blueprint. A prefix with values in it, as <c>/&lt;lang></c>, is not looked at.
    /// </summary>
    public bool OwnsPrefix { get; init; }

    /// <summary>Its commands.</summary>
    public AppGroup Cli => _cli ??= new AppGroup(Name);

    /// <summary>Registers another blueprint inside of this one.</summary>
    /// <inheritdoc cref="FlaskApp.RegisterBlueprint"/>
    public void RegisterBlueprint(Blueprint blueprint, string? urlPrefix = null, string? name = null, string? subdomain = null, IReadOnlyDictionary<string, object?>? urlDefaults = null)
    {
        ArgumentNullException.ThrowIfNull(blueprint);
        CheckSetup();
        if (ReferenceEquals(blueprint, this))
            throw new ArgumentException("Cannot register a blueprint on itself");
        _children.Add((blueprint, new BlueprintOptions(urlPrefix, name, subdomain, urlDefaults)));
    }

    /// <summary>Does something with the application each time the blueprint is registered.</summary>
    public void Record(Action<BlueprintSetup> setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        CheckSetup();
        _recorded.Add(setup);
    }

    /// <summary>Does something with the application when the blueprint is registered for the first time.</summary>
    public void RecordOnce(Action<BlueprintSetup> setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        Record(state =>
        {
            if (state.IsFirstRegistration)
                setup(state);
        });
    }

    /// <summary>As <see cref="Scaffold.BeforeRequest(Func{object})"/>, for every request of the application.</summary>
    public void BeforeAppRequest(Func<object?> function) => RecordOnce(state => state.App.BeforeFunctions.Add(null, () => AwaitedResult.Of(function())));

    /// <summary>As <see cref="Scaffold.AfterRequest(Func{Werkzeug.Net.Response, Werkzeug.Net.Response})"/>, for every request of the application.</summary>
    public void AfterAppRequest(Func<Werkzeug.Net.Response, Werkzeug.Net.Response> function) =>
        RecordOnce(state => state.App.AfterFunctions.Add(null, response => new(function(response))));

    /// <summary>As <see cref="Scaffold.TeardownRequest(Action{Exception})"/>, for every request of the application.</summary>
    public void TeardownAppRequest(Action<Exception?> function) => RecordOnce(state => state.App.TeardownFunctions.Add(null, error =>
    {
        function(error);
        return ValueTask.CompletedTask;
    }));

    /// <summary>As <see cref="Scaffold.ContextProcessor"/>, for every template of the application.</summary>
    public void AppContextProcessor(Func<object?> function) => RecordOnce(state => state.App.ContextProcessors.Add(null, function));

    /// <summary>As <see cref="Scaffold.UrlValuePreprocessor"/>, for every request of the application.</summary>
    public void AppUrlValuePreprocessor(Action<string?, IDictionary<string, object?>> function) => RecordOnce(state => state.App.UrlValuePreprocessors.Add(null, function));

    /// <summary>As <see cref="Scaffold.UrlDefaults"/>, for every URL of the application.</summary>
    public void AppUrlDefaults(Action<string, IDictionary<string, object?>> function) => RecordOnce(state => state.App.UrlDefaultFunctions.Add(null, function));

    /// <summary>As <see cref="Scaffold.ErrorHandler{TError}(Func{TError, object})"/>, for every request of the application.</summary>
    public void AppErrorHandler<TError>(Func<TError, object?> handler)
        where TError : Exception => AppErrorHandler(typeof(TError), error => handler((TError)error));

    /// <summary>As <see cref="Scaffold.ErrorHandler(int, Func{Exception, object})"/>, for every request of the application.</summary>
    public void AppErrorHandler(int code, Func<Exception, object?> handler) =>
        RecordOnce(state => state.App.Handlers.Add(null, code, error => AwaitedResult.Of(handler(error))));

    /// <summary>As <see cref="Scaffold.ErrorHandler(Type, Func{Exception, object})"/>, for every request of the application.</summary>
    public void AppErrorHandler(Type error, Func<Exception, object?> handler) =>
        RecordOnce(state => state.App.Handlers.Add(null, error, raised => AwaitedResult.Of(handler(raised))));

    /// <summary>Adds a filter for the templates of the application.</summary>
    public void AppTemplateFilter(string name, Delegate filter) => RecordOnce(state => state.App.TemplateFilter(name, filter));

    /// <summary>Adds a test for the templates of the application.</summary>
    public void AppTemplateTest(string name, Delegate test) => RecordOnce(state => state.App.TemplateTest(name, test));

    /// <summary>Adds a global for the templates of the application.</summary>
    public void AppTemplateGlobal(string name, object? value) => RecordOnce(state => state.App.TemplateGlobal(name, value));

    internal void Register(FlaskApp app, BlueprintOptions options)
    {
        BlueprintSetup setup = BlueprintSetup.For(this, app, options);
        _wasRegistered = true;
        if (StaticFolder is not null)
            setup.Add(new RouteDeclaration(StaticUrlPath + "/<path:filename>", "static", StaticFiles.ViewOf(this), null, new()));
        MergeInto(app, setup.Name);
        if (OwnsPrefix && setup.UrlPrefix is { Length: > 0 } prefix)
            app.OwnedPrefixes.Add(new OwnedPrefix(prefix.TrimEnd('/'), BlueprintPath.Of(setup.Name + ".")));
        foreach (Action<BlueprintSetup> recorded in _recorded)
            recorded(setup);
        AddCommands(app, CliGroup);
        foreach ((Blueprint child, BlueprintOptions childOptions) in _children)
            child.Register(app, setup.OptionsFor(child, childOptions));
    }

    private protected override void AddRule(RouteDeclaration route)
    {
        if (route.Endpoint.Contains('.', StringComparison.Ordinal))
            throw new ArgumentException("'endpoint' may not contain a dot '.' character.");
        _recorded.Add(setup => setup.Add(route));
    }

    private protected override void AddView(string endpoint, RegisteredView view) => _recorded.Add(setup => setup.App.SetView($"{setup.Name}.{endpoint}", view));

    private protected override void CheckSetup([CallerMemberName] string method = "")
    {
        if (_wasRegistered)
        {
            throw new InvalidOperationException(
                $"The setup method '{method}' can no longer be called on the blueprint '{Name}'. It has already been registered at least once, any "
                + "changes will not be applied consistently.\nMake sure all functions, handlers and routes needed to set up the blueprint are done before registering it.");
        }
    }

    private void MergeInto(FlaskApp app, string name)
    {
        app.BeforeFunctions.Merge(BeforeFunctions, name);
        app.AfterFunctions.Merge(AfterFunctions, name);
        app.TeardownFunctions.Merge(TeardownFunctions, name);
        app.ContextProcessors.Merge(ContextProcessors, name);
        app.UrlValuePreprocessors.Merge(UrlValuePreprocessors, name);
        app.UrlDefaultFunctions.Merge(UrlDefaultFunctions, name);
        app.Handlers.Merge(Handlers, name);
    }

    private void AddCommands(FlaskApp app, string group)
    {
        if (_cli is null || _cli.Commands.Count == 0)
            return;
        if (group == Name)
        {
            app.Cli.Add(_cli);
            return;
        }

        AppGroup target = group.Length == 0 ? app.Cli : new AppGroup(group);
        foreach (Command command in _cli.Commands.Values)
            target.Add(command);
        if (target != app.Cli)
            app.Cli.Add(target);
    }
}
