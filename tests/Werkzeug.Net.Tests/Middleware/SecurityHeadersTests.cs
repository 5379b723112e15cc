using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Middleware;

[TestClass]
public sealed class SecurityHeadersTests
{
    private static async Task<Headers> HeadersAsync(WsgiApp app, WsgiEnviron environ)
    {
        WsgiResult result = await WsgiRunner.RunAsync(app, environ, buffered: true);
        return new Headers(result.Headers);
    }

    [TestMethod]
    public async Task Careful_headers_are_added()
    {
        Headers headers = await HeadersAsync(SecurityHeaders.Wrap(Environs.Answer("x")), Environs.Of(more: ("wsgi.url_scheme", "https")));

        Assert.AreEqual("nosniff", headers["X-Content-Type-Options"]);
        Assert.AreEqual("strict-origin-when-cross-origin", headers["Referrer-Policy"]);
        Assert.AreEqual("SAMEORIGIN", headers["X-Frame-Options"]);
        Assert.AreEqual("same-origin", headers["Cross-Origin-Opener-Policy"]);
        Assert.AreEqual("max-age=31536000", headers["Strict-Transport-Security"]);
        Assert.IsFalse(headers.Contains("Content-Security-Policy"));
    }

    [TestMethod]
    public async Task Without_encryption_nothing_is_said_of_it()
    {
        Assert.IsFalse((await HeadersAsync(SecurityHeaders.Wrap(Environs.Answer("x")), Environs.Of())).Contains("Strict-Transport-Security"));
    }

    [TestMethod]
    public async Task What_the_application_says_counts()
    {
        WsgiApp app = Environs.Answer("x", "200 OK", new("X-Frame-Options", "DENY"), new("content-security-policy", "default-src *"));

        Headers headers = await HeadersAsync(SecurityHeaders.Wrap(app, new() { ContentSecurityPolicy = "default-src 'self'" }), Environs.Of());

        Assert.AreEqual("DENY", headers["X-Frame-Options"]);
        Assert.AreEqual("default-src *", headers["Content-Security-Policy"]);
        Assert.HasCount(1, headers.GetList("X-Frame-Options"));
    }

    [TestMethod]
    public async Task The_nonce_that_the_page_uses_is_in_the_policy()
    {
        string nonce = "";
        WsgiApp page = (environ, start) => Environs.Answer($"<script nonce=\"{nonce = CspNonce.Of(environ)}\">")(environ, start);
        WsgiApp app = SecurityHeaders.Wrap(page, new() { ContentSecurityPolicy = "default-src 'self'", PermissionsPolicy = new PermissionsPolicy().Deny("camera") });

        Headers headers = await HeadersAsync(app, Environs.Of());

        Assert.AreEqual(
            $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'", headers["Content-Security-Policy"]);
        Assert.AreEqual("camera=()", headers["Permissions-Policy"]);
    }

    [TestMethod]
    public async Task A_page_without_a_nonce_gets_none()
    {
        WsgiApp app = SecurityHeaders.Wrap(Environs.Answer("x"), new() { ContentSecurityPolicy = "default-src 'self'" });

        Assert.AreEqual("default-src 'self'", (await HeadersAsync(app, Environs.Of()))["Content-Security-Policy"]);
    }
}
