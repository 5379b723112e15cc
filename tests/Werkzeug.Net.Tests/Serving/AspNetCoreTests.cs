using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>WSGI applications in ASP.NET Core, and ASP.NET Core in WSGI applications, live.</summary>
[TestClass]
public sealed class AspNetCoreTests
{
    private static readonly WsgiApp ShowPaths = (environ, start) =>
        Environs.Answer($"{environ.ScriptName}|{environ.Path}|{environ.QueryString}")(environ, start);

    [TestMethod]
    [DataRow("/old", "/old||"), DataRow("/old/", "/old|/|"), DataRow("/old/a%2Fb/c?x=%20", "/old|/a/b/c|x=%20"), DataRow("/old/native", "native")]
    [DataRow("/group/inner/x", "/group/inner|/x|"), DataRow("/older", "fallback"), DataRow("/old/%C3%A9/", "/old|/é/|")]
    public async Task A_WSGI_application_is_an_endpoint_of_its_host(string target, string expected)
    {
        await using HostServer server = await HostServer.StartAsync(web =>
        {
            web.MapWsgi("/old", ShowPaths);
            web.MapGet("/old/native", () => "native");
            web.MapGroup("/group").MapWsgi("/inner", ShowPaths);
            web.MapFallback(() => "fallback");
        });

        Assert.AreEqual(expected, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes((await server.GetAsync(target)).Body)));
    }

    [TestMethod]
    public async Task Middleware_services_and_conventions_of_the_host_work_for_it()
    {
        await using HostServer server = await HostServer.StartAsync(web =>
        {
            web.Use(async (context, next) =>
            {
                context.Response.Headers["X-Host"] = context.RequestServices.GetRequiredService<Greeting>().Word;
                await next(context);
            });
            web.MapWsgi("/old", (environ, start) =>
            {
                environ.TryGet("aspnetcore.context", out HttpContext? context);
                return Environs.Answer(context!.RequestServices.GetRequiredService<Greeting>().Word)(environ, start);
            });
            web.MapWsgi("/hidden", ShowPaths).RequireHost("other.example");
        });

        WireAnswer answer = await server.GetAsync("/old");
        Assert.AreEqual("hello hello", $"{answer.Body} {answer.Header("X-Host")}");
        Assert.AreEqual("404 Not Found", (await server.GetAsync("/hidden")).Status);
    }

    [TestMethod]
    public async Task What_it_throws_is_answered_by_the_host()
    {
        await using HostServer server = await HostServer.StartAsync(web =>
        {
            web.UseExceptionHandler(failed => failed.Run(context => context.Response.WriteAsync("the host's words")));
            web.UseRouting();
            web.MapWsgi("/old", (_, _) => throw new InvalidOperationException("boom"));
        });

        WireAnswer answer = await server.GetAsync("/old");

        Assert.AreEqual("500 Internal Server Error the host's words", $"{answer.Status} {answer.Body}");
    }

    [TestMethod]
    public async Task A_delegate_is_an_application_below_its_mount()
    {
        RequestDelegate pipeline = async context =>
        {
            using StreamReader reader = new(context.Request.Body);
            context.Response.StatusCode = 201;
            context.Response.Headers.Append("X-Many", "1");
            context.Response.Headers.Append("X-Many", "2");
            await context.Response.WriteAsync($"{context.Request.Method} {context.Request.PathBase.Value}|{context.Request.Path.Value}|{context.Request.QueryString} {context.Request.Headers["X-E"]} {await reader.ReadToEndAsync()}");
        };
        await using RawServer server = await RawServer.StartAsync(
            Dispatcher.Wrap(Environs.Answer("outer"), new Dictionary<string, WsgiApp> { ["/new"] = pipeline.ToWsgiApp() }));

        WireAnswer answer = await server.PostAsync("/new/%C3%A9?q=%20", "body", "X-E: \u00c3\u00a9\r\n");

        Assert.AreEqual("201 Created", answer.Status);
        Assert.AreEqual("POST /new|/é|?q=%20 é body", Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(answer.Body)));
        CollectionAssert.AreEqual(new[] { "1", "2" }, answer.Headers("X-Many").ToArray());
        Assert.AreEqual($"{answer.Body.Length}", answer.Header("Content-Length"));
        Assert.AreEqual("outer", (await server.GetAsync("/")).Body);
    }

    [TestMethod]
    public async Task A_whole_host_is_an_application_with_its_routing_scopes_and_callbacks()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddScoped<Scoped>();
        builder.WebHost.UseWsgi();
        await using WebApplication web = builder.Build();
        web.MapGet("/items/{id:int}", (int id, Scoped scoped, HttpResponse response) =>
        {
            response.OnStarting(() =>
            {
                response.Headers["X-Late"] = "yes";
                return Task.CompletedTask;
            });
            return Results.Json(new { id });
        });
        WsgiApp app = web.ToWsgiApp();
        await web.StartAsync();
        await using RawServer server = await RawServer.StartAsync(Dispatcher.Wrap(Environs.Answer("outer"), new Dictionary<string, WsgiApp> { ["/api"] = app }));

        WireAnswer answer = await server.GetAsync("/api/items/7");

        Assert.AreEqual("200 OK {\"id\":7} yes", $"{answer.Status} {answer.Body} {answer.Header("X-Late")}");
        Assert.AreEqual("404 Not Found", (await server.GetAsync("/api/items/x")).Status);
        Assert.AreEqual(1, Scoped.Disposed);
    }

    [TestMethod]
    public async Task A_host_with_another_server_is_no_application()
    {
        await using WebApplication web = WebApplication.CreateSlimBuilder().Build();

        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => web.ToWsgiApp()).Message, "UseWsgi()");
    }

    [TestMethod]
    public async Task A_pipeline_streams_block_by_block_and_learns_when_the_client_goes_away()
    {
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        RequestDelegate pipeline = async context =>
        {
            context.Response.OnCompleted(() =>
            {
                completed.SetResult();
                return Task.CompletedTask;
            });
            context.RequestAborted.Register(gone.SetResult);
            await context.Response.WriteAsync("first");
            await go.Task;
            await context.Response.WriteAsync("second");
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        };
        await using RawServer server = await RawServer.StartAsync(pipeline.ToWsgiApp());
        using (TcpClient client = await server.ConnectAsync())
        {
            client.LingerState = new LingerOption(true, 0);
            await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: h\r\n\r\n"u8.ToArray());
            await LiveServer.ReadUntilAsync(client.GetStream(), "first");
            go.SetResult();
            await LiveServer.ReadUntilAsync(client.GetStream(), "second");
        }

        await gone.Task.WaitAsync(LiveServer.Patience);
        await completed.Task.WaitAsync(LiveServer.Patience);
    }

    [TestMethod]
    public async Task A_slow_reader_holds_a_pipeline_back()
    {
        int written = 0;
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        RequestDelegate pipeline = async context =>
        {
            try
            {
                for (; written < 1000; written++)
                    await context.Response.Body.WriteAsync(new byte[16 * 1024]);
            }
            finally
            {
                ended.SetResult();
            }
        };
        List<KeyValuePair<string, string>> sent = [];
        WsgiBody body = await pipeline.ToWsgiApp()(Environs.Of(), (_, headers, _) =>
        {
            sent.AddRange(headers);
            return _ => ValueTask.CompletedTask;
        });

        Assert.IsLessThan(20, written);
        await body.DisposeAsync();
        await ended.Task.WaitAsync(LiveServer.Patience);
        Assert.IsLessThan(20, written);
    }

    [TestMethod]
    public async Task An_error_of_a_pipeline_is_an_error_of_the_application()
    {
        RequestDelegate early = static _ => throw new InvalidOperationException("early");
        RequestDelegate late = static async context =>
        {
            await context.Response.WriteAsync("some");
            throw new InvalidOperationException("late");
        };
        await using RawServer server = await RawServer.StartAsync(Dispatcher.Wrap(early.ToWsgiApp(), new Dictionary<string, WsgiApp> { ["/late"] = late.ToWsgiApp() }));

        StringAssert.StartsWith((await server.GetAsync("/")).Status, "500 ");
        WireAnswer broken = await server.GetAsync("/late");
        Assert.IsFalse(broken.IsWhole && broken.Status == "200 OK");
        StringAssert.Contains(server.Log.ToString(), "late");
    }

    private sealed record Greeting(string Word);

    private sealed class Scoped : IDisposable
    {
        public static int Disposed { get; private set; }

        public void Dispose() => Disposed++;
    }

    /// <summary>A host of ASP.NET Core with its own Kestrel.</summary>
    private sealed class HostServer(WebApplication web) : LiveServer
    {
        public override int Port => new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

        public static async Task<HostServer> StartAsync(Action<WebApplication> map)
        {
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddSingleton(new Greeting("hello"));
            WebApplication web = builder.Build();
            map(web);
            await web.StartAsync();
            return new HostServer(web);
        }

        public override ValueTask DisposeAsync() => web.DisposeAsync();
    }
}
