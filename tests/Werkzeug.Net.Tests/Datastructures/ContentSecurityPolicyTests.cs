using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Datastructures;

[TestClass]
public sealed class ContentSecurityPolicyTests
{
    [TestMethod]
    public void A_nonce_is_added_to_scripts_and_styles_and_keeps_what_they_inherit()
    {
        ContentSecurityPolicy policy = new() { DefaultSrc = "'self'", StyleSrc = "https://cdn.example" };

        policy.AllowNonce("abc123==");

        Assert.AreEqual("default-src 'self'; style-src https://cdn.example 'nonce-abc123=='; script-src 'self' 'nonce-abc123=='", policy.ToHeader());
    }

    [TestMethod]
    public void Nonces_are_random_and_long()
    {
        string[] nonces = [.. Enumerable.Range(0, 100).Select(static _ => ContentSecurityPolicy.NewNonce())];

        Assert.HasCount(100, nonces.Distinct());
        Assert.IsTrue(nonces.All(static nonce => Convert.FromBase64String(nonce).Length == 16));
    }

    [TestMethod]
    public void A_request_has_one_nonce()
    {
        WsgiEnviron environ = Environs.Of();

        Assert.IsNull(CspNonce.Known(environ));
        Assert.AreEqual(new Request(environ).CspNonce, new Request(environ).CspNonce);
        Assert.AreEqual(CspNonce.Of(environ), CspNonce.Known(environ));
        Assert.AreNotEqual(CspNonce.Of(environ), new Request(Environs.Of()).CspNonce);
    }

    // The sample of CSP level 3, section 7.1.
    [TestMethod]
    public void Inline_content_is_allowed_by_its_hash()
    {
        ContentSecurityPolicy policy = new() { ScriptSrc = "'none'" };

        Assert.AreEqual("script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='", policy.AllowContent("script-src", "alert('Hello, world.');").ToHeader());
    }

    [TestMethod]
    public void A_source_is_one_source()
    {
        ContentSecurityPolicy policy = new();

        Assert.ThrowsExactly<ArgumentException>(() => policy.Allow("img-src", "https://a.example; script-src *"));
        Assert.ThrowsExactly<ArgumentException>(() => policy.Allow("img-src", "a b"));
        Assert.ThrowsExactly<ArgumentException>(() => policy.AllowNonce("x' 'unsafe-inline"));
        Assert.AreEqual("img-src https://a.example", policy.Allow("img-src", "https://a.example", "https://a.example").ToHeader());
    }
}
