using System.Runtime.CompilerServices;
using Flask.Net.Config;
using Flask.Net.Json;
using Flask.Net.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Werkzeug.Net;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Wsgi;

namespace Flask.Net;

/// <summary>A web application: its routes, its configuration, and what answers a request.</summary>
/// <remarks>
/// Mirrors <c>flask.Flask</c>. It is set up by one thread before its first request; then it serves any number at once. Everything that it
/// makes can be replaced by a property, and the steps of a request can be overridden.
/// </remarks>
/// <example><code>
/// FlaskApp app = new("hello") { SecretKey = "dev" };
/// app.Get("/", () => "Hello, World!");
/// return app.Run(args);
/// </code></example>
public partial class FlaskApp : Scaffold
{
    private AppSettings _settings;
    private bool _gotFirstRequest;

    /// <summary>Makes an application.</summary>
    /// <param name="name">Its name, for logs, its command line and messages.</param>
    /// <param name="staticUrlPath">The URL of the static files; left out, the name of their folder.</param>
    /// <param name="staticFolder">The folder of the static files, below <paramref name="rootPath"/>; <see langword="null"/> serves none.</param>
    /// <param name="staticHost">The host of the static files, where <paramref name="hostMatching"/> is on.</param>
    /// <param name="hostMatching">Whether rules match hosts.</param>
    /// <param name="subdomainMatching">Whether rules match subdomains of <c>SERVER_NAME</c>.</param>
    /// <param name="templateFolder">The folder of the templates, below <paramref name="rootPath"/>; <see langword="null"/> for none.</param>
    /// <param name="instancePath">The folder for what belongs to one installation; left out, <c>instance</c> below <paramref name="rootPath"/>.</param>
    /// <param name="instanceRelativeConfig">Whether configuration files are looked for there.</param>
    /// <param name="rootPath">
    /// The folder in which the application's files lie. Left out: that of the program's source file where it is run from one, else the
    /// program's own folder where it holds templates or static files, else the current folder.
    /// </param>
    public FlaskApp(
        string name,
        string? staticUrlPath = null,
        string? staticFolder = "static",
        string? staticHost = null,
        bool hostMatching = false,
        bool subdomainMatching = false,
        string? templateFolder = "templates",
        string? instancePath = null,
        bool instanceRelativeConfig = false,
        string? rootPath = null)
        : base(name, rootPath is null ? ContentRoot.Find(staticFolder, templateFolder) : Path.GetFullPath(rootPath), staticFolder, staticUrlPath, templateFolder)
    {
        if (staticFolder is not null && staticHost is not null != hostMatching)
            throw new ArgumentException("Invalid staticHost/hostMatching combination: give both, or neither.");
        InstancePath = instancePath is null ? Path.Combine(RootPath, "instance") : CheckedInstancePath(instancePath);
        Config = MakeConfig(instanceRelativeConfig ? InstancePath : RootPath);
        Config["DEBUG"] = IsDebugAsked();
        UrlMap = new Map(options: new MapOptions { HostMatching = hostMatching });
        SubdomainMatching = subdomainMatching;
        Json = new DefaultJsonProvider(() => Debug);
        WsgiApp = AnswerAsync;
        _settings = new AppSettings(Config);
        Abort.UseTableOf(AborterHere);
        _logger = new Lazy<ILogger>(MakeLogger);
        _services = new Lazy<IServiceProvider>(() => _ownServices.BuildServiceProvider());
        if (StaticFolder is not null)
            AddRule(new RouteDeclaration(StaticUrlPath + "/<path:filename>", "static", StaticFiles.ViewOf(this), null, new() { Host = staticHost }));
    }

    /// <summary>The name, for logs, the command line and messages.</summary>
    public string Name => ImportName;

    /// <summary>The configuration.</summary>
    public FlaskConfig Config { get; }

    /// <summary>The folder for what belongs to one installation, as its database. It may not exist yet.</summary>
    public string InstancePath { get; }

    /// <summary>Whether rules match subdomains of <c>SERVER_NAME</c>.</summary>
    public bool SubdomainMatching { get; }

    /// <summary>What signs sessions and tokens: text or bytes. Long, random and secret. The configuration's <c>SECRET_KEY</c>.</summary>
    public object? SecretKey
    {
        get => Config.Get<object>("SECRET_KEY");
        set => Config["SECRET_KEY"] = value;
    }

    /// <summary>Whether errors are shown to the client in full and changed templates are loaded again. The configuration's <c>DEBUG</c>.</summary>
    public bool Debug
    {
        get => Settings.Debug;
        set => Config["DEBUG"] = value;
    }

    /// <summary>Whether errors are thrown to the caller, as tests want it. The configuration's <c>TESTING</c>.</summary>
    public bool Testing
    {
        get => Settings.Testing;
        set => Config["TESTING"] = value;
    }

    /// <summary>How long a permanent session lives. The configuration's <c>PERMANENT_SESSION_LIFETIME</c>.</summary>
    public TimeSpan PermanentSessionLifetime => Config.Get<TimeSpan>("PERMANENT_SESSION_LIFETIME");

    /// <summary>The clock of sessions and cookies.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>What writes and reads JSON.</summary>
    public JsonProvider Json { get; set; }

    /// <summary>What opens and saves sessions.</summary>
    public SessionInterface SessionInterface { get; set; } = new SecureCookieSessionInterface();

    /// <summary>What makes the errors of <see cref="Abort"/> while the application is at work.</summary>
    public Aborter Aborter { get; set; } = new();

    /// <summary>What extensions keep with the application, by their names.</summary>
    public IDictionary<string, object?> Extensions { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Makes the request of an environment.</summary>
    public Func<WsgiEnviron, FlaskRequest> MakeRequest { get; set; } = static environ => new FlaskRequest(environ);

    /// <summary>Makes the responses of what views return.</summary>
    public ResponseFactory NewResponse { get; set; } = static (body, status, headers, mimeType) => new FlaskResponse(body, status, headers, mimeType);

    /// <summary>Makes the globals of a context.</summary>
    public Func<AppGlobals> MakeGlobals { get; set; } = static () => new AppGlobals();

    /// <summary>
    /// The application as WSGI. Wrap it to put middleware around it: <c>app.WsgiApp = ProxyFix.Wrap(app.WsgiApp);</c>
    /// </summary>
    public WsgiApp WsgiApp { get; set; }

    /// <summary>Whether a request was served already; setting up is over then.</summary>
    public bool GotFirstRequest => Volatile.Read(ref _gotFirstRequest);

    // The configuration's keys that a request asks for, read once after each change.
    internal AppSettings Settings => _settings.Version == Config.Version ? _settings : _settings = new AppSettings(Config);

    /// <summary>Answers a WSGI request, through all middleware.</summary>
    public ValueTask<WsgiBody> InvokeAsync(WsgiEnviron environ, StartResponse startResponse) => WsgiApp(environ, startResponse);

    /// <summary>Opens a file of <see cref="InstancePath"/>.</summary>
    /// <param name="resource">The path below it.</param>
    /// <param name="mode">How to open it; left out, for reading.</param>
    public FileStream OpenInstanceResource(string resource, FileMode mode = FileMode.Open) =>
        new(Path.Combine(InstancePath, resource), mode, mode == FileMode.Open ? FileAccess.Read : FileAccess.ReadWrite);

    /// <summary>Makes the configuration. Override it to use one of your own, derived from <see cref="FlaskConfig"/>.</summary>
    /// <param name="rootPath">The folder that the paths of configuration files start at.</param>
    /// <remarks>Mirrors <c>config_class</c> and <c>make_config</c>. It is called by the constructor, before that of a derived class has run.</remarks>
    protected virtual FlaskConfig MakeConfig(string rootPath) => new(rootPath, FlaskConfig.Defaults);

    private protected override void CheckSetup([CallerMemberName] string method = "")
    {
        if (GotFirstRequest)
        {
            throw new InvalidOperationException(
                $"The setup method '{method}' can no longer be called on the application. It has already handled its first request, any changes will not be "
                + "applied consistently.\nMake sure all functions, handlers and routes needed to set up the application are done before running it.");
        }
    }

    private static Aborter? AborterHere() => ContextStack.Top is { HasEnded: false } context ? context.App.Aborter : null;

    // FLASK_DEBUG turns debugging on unless it says no.
    private static bool IsDebugAsked() =>
        Environment.GetEnvironmentVariable("FLASK_DEBUG") is { Length: > 0 } asked && asked.ToUpperInvariant() is not ("0" or "FALSE" or "NO");

    private static string CheckedInstancePath(string path) => Path.IsPathFullyQualified(path)
        ? path
        : throw new ArgumentException("If an instance path is provided it must be absolute. A relative path was given instead.", nameof(path));
}
