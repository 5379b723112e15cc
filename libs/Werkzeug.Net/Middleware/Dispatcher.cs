using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Middleware;

/// <summary>Combines applications: each is mounted below a path, the longest that fits is taken.</summary>
/// <remarks>Mirrors <c>werkzeug.middleware.dispatcher.DispatcherMiddleware</c>.</remarks>
public static class Dispatcher
{
    /// <summary>Mounts applications.</summary>
    /// <param name="app">Takes what belongs to no mount.</param>
    /// <param name="mounts">The applications by path, as <c>/api</c>, without a slash at the end.</param>
    public static WsgiApp Wrap(WsgiApp app, IReadOnlyDictionary<string, WsgiApp> mounts)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(mounts);
        return (environ, startResponse) =>
        {
            string path = environ.Text("PATH_INFO") ?? "";
            (WsgiApp chosen, int length) = Choose(path, app, mounts);
            environ["SCRIPT_NAME"] = (environ.Text("SCRIPT_NAME") ?? "") + path[..length];
            environ["PATH_INFO"] = path[length..];
            return chosen(environ, startResponse);
        };
    }

    private static (WsgiApp App, int Length) Choose(string path, WsgiApp app, IReadOnlyDictionary<string, WsgiApp> mounts)
    {
        for (int length = path.Length; length > 0; length = path.LastIndexOf('/', length - 1))
        {
            if (mounts.TryGetValue(path[..length], out WsgiApp? mounted))
                return (mounted, length);
        }

        return (mounts.GetValueOrDefault("", app), 0);
    }
}
