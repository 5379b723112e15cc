using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Werkzeug.Net;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Serving.Python;
using Werkzeug.Net.Wsgi;

namespace Benchmarks.Serving;

/// <summary>
/// The servers that <c>serving.sh</c> loads with <c>wrk</c>, one a process: <c>dotnet run -- serving NAME PORT</c>. Each prints its
/// process id and <c>ready</c>, and for every line that it is given, how many bytes it has allocated.
/// </summary>
internal static class ServingPrograms
{
    private const string Text = "Hello, World!";
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(Text);
    private static readonly KeyValuePair<string, string>[] Head = [new("Content-Type", "text/plain; charset=utf-8"), new("Content-Length", "13")];

    /// <summary>Runs what the words ask for: a server, a soak of minutes, or many held connections.</summary>
    public static async Task<int> MainAsync(string[] words)
    {
        Task work = words switch
        {
            ["soak", string target, string minutes] => ServingSoak.RunAsync(target, TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture))),
            ["hold", string count] => HeldConnections.RunAsync(int.Parse(count, CultureInfo.InvariantCulture)),
            [string name, string port] => ServeAsync(name, int.Parse(port, CultureInfo.InvariantCulture)),
            _ => throw new ArgumentException("serving NAME PORT | serving soak NAME MINUTES | serving hold COUNT", nameof(words)),
        };
        await work;
        return 0;
    }

    private static async Task ServeAsync(string name, int port)
    {
        await using IAsyncDisposable server = await StartAsync(name, port);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} ready"));
        while (await Console.In.ReadLineAsync() is not null)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"allocated {GC.GetTotalAllocatedBytes()}"));
        await Task.Delay(Timeout.Infinite);
    }

    private static async Task<IAsyncDisposable> StartAsync(string name, int port) => name switch
    {
        "bare" => await StartHostAsync(port, static web => web.Run(Bare)),
        "minimal" => await StartHostAsync(port, static web => web.MapGet("/", static () => Text)),
        "wsgi-in-host" => await StartHostAsync(port, static web => web.Run(((WsgiApp)Plain).ToRequestDelegate())),
        "wsgi" => await StartOwnAsync(port, Plain),
        "request" => await StartOwnAsync(port, Request.Application(static _ => new ValueTask<Response>(new Response(Text)))),
        "file-wsgi" => await StartOwnAsync(port, SendFile),
        "file-bare" => await StartHostAsync(port, static web => web.Run(static context => context.Response.SendFileAsync(FilePath.Value))),
        "python" => await StartOwnAsync(port, await MountPythonAsync()),
        "probe" => await StartOwnAsync(port, Streams),
        _ => throw new ArgumentException($"There is no server '{name}'.", nameof(name)),
    };

    private static readonly Lazy<string> FilePath = new(static () =>
    {
        string path = Path.Combine(Path.GetTempPath(), "serving-benchmark.bin");
        File.WriteAllBytes(path, new byte[1 << 20]);
        return path;
    });

    private static async Task Bare(HttpContext context)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = Bytes.Length;
        await context.Response.BodyWriter.WriteAsync(Bytes);
    }

    private static ValueTask<WsgiBody> Plain(WsgiEnviron environ, StartResponse start)
    {
        start("200 OK", Head);
        return new(WsgiBody.Of(Bytes));
    }

    private static ValueTask<WsgiBody> SendFile(WsgiEnviron environ, StartResponse start)
    {
        FileStream file = new(FilePath.Value, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        start("200 OK", [new("Content-Type", "application/octet-stream"), new("Content-Length", file.Length.ToString(CultureInfo.InvariantCulture))]);
        return new(new FileWrapper(file));
    }

    // What the soak asks for: short answers, uploads and streams, short and long.
    private static async ValueTask<WsgiBody> Streams(WsgiEnviron environ, StartResponse start)
    {
        start("200 OK", [new("Content-Type", "text/plain")]);
        return environ.Path switch
        {
            "/echo" => WsgiBody.Of(await ReadAsync(environ)),
            "/stream" => WsgiBody.From(Blocks(20)),
            "/long" => WsgiBody.From(Blocks(4096)),
            _ => WsgiBody.Of(Bytes),
        };
    }

    private static async Task<byte[]> ReadAsync(WsgiEnviron environ)
    {
        using MemoryStream all = new();
        await environ.Input.CopyToAsync(all);
        return all.ToArray();
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Blocks(int count)
    {
        for (int block = 0; block < count; block++)
        {
            yield return new byte[4096];
            await Task.Yield();
        }
    }

    private static async Task<WsgiApp> MountPythonAsync()
    {
        PythonApp app = await PythonApp.LoadAsync("python_app:application", new PythonOptions { Folder = AppContext.BaseDirectory, Threads = 8 });
        return Dispatcher.Wrap(Streams, new Dictionary<string, WsgiApp> { ["/old"] = app.InvokeAsync });
    }

    private static async Task<IAsyncDisposable> StartOwnAsync(int port, WsgiApp app) =>
        await KestrelHost.StartAsync("127.0.0.1", port, app, new ServerOptions { AccessLog = false });

    private static async Task<IAsyncDisposable> StartHostAsync(int port, Action<WebApplication> map)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        WebApplication web = builder.Build();
        map(web);
        await web.StartAsync();
        return web;
    }
}
