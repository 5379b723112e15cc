namespace Werkzeug.Net.Tests.Serving.Python;

/// <summary>The wire checks against servers of Python, which load the program of the tests. Without the server, they are skipped and say so.</summary>
public abstract class PythonServerTests : WireChecks
{
    /// <summary>Starts a server once for the tests of a class; an error is told to each test.</summary>
    private protected sealed class OneServer(Func<Task<PythonServer>> start) : IAsyncDisposable
    {
        private readonly Lazy<Task<PythonServer>> _server = new(start);

        public async Task<LiveServer> GetAsync() => await _server.Value;

        public async ValueTask DisposeAsync()
        {
            if (_server.IsValueCreated && _server.Value.IsCompletedSuccessfully)
                await (await _server.Value).DisposeAsync();
        }
    }
}

/// <summary>Python's own server with Python's validator, warnings as errors.</summary>
[TestClass]
public sealed class WsgirefTests : PythonServerTests
{
    private static readonly OneServer Server = new(PythonServer.StartWsgirefAsync);

    [ClassCleanup]
    public static async Task StopAsync() => await Server.DisposeAsync();

    protected override bool SpeaksHttp11 => false;

    protected override bool MeasuresBodies => false;

    protected override bool TakesAnyMethod => false; // the validator warns of them, and warnings are errors

    protected override bool IsMultithread => false; // what wsgiref says whatever the server is mixed with

    protected override Task<LiveServer> ServerAsync() => Server.GetAsync();
}

/// <summary>Gunicorn, one worker with threads.</summary>
[TestClass]
public sealed class GunicornTests : PythonServerTests
{
    private static readonly OneServer Server = new(static () => PythonServer.StartGunicornAsync("--threads", "8"));

    [ClassCleanup]
    public static async Task StopAsync() => await Server.DisposeAsync();

    protected override bool TakesPipelines => false;

    protected override Task<LiveServer> ServerAsync() => Server.GetAsync();
}

/// <summary>Apache's mod_wsgi.</summary>
public abstract class ApacheTests : PythonServerTests
{
    private protected static (OneServer Server, DirectoryInfo Folder) Prepare(bool isDaemon)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("apache");
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute; // Apache's processes give up their rights
        return (new(() => PythonServer.StartApacheAsync(folder.FullName, isDaemon)), folder);
    }
}

/// <summary>mod_wsgi in a process of its own.</summary>
[TestClass]
public sealed class ApacheDaemonTests : ApacheTests
{
    private static readonly (OneServer Server, DirectoryInfo Folder) Apache = Prepare(isDaemon: true);

    [ClassCleanup]
    public static async Task StopAsync()
    {
        await Apache.Server.DisposeAsync();
        Apache.Folder.Delete(recursive: true);
    }

    protected override Task<LiveServer> ServerAsync() => Apache.Server.GetAsync();
}

/// <summary>mod_wsgi inside of Apache's processes.</summary>
[TestClass]
public sealed class ApacheEmbeddedTests : ApacheTests
{
    private static readonly (OneServer Server, DirectoryInfo Folder) Apache = Prepare(isDaemon: false);

    [ClassCleanup]
    public static async Task StopAsync()
    {
        await Apache.Server.DisposeAsync();
        Apache.Folder.Delete(recursive: true);
    }

    protected override Task<LiveServer> ServerAsync() => Apache.Server.GetAsync();
}
