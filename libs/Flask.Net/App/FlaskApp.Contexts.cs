using Microsoft.Extensions.DependencyInjection;
using Werkzeug.Net;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Wsgi;

namespace Flask.Net;

public partial class FlaskApp
{
    private readonly ServiceCollection _ownServices = new();
    private Lazy<IServiceProvider> _services;
    private ServiceProvider? _ownProvider;

    /// <summary>What views, hooks and commands may ask for by type. A host of ASP.NET Core sets it; alone, what <see cref="AddServices"/> registered.</summary>
    public IServiceProvider Services
    {
        get => _services.Value;
        set
        {
            _services = new Lazy<IServiceProvider>(value);
            HasServices = true;
        }
    }

    /// <summary>Whether there is anything to ask for, so that a context wants a scope.</summary>
    internal bool HasServices { get; private set; }

    /// <summary>Whether the application runs inside of an ASP.NET Core host of somebody else, with that host's services.</summary>
    internal bool IsHosted { get; set; }

    /// <summary>
    /// Registers services for an application that runs on its own. Each request and each command gets a scope; hosted services start and
    /// stop with the server. Inside of an ASP.NET Core host its services count instead.
    /// </summary>
    /// <param name="register">Registers them.</param>
    /// <exception cref="InvalidOperationException">The application has served a request already.</exception>
    /// <example><code>app.AddServices(services => services.AddSingleton&lt;Clock>().AddScoped&lt;Database>());</code></example>
    public void AddServices(Action<IServiceCollection> register)
    {
        ArgumentNullException.ThrowIfNull(register);
        CheckSetup();
        if (_services.IsValueCreated && HasServices)
            throw new InvalidOperationException("Services cannot be added once the first one was asked for.");
        register(_ownServices);
        HasServices = true;
        _services = new Lazy<IServiceProvider>(() => _ownProvider = _ownServices.BuildServiceProvider(validateScopes: true));
    }

    /// <summary>Makes a context for work outside of a request, as a command. Use it with <see langword="using"/>.</summary>
    /// <returns>The context, pushed.</returns>
    public FlaskContext AppContext()
    {
        FlaskContext context = new(this);
        context.Push();
        return context;
    }

    /// <summary>Makes the context of a request. It is not pushed.</summary>
    public FlaskContext RequestContext(WsgiEnviron environ)
    {
        ArgumentNullException.ThrowIfNull(environ);
        FlaskRequest request = MakeRequest(environ);
        request.App = this;
        return new FlaskContext(this, request);
    }

    internal MapAdapter? CreateUrlAdapter(FlaskRequest? request)
    {
        AppSettings settings = Settings;
        if (request is null)
        {
            return settings.ServerName is { } host
                ? UrlMap.Bind(host, settings.ApplicationRoot, urlScheme: settings.PreferredUrlScheme)
                : null;
        }

        if (settings.TrustedHosts is { } trusted)
        {
            request.TrustedHosts = trusted;
            _ = request.Host; // refuses a host that is not trusted
        }

        return UrlMap.BindToEnviron(
            request.Environ,
            serverName: UrlMap.HostMatching ? null : settings.ServerName,
            subdomain: UrlMap.HostMatching || SubdomainMatching ? null : UrlMap.DefaultSubdomain);
    }
}
