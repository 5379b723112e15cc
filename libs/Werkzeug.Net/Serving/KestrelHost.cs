using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Quic;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
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
    private const string UnixPrefix = "unix://";
    private const string SocketPrefix = "fd://";

    private readonly WebApplication _web;
    private readonly ServerOptions _options;
    private readonly string _host;

    private KestrelHost(WebApplication web, string host, ServerOptions options)
    {
        _web = web;
        _host = host;
        _options = options;
    }

    /// <summary>The port that the server listens on; 0 for a Unix socket or before it was started.</summary>
    public int Port => Addresses.Select(static address => new Uri(address.Replace("://unix:", "://", StringComparison.Ordinal)).Port).FirstOrDefault();

    /// <summary>The URL that the server can be reached at.</summary>
    public string Url => _host.Contains("://", StringComparison.Ordinal)
        ? _host
        : string.Create(CultureInfo.InvariantCulture, $"{(_options.Certificate is null ? "http" : "https")}://{ShownHost}:{Port}");

    private ICollection<string> Addresses => _web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    private string ShownHost => _host.Contains(':', StringComparison.Ordinal) ? $"[{_host}]" : _host;

    /// <summary>Starts a server.</summary>
    /// <param name="host">The address to listen on, as <c>127.0.0.1</c>; <c>unix:///path</c> listens on a socket file, <c>fd://3</c> on a socket that was opened before this program began, as by systemd; a name listens on loopback or everywhere.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    /// <param name="app">The application.</param>
    /// <param name="options">How to serve; null takes the defaults.</param>
    /// <param name="cancel">Stops starting.</param>
    public static async Task<KestrelHost> StartAsync(
        string host, int port, WsgiApp app, ServerOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(app);
        options ??= new ServerOptions();
        if (host.StartsWith(UnixPrefix, StringComparison.Ordinal))
            UnixSocketFile.RemoveIfDead(host[UnixPrefix.Length..]);
        if (options.UseDebugger)
            app = WithDebugger(host, app, options);
        if (options.StaticFiles.Count > 0)
            app = SharedData.Wrap(app, new Dictionary<string, string>(options.StaticFiles));
        KestrelHost server = new(Build(host, port, app, options), host, options);
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
        || host.StartsWith(UnixPrefix, StringComparison.Ordinal)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    /// <summary>Waits until the server was stopped: by <see cref="StopAsync"/>, Ctrl-C or SIGTERM.</summary>
    /// <param name="cancel">Stops the server.</param>
    public Task WaitForShutdownAsync(CancellationToken cancel = default) => _web.WaitForShutdownAsync(cancel);

    /// <summary>Takes no more requests, lets running ones finish, and stops.</summary>
    public Task StopAsync() => _web.StopAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private static WebApplication Build(string host, int port, WsgiApp app, ServerOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (options.LoggerFactory is { } loggers)
            builder.Services.AddSingleton(loggers);
        else
            builder.Services.AddSingleton<ILoggerProvider>(new ErrorLogProvider(options.Log ?? Console.Error));
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Logging.AddFilter(HostDiagnostics, LogLevel.None);
        builder.Services.Configure<HostOptions>(settings => settings.ShutdownTimeout = options.ShutdownTimeout);
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, host, port, options));
        WebApplication web = builder.Build();
        web.Run(Pipeline(app, options));
        return web;
    }

    private static void Configure(KestrelServerOptions kestrel, string host, int port, ServerOptions options)
    {
        // PEP 3333: header strings are bytes, a character each.
        kestrel.RequestHeaderEncodingSelector = static _ => Encoding.Latin1;
        kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;
        kestrel.AddServerHeader = true;
        kestrel.Limits.MaxRequestBodySize = options.MaxRequestBodySize;
        options.Limits?.Invoke(kestrel.Limits);
        Action<ListenOptions> listen = endpoint =>
        {
            endpoint.Protocols = options.Protocols ?? ProtocolsFor(options.Certificate is not null);
            if (options.Certificate is not null)
                endpoint.UseHttps(options.Certificate);
        };
        if (host.StartsWith(UnixPrefix, StringComparison.Ordinal))
            kestrel.ListenUnixSocket(host[UnixPrefix.Length..], listen);
        else if (host.StartsWith(SocketPrefix, StringComparison.Ordinal))
            kestrel.ListenHandle(ulong.Parse(host.AsSpan(SocketPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture), listen);
        else if (IPAddress.TryParse(host, out IPAddress? address))
            kestrel.Listen(address, port, listen);
        else if (host is "localhost" && port != 0)
            kestrel.ListenLocalhost(port, listen);
        else if (host is "localhost")
            kestrel.Listen(IPAddress.Loopback, port, listen);
        else
            kestrel.ListenAnyIP(port, listen);
    }

    // Without TLS a client cannot ask for 2 and go on with 1.1 (RFC 9113, section 3.3); 3 needs the platform's QUIC.
    private static HttpProtocols ProtocolsFor(bool isTls)
    {
        if (!isTls)
            return HttpProtocols.Http1;
        bool hasQuic = !OperatingSystem.IsBrowser() && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()) && QuicListener.IsSupported;
        return hasQuic ? HttpProtocols.Http1AndHttp2AndHttp3 : HttpProtocols.Http1AndHttp2;
    }

    private static RequestDelegate Pipeline(WsgiApp app, ServerOptions options)
    {
        TextWriter log = options.Log ?? Console.Error;
        RequestDelegate next = new WsgiMiddleware(app, new WsgiServingOptions
        {
            HeadersAreBytes = true,
            IsMultithread = options.Threaded,
            Errors = TextWriter.Synchronized(log),
            ExtraEnviron = options.ExtraEnviron ?? FrozenDictionary<string, string>.Empty,
        }).InvokeAsync;
        if (!options.Threaded)
            next = OneAtATime(next);
        return options.AccessLog ? Logged(next, new AccessLog(log, options.Time, options.LoggerFactory)) : next;
    }

    private static RequestDelegate OneAtATime(RequestDelegate next)
    {
        SemaphoreSlim turn = new(1);
        return async context =>
        {
            await turn.WaitAsync(context.RequestAborted).ConfigureAwait(false);
            try
            {
                await next(context).ConfigureAwait(false);
            }
            finally
            {
                turn.Release();
            }
        };
    }

    private static RequestDelegate Logged(RequestDelegate next, AccessLog log) => async context =>
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            log.Write(context);
        }
    };
}
