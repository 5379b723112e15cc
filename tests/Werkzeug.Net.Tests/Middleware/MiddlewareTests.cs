using System.Net;
using System.Runtime.ExceptionServices;
using System.Text;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Middleware;

[TestClass]
public sealed class MiddlewareTests
{
    private static async Task<string> TextAsync(WsgiApp app, WsgiEnviron environ)
    {
        WsgiResult result = await WsgiRunner.RunAsync(app, environ, buffered: true);
        return Encoding.UTF8.GetString(await result.Body.ReadAllAsync());
    }

    private static IEnumerable<(string Name, Func<WsgiApp, WsgiApp> Wrap)> All() =>
    [
        ("ProxyFix", app => ProxyFix.Wrap(app)),
        ("Dispatcher", app => Dispatcher.Wrap(app, new Dictionary<string, WsgiApp>())),
        ("SharedData", app => SharedData.Wrap(app, new Dictionary<string, string>())),
        ("Profiler", app => ProfilerMiddleware.Wrap(app, _ => { })),
        ("Lint", app => LintMiddleware.Wrap(app, (LintWarning _) => { })),
        ("HttpProxy", app => HttpProxy.Wrap(app, new Dictionary<string, HttpProxyTarget>())),
        ("FetchGate", app => FetchGate.Wrap(app)),
        ("SecurityHeaders", app => SecurityHeaders.Wrap(app)),
    ];

    [TestMethod]
    public async Task A_mounted_application_sees_the_path_below_it()
    {
        WsgiApp show = (environ, start) => Environs.Answer($"{environ.ScriptName}|{environ.Path}")(environ, start);
        WsgiApp app = Dispatcher.Wrap(Environs.Answer("root"), new Dictionary<string, WsgiApp> { ["/api"] = show, ["/api/v2"] = show });

        Assert.AreEqual("/api|/users", await TextAsync(app, Environs.Of(path: "/api/users")));
        Assert.AreEqual("/api/v2|/users", await TextAsync(app, Environs.Of(path: "/api/v2/users")));
        Assert.AreEqual("/api|", await TextAsync(app, Environs.Of(path: "/api")));
        Assert.AreEqual("root", await TextAsync(app, Environs.Of(path: "/apis")));
    }

    [TestMethod]
    public async Task Proxies_outside_of_the_trusted_networks_are_not_believed()
    {
        WsgiApp app = ProxyFix.Wrap(
            (environ, start) => Environs.Answer(environ.RemoteAddress!)(environ, start),
            new ProxyFixOptions { TrustedNetworks = [IPNetwork.Parse("10.0.0.0/8")] });

        Assert.AreEqual("1.2.3.4", await TextAsync(app, Environs.Of(more: [("REMOTE_ADDR", "10.1.1.1"), ("HTTP_X_FORWARDED_FOR", "1.2.3.4")])));
        Assert.AreEqual("11.1.1.1", await TextAsync(app, Environs.Of(more: [("REMOTE_ADDR", "11.1.1.1"), ("HTTP_X_FORWARDED_FOR", "1.2.3.4")])));
    }

    [TestMethod]
    public async Task The_standard_header_is_read_where_that_is_asked()
    {
        WsgiApp app = ProxyFix.Wrap(
            (environ, start) => Environs.Answer($"{environ.RemoteAddress} {environ.Scheme} {environ.Text("HTTP_HOST")}")(environ, start),
            new ProxyFixOptions { UseForwarded = true, Host = 1 });

        Assert.AreEqual(
            "2001:db8::1 https example.org",
            await TextAsync(app, Environs.Of(more: ("HTTP_FORWARDED", "for=evil, for=\"[2001:db8::1]:4711\";proto=https;host=\"example.org\""))));
    }

    [TestMethod]
    public async Task Shared_files_are_served_tagged_and_never_from_outside()
    {
        string root = Directory.CreateTempSubdirectory("werkzeug").FullName;
        string inside = Directory.CreateDirectory(Path.Combine(root, "static")).FullName;
        await File.WriteAllTextAsync(Path.Combine(inside, "a.css"), "body{}");
        await File.WriteAllTextAsync(Path.Combine(root, "secret.txt"), "secret");
        WsgiApp app = SharedData.Wrap(Environs.Answer("app"), new() { ["/static"] = inside });

        WsgiResult found = await WsgiRunner.RunAsync(app, Environs.Of(path: "/static/a.css"), buffered: true);
        string tag = found.Headers.First(header => header.Key == "Etag").Value;
        WsgiResult again = await WsgiRunner.RunAsync(app, Environs.Of(path: "/static/a.css", more: ("HTTP_IF_NONE_MATCH", tag)), buffered: true);

        Assert.AreEqual("body{}", Encoding.UTF8.GetString(await found.Body.ReadAllAsync()));
        Assert.AreEqual("304 Not Modified", again.Status);
        foreach (string path in new[] { "/static/../secret.txt", "/static/..\\secret.txt", "/static//etc/passwd", "/static/c:/windows/win.ini", "/static/a.css/x" })
            Assert.AreEqual("app", await TextAsync(app, Environs.Of(path: path)), path);
        Directory.Delete(root, recursive: true);
    }

    [TestMethod]
    public async Task WM2_WM3_WM4_WM7_every_block_passes_on_at_once()
    {
        foreach ((string name, Func<WsgiApp, WsgiApp> wrap) in All())
        {
            int made = 0;
            IEnumerable<byte[]> Generate()
            {
                for (; made < 3; made++)
                    yield return [(byte)made];
            }

            WsgiBody body = await wrap((_, start) =>
            {
                start("200 OK", [new("Content-Type", "text/plain")]);
                return new(WsgiBody.From(Generate()));
            })(Environs.Of(), (_, _, _) => _ => ValueTask.CompletedTask);
            Assert.AreEqual(0, made, name);
            int seen = 0;
            await foreach (ReadOnlyMemory<byte> block in body)
                Assert.AreEqual(seen++, made, name);
            Assert.AreEqual(3, seen, name);
            await body.DisposeAsync();
        }
    }

    [TestMethod]
    public async Task WM5_what_the_application_returns_is_never_written()
    {
        foreach ((string name, Func<WsgiApp, WsgiApp> wrap) in All())
        {
            int written = 0;
            WsgiBody body = await wrap(Environs.Answer("x"))(Environs.Of(), (_, _, _) => _ =>
            {
                written++;
                return ValueTask.CompletedTask;
            });
            await body.ReadAllAsync();
            await body.DisposeAsync();
            Assert.AreEqual(0, written, name);
        }
    }

    [TestMethod]
    public async Task WM6_what_the_application_writes_is_written()
    {
        foreach ((string name, Func<WsgiApp, WsgiApp> wrap) in All())
        {
            List<byte> written = [];
            WsgiBody body = await wrap(async (_, start) =>
            {
                await start("200 OK", [new("Content-Type", "text/plain")])("ab"u8.ToArray());
                return WsgiBody.Empty;
            })(Environs.Of(), (_, _, _) => data =>
            {
                written.AddRange(data.ToArray());
                return ValueTask.CompletedTask;
            });
            await body.DisposeAsync();
            Assert.AreEqual("ab", Encoding.ASCII.GetString([.. written]), name);
        }
    }

    [TestMethod]
    public async Task WM9_closing_passes_on_exactly_once()
    {
        foreach ((string name, Func<WsgiApp, WsgiApp> wrap) in All())
        {
            int closed = 0;
            WsgiBody body = await wrap((_, start) =>
            {
                start("200 OK", [new("Content-Type", "text/plain")]);
                return new(WsgiBody.Of("x").OnClose(() => closed++));
            })(Environs.Of(), (_, _, _) => _ => ValueTask.CompletedTask);
            await body.DisposeAsync();
            Assert.AreEqual(1, closed, name);
        }
    }

    [TestMethod]
    public async Task WM10_the_error_of_a_second_start_passes_on()
    {
        ExceptionDispatchInfo info = ExceptionDispatchInfo.Capture(new InvalidOperationException("boom"));
        foreach ((string name, Func<WsgiApp, WsgiApp> wrap) in All())
        {
            List<ExceptionDispatchInfo?> seen = [];
            WsgiBody body = await wrap((_, start) =>
            {
                start("200 OK", [new("Content-Type", "text/plain")]);
                start("500 Oops", [new("Content-Type", "text/plain")], info);
                return new(WsgiBody.Of("x"));
            })(Environs.Of(), (_, _, error) =>
            {
                seen.Add(error);
                return _ => ValueTask.CompletedTask;
            });
            await body.DisposeAsync();
            CollectionAssert.AreEqual(new ExceptionDispatchInfo?[] { null, info }, seen, name);
        }
    }

    [TestMethod]
    public async Task WM1_WM8_every_middleware_keeps_the_rules_on_both_sides()
    {
        foreach ((string name, Func<WsgiApp, WsgiApp> wrap) in All())
        {
            List<LintWarning> found = [];
            WsgiApp app = LintMiddleware.Wrap(wrap(LintMiddleware.Wrap(Environs.Answer("hello"), found.Add)), found.Add);

            Assert.AreEqual("hello", await TextAsync(app, Environs.Of("POST", "/a/b", "body")), name);
            Assert.IsEmpty(found, $"{name}: {string.Join("; ", found)}");
        }
    }

    [TestMethod]
    public async Task WM11_a_path_that_is_rewritten_outside_is_seen_inside()
    {
        foreach ((string name, Func<WsgiApp, WsgiApp> wrap) in All())
        {
            WsgiApp inner = wrap((environ, start) => Environs.Answer(environ.Path)(environ, start));
            WsgiApp app = (environ, start) =>
            {
                environ["PATH_INFO"] = "/rewritten";
                return inner(environ, start);
            };

            Assert.AreEqual("/rewritten", await TextAsync(app, Environs.Of(path: "/original")), name);
        }
    }

    [TestMethod]
    public async Task The_profiler_tells_each_request()
    {
        StringWriter log = new();

        await TextAsync(ProfilerMiddleware.Wrap(Environs.Answer("x"), log), Environs.Of(path: "/p"));

        StringAssert.StartsWith(log.ToString(), "GET /p: ");
    }
}
