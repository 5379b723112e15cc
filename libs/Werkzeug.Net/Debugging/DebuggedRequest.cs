using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Debugging;

/// <summary>A request on its way through an application that may fail: what the page and the console want to know of it then.</summary>
internal sealed class DebuggedRequest(WsgiEnviron environ, StartResponse startResponse)
{
    // Asked for now: an environ that the application looked through has texts only.
    private readonly HttpContext? _context = environ.TryGetValue("aspnetcore.context", out object? context) ? context as HttpContext : null;
    private bool _hasStarted;

    /// <summary>The environment.</summary>
    public WsgiEnviron Environ => environ;

    /// <summary>The context that the error happened in; null where the application did not preserve it.</summary>
    public ExecutionContext? Place { get; private set; }

    /// <summary>Keeps the context that the error happened in.</summary>
    public void Preserve(ExecutionContext place) => Place = place;

    /// <summary>Takes what the application announces.</summary>
    public Write Start(string status, IReadOnlyList<KeyValuePair<string, string>> headers, ExceptionDispatchInfo? error)
    {
        Write write = startResponse(status, headers, error);
        _hasStarted = true;
        return write;
    }

    /// <summary>Announces the answer that tells of an error.</summary>
    public void Restart(string status, IReadOnlyList<KeyValuePair<string, string>> headers, Exception error) =>
        startResponse(status, headers, _hasStarted ? ExceptionDispatchInfo.Capture(error) : null);

    /// <summary>Looks at something where the error happened: there the application and its request are current.</summary>
    public T InItsContext<T>(Func<T> look)
    {
        if (Place is null)
            return look();
        T seen = default!; // set below: Run calls back before it returns
        ExecutionContext.Run(Place, _ => seen = look(), null);
        return seen;
    }

    /// <summary>The objects that the code of a console can use.</summary>
    public IReadOnlyDictionary<string, object?> Names(Exception error)
    {
        Dictionary<string, object?> names = new() { ["error"] = error, ["environ"] = environ, ["request"] = new Request(environ, shallow: true) };
        if (Services() is { } services)
            names["services"] = services;
        return names;
    }

    // A scope for the console alone: that of the request ends with it.
    private Scope? Services() => _context?.RequestServices?.GetService<IServiceScopeFactory>() is { } scopes ? new Scope(scopes.CreateScope()) : null;

    // Code can name what it is: the container's own class is hidden, and is more than one thing.
    private sealed class Scope(IServiceScope inner) : IServiceProvider
    {
        public object? GetService(Type serviceType) => inner.ServiceProvider.GetService(serviceType);
    }
}
