using System.Text;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Tests.Serving;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Middleware;

/// <summary>The proxy before a live server on loopback.</summary>
[TestClass]
public sealed class HttpProxyTests
{
    private static async Task<(string Status, string Body)> AskAsync(WsgiApp upstream, WsgiEnviron environ, bool removePrefix = false, string? host = null)
    {
        await using RawServer server = await RawServer.StartAsync(upstream);
        WsgiApp app = HttpProxy.Wrap(Environs.Answer("own"), new Dictionary<string, HttpProxyTarget>
        {
            ["/up/"] = new() { Target = new Uri($"http://127.0.0.1:{server.Port}/"), RemovePrefix = removePrefix, Host = host, Headers = new Dictionary<string, string> { ["X-Via"] = "proxy" } },
        });
        WsgiResult result = await WsgiRunner.RunAsync(app, environ, buffered: true);
        return (result.Status, Encoding.UTF8.GetString(await result.Body.ReadAllAsync()));
    }

    [TestMethod]
    public async Task What_is_below_the_prefix_goes_to_the_other_server_and_the_rest_stays()
    {
        WsgiApp show = Probes.Show(static environ => $"{environ.Method} {environ.Path}?{environ.QueryString} {environ.Text("HTTP_X_VIA")}");

        Assert.AreEqual("GET /up/a b?x=%20 proxy", (await AskAsync(show, Environs.Of(path: "/up/a b", more: ("QUERY_STRING", "x=%20")))).Body);
        Assert.AreEqual("GET /a?", (await AskAsync(show, Environs.Of(path: "/up/a"), removePrefix: true)).Body[..7]);
        Assert.AreEqual("own", (await AskAsync(show, Environs.Of(path: "/other"))).Body);
    }

    [TestMethod]
    public async Task Bodies_and_headers_pass_and_those_of_the_connection_do_not()
    {
        WsgiApp echo = static (environ, start) => Environs.Answer(
            $"{Encoding.UTF8.GetString(new Request(environ).Data)} {environ.ContentType} {environ.Text("HTTP_X_A")} {environ.Text("HTTP_TE") ?? "-"} {environ.Text("HTTP_PROXY_AUTHORIZATION") ?? "-"}")(environ, start);

        (string status, string body) = await AskAsync(
            echo, Environs.Of("POST", "/up/x", "données", ("CONTENT_TYPE", "text/plain"), ("HTTP_X_A", "1"), ("HTTP_TE", "trailers"), ("HTTP_PROXY_AUTHORIZATION", "secret")));

        Assert.AreEqual("200 OK", status);
        Assert.AreEqual("données text/plain 1 - -", body);
    }

    [TestMethod]
    public async Task The_host_is_the_targets_the_requests_or_a_given_one()
    {
        WsgiApp host = Probes.Show(static environ => environ.Text("HTTP_HOST")!);
        WsgiEnviron environ = Environs.Of(path: "/up/", more: ("HTTP_HOST", "outside.example"));

        StringAssert.StartsWith((await AskAsync(host, environ)).Body, "127.0.0.1:");
        Assert.AreEqual("outside.example", (await AskAsync(host, environ, host: "")).Body);
        Assert.AreEqual("given.example", (await AskAsync(host, environ, host: "given.example")).Body);
    }

    [TestMethod]
    public async Task Redirects_and_errors_of_the_other_server_pass_as_they_are()
    {
        Assert.AreEqual("302 Found", (await AskAsync(Environs.Answer("", "302 Found", new KeyValuePair<string, string>("Location", "/x")), Environs.Of(path: "/up/"))).Status);
        Assert.AreEqual("418 I'm a Teapot", (await AskAsync(Environs.Answer("short", "418 I'm a Teapot"), Environs.Of(path: "/up/"))).Status);
    }

    [TestMethod]
    public async Task A_server_that_is_not_there_is_a_502()
    {
        int port;
        await using (RawServer gone = await RawServer.StartAsync(Environs.Answer("x")))
            port = gone.Port;
        WsgiApp app = HttpProxy.Wrap(Environs.Answer("own"), new Dictionary<string, HttpProxyTarget> { ["/up"] = new() { Target = new Uri($"http://127.0.0.1:{port}/") } });

        Assert.AreEqual("502 Bad Gateway", (await WsgiRunner.RunAsync(app, Environs.Of(path: "/up/x"))).Status);
    }
}
