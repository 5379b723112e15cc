using Werkzeug.Net.Serving.Python;
using Werkzeug.Net.Serving.Reloading;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>Serves an application until the program is asked to end.</summary>
/// <remarks>
/// Mirrors <c>werkzeug.serving.run_simple</c>; the server is Kestrel. In a program that a server of Python loaded through <c>wsgi.py</c>
/// the application is handed to that server instead.
/// </remarks>
public static class RunSimple
{
    /// <summary>Serves an application until Ctrl-C, SIGTERM or <paramref name="cancel"/>.</summary>
    /// <param name="host">The address to listen on, as <c>127.0.0.1</c>; <c>unix:///path</c> listens on a socket file, <c>fd://3</c> on an open socket.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="app">The application.</param>
    /// <param name="options">How to serve; null takes the defaults.</param>
    /// <param name="cancel">Ends serving.</param>
    /// <exception cref="Exception">What the application threw, where <see cref="ServerOptions.PassthroughErrors"/> lets it end the server.</exception>
    public static async Task ServeAsync(string host, int port, WsgiApp app, ServerOptions? options = null, CancellationToken cancel = default)
    {
        if (PythonGateway.IsOpen)
        {
            await PythonGateway.ServeAsync(app, cancel).ConfigureAwait(false);
            return;
        }

        options ??= new ServerOptions();
        if (options.UseReloader && await Reloader.RunAsync(options, cancel).ConfigureAwait(false))
            return;
        KestrelHost server = await KestrelHost.StartAsync(host, port, app, options, cancel).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            if (options.Banner)
                ServerBanner.Announce(LogTarget.Of(options), host, server.Url);
            options.Ready?.Invoke(server.Url);
            await server.WaitForShutdownAsync(cancel).ConfigureAwait(false);
        }
    }
}
