using Werkzeug.Net.Middleware;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Middleware;

[TestClass]
public sealed class FetchGateTests
{
    private static async Task<string> StatusAsync(FetchGateOptions? options, string method, params (string Key, object? Value)[] headers)
    {
        WsgiEnviron environ = Environs.Of(method, more: [("HTTP_HOST", "shop.example"), .. headers]);
        return (await WsgiRunner.RunAsync(FetchGate.Wrap(Environs.Answer("x"), options), environ, buffered: true)).Status[..3];
    }

    [TestMethod]
    [DataRow("POST", "same-origin", "cors", "200")]
    [DataRow("POST", "same-site", "cors", "200")]
    [DataRow("POST", "none", "navigate", "200")]
    [DataRow("GET", "cross-site", "navigate", "200")]
    [DataRow("POST", "cross-site", "navigate", "403")]
    [DataRow("GET", "cross-site", "no-cors", "403")]
    [DataRow("DELETE", "cross-site", "cors", "403")]
    public async Task Browsers_tell_where_a_request_comes_from(string method, string site, string mode, string status) =>
        Assert.AreEqual(status, await StatusAsync(null, method, ("HTTP_SEC_FETCH_SITE", site), ("HTTP_SEC_FETCH_MODE", mode)));

    [TestMethod]
    [DataRow("POST", "https://shop.example", "200")]
    [DataRow("POST", "http://SHOP.example", "200")]
    [DataRow("POST", "https://evil.example", "403")]
    [DataRow("POST", "https://shop.example.evil.example", "403")]
    [DataRow("POST", "null", "403")]
    [DataRow("GET", "https://evil.example", "200")]
    public async Task Older_browsers_tell_their_origin(string method, string origin, string status) =>
        Assert.AreEqual(status, await StatusAsync(null, method, ("HTTP_ORIGIN", origin)));

    [TestMethod]
    public async Task Programs_that_tell_nothing_pass() => Assert.AreEqual("200", await StatusAsync(null, "POST"));

    [TestMethod]
    public async Task Trusted_origins_and_open_paths_pass()
    {
        (string, object?)[] other = [("HTTP_SEC_FETCH_SITE", "cross-site"), ("HTTP_SEC_FETCH_MODE", "cors"), ("HTTP_ORIGIN", "https://admin.example")];

        Assert.AreEqual("403", await StatusAsync(null, "POST", other));
        Assert.AreEqual("200", await StatusAsync(new() { TrustedOrigins = ["https://admin.example"] }, "POST", other));
        Assert.AreEqual("200", await StatusAsync(new() { IsOpen = static environ => environ.Path == "/" }, "POST", other));
        Assert.AreEqual("403", await StatusAsync(new() { IsOpen = static environ => environ.Path == "/api" }, "POST", other));
    }

    [TestMethod]
    public async Task Sisters_below_one_domain_may_be_strangers() =>
        Assert.AreEqual("403", await StatusAsync(new() { TrustsSameSite = false }, "POST", ("HTTP_SEC_FETCH_SITE", "same-site")));
}
