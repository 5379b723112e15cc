using System.Net.Sockets;
using Click.Net;
using Click.Net.Errors;
using Click.Net.Types;
using Microsoft.AspNetCore.Connections;
using Werkzeug.Net.Debugging;
using Werkzeug.Net.Serving;

namespace Flask.Net.Cli;

/// <summary><c>run</c>: serves the application on Kestrel, for development and behind a proxy.</summary>
internal sealed class RunCommand : Command
{
    public RunCommand()
        : base("run")
    {
        Help = "Run a local server.\n\nThe server is Kestrel. With '--debug', errors are shown in the browser in full: leave that to your own machine.";
        ShortHelp = "Run a local server.";
        Params.Add(FlaskGroup.DebugFlag());
        Params.Add(new Option("--host", "-h") { Default = "127.0.0.1", Help = "The interface to bind to." });
        Params.Add(new Option<int>("--port", "-p") { Default = 5000, Help = "The port to bind to." });
        Params.Add(new Option("--cert") { Type = new CertificateType(), IsEager = true, Help = "Specify a certificate file to use HTTPS, or 'adhoc' for one of the moment." });
        Params.Add(new Option("--key")
        {
            Type = new PathType { Exists = true, DirOkay = false },
            Help = "The key file to use when specifying a certificate.",
            Callback = CertificateType.CheckKey,
        });
        Params.Add(new Option<bool>("--reload/--no-reload") { Help = "Build and start again when the source changes, by dotnet watch. By default it does not." });
        Params.Add(new Option("--debugger/--no-debugger")
        {
            Type = ParamTypes.Bool,
            IsFlag = true,
            Default = null,
            Help = "Enable or disable the debugger. By default the debugger is active if debug is enabled.",
        });
        Params.Add(new Option<bool>("--with-threads/--without-threads") { Default = true, Help = "Enable or disable multithreading." });
        Params.Add(Paths("--extra-files", "Extra files that trigger a reload on change."));
        Params.Add(Paths("--exclude-patterns", "Files matching these patterns will not trigger a reload on change."));
        Callback = ServeAsync;
    }

    private static async Task ServeAsync(
        Context context, string host, int port, string? cert, string? key, bool reload, bool? debugger, bool withThreads, string? extraFiles, string? excludePatterns)
    {
        if (port is < 0 or > ushort.MaxValue)
            throw new BadParameterException("A port is a number from 0 to 65535.", context, parameterHint: "'--port' / '-p'");
        FlaskApp app = ScriptInfo.Of(context).LoadApp();
        foreach (string line in ServerBanner.Lines(app.Name, app.Debug))
            Term.Echo(line, error: true);
        ServerOptions options = new()
        {
            UseDebugger = debugger ?? app.Debug,
            Debugger = new DebuggerOptions { Evaluator = app.CodeEvaluator, PlacesOf = TemplatePlaces.Of },
            Threaded = withThreads,
            Certificate = CertificateType.Open(cert, key),
            UseReloader = reload,
            ExtraFiles = Split(extraFiles),
            ExcludePatterns = Split(excludePatterns),
            MaxRequestBodySize = app.Settings.MaxContentLength,
        };
        HostChecks.WarnAboutHosts(app, isDevelopment: HostChecks.IsLoopback(host));
        await app.StartServingAsync(context.CancellationToken).ConfigureAwait(false);
        try
        {
            await RunSimple.ServeAsync(host, port, app.InvokeAsync, options, context.CancellationToken).ConfigureAwait(false);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new ClickException($"Port {port} is in use by another program. Either identify and stop that program, or start the server with a different port.", error);
        }
        catch (IOException error) when (error.InnerException is SocketException or ArgumentException) // no host has the name, or none can have it
        {
            throw new ClickException(error.Message, error);
        }
        finally
        {
            await app.StopServingAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static Option Paths(string name, string help) =>
        new(name) { Metavar = "PATH", Help = $"{help} Several are separated by '{Path.PathSeparator}'." };

    private static string[] Split(string? paths) => paths?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
