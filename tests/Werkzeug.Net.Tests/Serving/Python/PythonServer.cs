using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Werkzeug.Net.Tests.Serving.Python;

/// <summary>A server of Python, with private configuration, that has loaded the program of the tests through <c>wsgi.py</c>.</summary>
internal sealed partial class PythonServer : LiveServer
{
    private static readonly (string, string)[] Environment =
        [("WSGI_PROGRAM", "Werkzeug.Net.Tests.dll"), ("WSGI_ARGUMENTS", "serve"), ("PYTHONDONTWRITEBYTECODE", "1"), ("PYTHONUNBUFFERED", "1")];

    private PythonServer(ChildProcess process, int port)
    {
        Process = process;
        Port = port;
    }

    public ChildProcess Process { get; }

    public override int Port { get; }

    /// <summary>Python's reference server, every request and answer checked by Python's reference validator.</summary>
    public static async Task<PythonServer> StartWsgirefAsync()
    {
        ChildProcess process = Start("python3", "-W", "error", "-c", """
            import socketserver, sys
            sys.path.insert(0, ".")
            from wsgiref import simple_server, validate
            import wsgi
            class Server(socketserver.ThreadingMixIn, simple_server.WSGIServer):
                daemon_threads = True
            server = simple_server.make_server("127.0.0.1", 0, validate.validator(wsgi.application), Server)
            print("http://127.0.0.1:%d" % server.server_port)
            server.serve_forever()
            """);
        return new PythonServer(process, PortOf(await process.LineAsync("http://")));
    }

    public static async Task<PythonServer> StartGunicornAsync(params string[] arguments)
    {
        ChildProcess process = Start("gunicorn", ["--bind", "127.0.0.1:0", .. arguments, "wsgi:application"]);
        return new PythonServer(process, PortOf(await process.LineAsync("Listening at: http://")));
    }

    /// <summary>Apache with mod_wsgi, in its own processes or embedded in Apache's.</summary>
    public static async Task<PythonServer> StartApacheAsync(string folder, bool isDaemon)
    {
        int port = FreePort();
        string modules = ApacheModules() ?? throw new AssertInconclusiveException("Apache's mod_wsgi is not installed.");
        string daemon = isDaemon
            ? "WSGIDaemonProcess probe processes=1 threads=8\nWSGIProcessGroup probe"
            : "WSGIRestrictEmbedded Off";
        string configuration = Path.Combine(folder, "httpd.conf");
        await File.WriteAllTextAsync(configuration, $"""
            ServerRoot {folder}
            ServerName localhost
            PidFile {folder}/pid
            Listen 127.0.0.1:{port}
            LoadModule mpm_event_module {modules}/mod_mpm_event.so
            LoadModule authz_core_module {modules}/mod_authz_core.so
            LoadModule wsgi_module {modules}/mod_wsgi.so
            ErrorLog {folder}/error.log
            {(System.Environment.UserName == "root" ? "User www-data\nGroup www-data" : "")}
            StartServers 1
            ServerLimit 1
            ThreadsPerChild 16
            MaxRequestWorkers 16
            WSGISocketPrefix {folder}/wsgi
            {daemon}
            WSGIApplicationGroup %GLOBAL%
            WSGIChunkedRequest On
            WSGIScriptAlias / {AppContext.BaseDirectory}wsgi.py
            <Location />
            Require all granted
            </Location>
            """);
        ChildProcess process = Start("apache2", "-f", configuration, "-D", "FOREGROUND");
        PythonServer server = new(process, port);
        await server.WaitUntilItListensAsync();
        return server;
    }

    public override ValueTask DisposeAsync() => Process.DisposeAsync();

    private static ChildProcess Start(string program, params string[] arguments) => ChildProcess.Start(
        ChildProcess.Find(program) ?? throw new AssertInconclusiveException($"{program} is not installed."), arguments, Environment);

    private static string? ApacheModules() =>
        new[] { "/usr/lib/apache2/modules", "/usr/lib64/httpd/modules" }.FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "mod_wsgi.so")));

    private static int PortOf(string line) => int.Parse(Address().Match(line).Groups[1].Value, CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // A server that tells nobody when it is ready is asked.
    private async Task WaitUntilItListensAsync()
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20));
        for (int tries = 0; tries < 500 && await timer.WaitForNextTickAsync(); tries++)
        {
            try
            {
                using TcpClient client = await ConnectAsync();
                return;
            }
            catch (SocketException)
            {
                if (Process.HasExited)
                    throw new InvalidOperationException($"The server ended: {Process.Output}");
            }
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Address();
}
