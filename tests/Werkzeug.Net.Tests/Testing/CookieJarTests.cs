using Werkzeug.Net.Testing;

namespace Werkzeug.Net.Tests.Testing;

/// <summary>RFC 6265, section 5: what a browser keeps and what it sends.</summary>
[TestClass]
public sealed class CookieJarTests
{
    private static string? Sent(string setCookie, string host, string path, string fromHost = "example.org", string fromPath = "/dir/page")
    {
        CookieJar jar = new();
        jar.Update([setCookie], fromHost, fromPath);
        return jar.HeaderFor(host, path);
    }

    [TestMethod]
    [DataRow("a=1", "example.org", true), DataRow("a=1", "www.example.org", false), DataRow("a=1", "EXAMPLE.ORG", true)]
    [DataRow("a=1; Domain=example.org", "www.example.org", true), DataRow("a=1; Domain=.Example.org", "www.example.org", true)]
    [DataRow("a=1; Domain=example.org", "evilexample.org", false), DataRow("a=1; Domain=other.example", "other.example", false), DataRow("a=1; Domain=", "example.org", true)]
    public void A_cookie_goes_to_its_host_or_domain(string cookie, string host, bool isSent) => Assert.AreEqual(isSent ? "a=1" : null, Sent(cookie + "; Path=/", host, "/"));

    [TestMethod]
    [DataRow("a=1", "/dir", true), DataRow("a=1", "/dir/other", true), DataRow("a=1", "/directory", false), DataRow("a=1", "/", false)]
    [DataRow("a=1; Path=/", "/x", true), DataRow("a=1; Path=/dir/", "/dir", false), DataRow("a=1; Path=/dir/", "/dir/x", true), DataRow("a=1; Path=relative", "/dir/x", true)]
    public void A_cookie_goes_below_its_path(string cookie, string path, bool isSent) => Assert.AreEqual(isSent ? "a=1" : null, Sent(cookie, "example.org", path));

    [TestMethod]
    [DataRow("a=1; Max-Age=0"), DataRow("a=1; Max-Age=-5"), DataRow("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT"), DataRow("a=1; Expires=Thu, 01 Jan 2015 00:00:00 GMT")]
    [DataRow("a=1; Expires=Fri, 01 Jan 2100 00:00:00 GMT; Max-Age=0")]
    public void A_cookie_that_is_over_deletes_the_one_before(string cookie)
    {
        CookieJar jar = new();
        jar.Update(["a=0; Path=/", cookie + "; Path=/"], "example.org", "/");

        Assert.IsNull(jar.HeaderFor("example.org", "/"));
        Assert.IsEmpty(jar.Cookies);
    }

    [TestMethod]
    public void A_cookie_ends_with_the_clock()
    {
        Clock clock = new();
        CookieJar jar = new(clock);
        jar.Update(["a=1; Expires=Wed, 01 Jan 2020 00:00:10 GMT"], "example.org", "/");

        Assert.AreEqual("a=1", jar.HeaderFor("example.org", "/"));
        clock.Now = clock.Now.AddSeconds(10);
        Assert.IsNull(jar.HeaderFor("example.org", "/"));
    }

    [TestMethod]
    public void The_longer_path_comes_first_and_a_new_value_replaces_the_old()
    {
        CookieJar jar = new();
        jar.Update(["a=short; Path=/", "a=long; Path=/x", "a=newer; Path=/"], "example.org", "/");

        Assert.AreEqual("a=long; a=newer", jar.HeaderFor("example.org", "/x/y"));
        Assert.AreEqual("newer", jar.Get("a", "example.org")!.Value);
        jar.Delete("a", "example.org");
        Assert.AreEqual("a=long", jar.HeaderFor("example.org", "/x"));
    }

    [TestMethod]
    public void Every_attribute_is_read()
    {
        CookieJar jar = new();
        jar.Update(["a=\"x;y\"; Secure; HttpOnly; SameSite=Lax; Max-Age=60; Path=/; Unknown=1"], "example.org", "/");

        Assert.IsNull(jar.Get("a", "example.org", "/other"));
        TestCookie cookie = jar.Cookies.Single();
        Assert.IsTrue(cookie is { IsHttpOnly: true, IsHostOnly: true } && cookie.MaxAge == TimeSpan.FromSeconds(60));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
