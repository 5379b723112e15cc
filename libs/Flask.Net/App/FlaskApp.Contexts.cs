using Microsoft.Extensions.DependencyInjection;
using Werkzeug.Net;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Wsgi;

namespace Flask.Net;

public partial class FlaskApp
{
    private Lazy<IServiceProvider> _services;

    /// <summary>What views, hooks and commands may ask for by type. A host of ASP.NET Core sets it; alone, an empty one.</summary>
    public IServiceProvider Services
    {
        get => _services.Value;
        set => _services = new Lazy<IServiceProvider>(value);
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
            request.TrustedHosts = trusted;
        _ = request.Host; // refuses a host that is not trusted
        return UrlMap.BindToEnviron(
            request.Environ,
            serverName: UrlMap.HostMatching ? null : settings.ServerName,
            subdomain: UrlMap.HostMatching || SubdomainMatching ? null : UrlMap.DefaultSubdomain);
    }
}
