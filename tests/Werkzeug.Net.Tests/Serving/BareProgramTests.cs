using Werkzeug.Net.Middleware;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Serving;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Serving;

/// <summary>The library used alone, as the manual shows it.</summary>
[TestClass]
public sealed class BareProgramTests
{
    private static readonly Map Urls = new()
    {
        new Rule("/", endpoint: "index"),
        new Rule("/archive/<int(fixed_digits=4):year>/", endpoint: "archive"),
        new Rule("/files/<path:name>", endpoint: "file", methods: ["GET"]),
    };

    private static WsgiApp Build()
    {
        WsgiApp app = async (environ, startResponse) =>
        {
            var request = new Request(environ);
            MapAdapter urls = Urls.BindToEnviron(environ);
            Response response;
            try
            {
                (string endpoint, IReadOnlyDictionary<string, object?> values) = urls.Match();
                response = new Response($"{endpoint} {string.Join(",", values.Values)} {request.Args.Get("q")}", mimeType: "text/plain");
                response.SetCookie("seen", endpoint, new() { HttpOnly = true, SameSite = "Lax" });
                response.AddETag();
                response.MakeConditional(request);
            }
            catch (HttpException error)
            {
                response = error.ToResponse(environ);
            }

            return await response.InvokeAsync(environ, startResponse);
        };

        app = ProxyFix.Wrap(app, @for: 1, proto: 1, host: 1);
        return SharedData.Wrap(app, new() { ["/static"] = "static" });
    }

    [TestMethod]
    public async Task The_program_routes_answers_redirects_and_refuses()
    {
        await using RawServer server = await RawServer.StartAsync(Build(), new ServerOptions { UseDebugger = true, UseReloader = false });

        string found = await server.AskAsync("GET /archive/2026/?q=x HTTP/1.1");
        StringAssert.EndsWith(found, "archive 2026 x");
        StringAssert.Contains(found, "Set-Cookie: seen=archive; HttpOnly; Path=/; SameSite=Lax\r\n");
        StringAssert.Contains(await server.AskAsync("GET /archive/2026 HTTP/1.1"), "Location: http://example.org/archive/2026/\r\n");
        StringAssert.Contains(await server.AskAsync("POST /files/a HTTP/1.1", "Content-Length: 0\r\n"), "Allow: GET, HEAD\r\n");
        StringAssert.StartsWith(await server.AskAsync("GET /nope HTTP/1.1"), "HTTP/1.1 404 ");
    }

    [TestMethod]
    public async Task The_proxy_in_front_decides_scheme_and_host()
    {
        await using RawServer server = await RawServer.StartAsync(Build());

        StringAssert.Contains(
            await server.AskAsync("GET /archive/2026 HTTP/1.1", "X-Forwarded-Proto: https\r\nX-Forwarded-Host: www.example.com\r\n"),
            "Location: https://www.example.com/archive/2026/\r\n");
    }

    [TestMethod]
    public void Building_needs_no_request() => Assert.AreEqual(
        "http://example.org/archive/2026/", Urls.Bind("example.org").Build("archive", new { year = 2026 }, forceExternal: true));
}
