using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Werkzeug.Net.Debugging;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Serving;

/// <summary>A Kestrel server for one WSGI application.</summary>
public sealed class KestrelHost : IAsyncDisposable
{
    // Tells each request's start and end, which the access log does; merely being listened to costs 500 bytes a request.
    private const string HostDiagnostics = "Microsoft.AspNetCore.Hosting.Diagnostics";

    // Tells that the server did not start, with its stack; whoever starts it is told by the exception.
    private const string HostStart = "Microsoft.Extensions.Hosting.Internal.Host";

    private readonly WebApplication _web;
    private readonly ServerOptions _options;
    private readonly string _host;
    private readonly PassedError _passed;

    private KestrelHost(WebApplication web, PassedError passed, string host, ServerOptions options)
    {
        _web = web;
        _passed = passed;
        _host = host;
        _options = options;
    }

    /// <summary>The port that the server listens on; 0 for a Unix socket or before it was started.</summary>
    public int Port => Addresses.Select(static address => new Uri(address.Replace("://unix:", "://", StringComparison.Ordinal)).Port).FirstOrDefault();

    /// <summary>The URL that the server can be reached at.</summary>
    public string Url => _host.Contains("://", StringComparison.Ordinal)
        ? _host
        : string.Create(CultureInfo.InvariantCulture, $"{(_options.IsTls ? "https" : "http")}://{ShownHost}:{Port}");

    private ICollection<string> Addresses => _web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    private string ShownHost => _host.Contains(':', StringComparison.Ordinal) ? $"[{_host}]" : _host;

    /// <summary>Starts a server.</summary>
    /// <param name="host">The address to listen on, as <c>127.0.0.1</c>; <c>unix:///path</c> listens on a socket file, <c>fd://3</c> on a socket that was opened before this program began, as by systemd; a name listens on its first address, and an empty one everywhere.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="app">The application.</param>
    /// <param name="options">How to serve; null takes the defaults.</param>
    /// <param name="cancel">Stops starting.</param>
    /// <exception cref="IOException">The address cannot be listened on: another program does, or no host has the name.</exception>
    public static async Task<KestrelHost> StartAsync(
        string host, int port, WsgiApp app, ServerOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(app);
        options ??= new ServerOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads ?? 1, nameof(options));
        if (host.StartsWith(KestrelSettings.UnixPrefix, StringComparison.Ordinal))
            UnixSocketFile.RemoveIfDead(host[KestrelSettings.UnixPrefix.Length..]);
        if (options.UseDebugger)
            app = WithDebugger(host, app, options);
        if (options.StaticFiles.Count > 0)
            app = SharedData.Wrap(app, new Dictionary<string, string>(options.StaticFiles));
        PassedError passed = new();
        string address = await ListenAddress.OfAsync(host, cancel).ConfigureAwait(false);
        KestrelHost server = new(Build(address, port, app, options, passed), passed, host, options);
        try
        {
            await server._web.StartAsync(cancel).ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return server;
    }

    // Whoever reaches the debugger reads sources and runs code: it stays on this machine.
    private static WsgiApp WithDebugger(string host, WsgiApp app, ServerOptions options)
    {
        if (ListensOnThisMachineOnly(host))
            return new DebuggedApplication(app, options.Debugger ?? new DebuggerOptions { Log = options.Log }).Application;
        (options.Log ?? Console.Error).WriteLine($" * The debugger is off: '{host}' can be reached from other machines. Listen on 127.0.0.1 to use it.");
        return app;
    }

    private static bool ListensOnThisMachineOnly(string host) => host == "localhost"
        || host.StartsWith(KestrelSettings.UnixPrefix, StringComparison.Ordinal)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    /// <summary>Waits until the server was stopped: by <see cref="StopAsync"/>, Ctrl-C, SIGTERM, or an error that passes through.</summary>
    /// <param name="cancel">Stops the server.</param>
    /// <exception cref="Exception">What the application threw, where <see cref="ServerOptions.PassthroughErrors"/> lets it end the server.</exception>
    public async Task WaitForShutdownAsync(CancellationToken cancel = default)
    {
        await _web.WaitForShutdownAsync(cancel).ConfigureAwait(false);
        _passed.Throw();
    }

    /// <summary>Takes no more requests, lets running ones finish, and stops.</summary>
    public Task StopAsync() => _web.StopAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private static WebApplication Build(string host, int port, WsgiApp app, ServerOptions options, PassedError passed)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (options.LoggerFactory is { } loggers)
            builder.Services.AddSingleton(loggers);
        else
            builder.Services.AddSingleton<ILoggerProvider>(new ErrorLogProvider(options.Log ?? Console.Error));
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Logging.AddFilter(HostDiagnostics, LogLevel.None);
        builder.Logging.AddFilter(HostStart, LogLevel.None);
        builder.Services.Configure<HostOptions>(settings => settings.ShutdownTimeout = options.ShutdownTimeout);
        builder.WebHost.ConfigureKestrel(kestrel => KestrelSettings.Apply(kestrel, host, port, options));
        WebApplication web = builder.Build();
        Action<Exception>? failed = !options.PassthroughErrors ? null : error =>
        {
            passed.Keep(error);
            web.Lifetime.StopApplication();
        };
        web.Run(RequestPipeline.For(app, options, failed));
        return web;
    }
}
