using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class CacheControlHeaderTests
{
    [TestMethod]
    public void Known_directives_have_types()
    {
        ResponseCacheControl cache = CacheControlHeader.ParseResponse("private=\"a, b\", no-cache, max-age=60, s-maxage=x, stale-while-revalidate=5");

        Assert.AreEqual("a, b", cache.Private.Value);
        Assert.IsTrue(cache.NoCache);
        Assert.AreEqual(60, cache.MaxAge);
        Assert.IsNull(cache.SMaxAge);
        Assert.AreEqual(5, cache.StaleWhileRevalidate);
        Assert.IsFalse(cache.Public);
    }

    [TestMethod]
    public void Setting_directives_writes_them_and_tells()
    {
        int told = 0;
        ResponseCacheControl cache = new() { OnUpdate = _ => told++ };

        cache.Public = true;
        cache.MaxAge = 60;
        cache.Private = "x-a";
        cache.Public = false;
        cache.SMaxAge = 9;
        cache.Public = false;

        Assert.AreEqual("max-age=60, private=x-a, s-maxage=9", cache.ToHeader());
        Assert.AreEqual(5, told);
    }

    [TestMethod]
    public void A_wish_for_stale_answers_may_have_a_bound()
    {
        Assert.IsTrue(CacheControlHeader.ParseRequest("max-stale").MaxStale);
        Assert.AreEqual("5", CacheControlHeader.ParseRequest("max-stale=5").MaxStale.Value);
        Assert.IsFalse(CacheControlHeader.ParseRequest("max-stale=x").MaxStale);
    }

    [TestMethod]
    public void A_number_too_large_is_the_largest()
    {
        ResponseCacheControl cache = CacheControlHeader.ParseResponse("max-age=9999999999999999999");

        Assert.AreEqual(long.MaxValue, cache.MaxAge);
        Assert.AreEqual("max-age=9999999999999999999", cache.ToHeader());
    }

    [TestMethod]
    public void Unknown_directives_are_kept()
    {
        Assert.AreEqual("private, community=UCI", CacheControlHeader.ParseResponse("private, community=\"UCI\"").ToHeader());
    }

    [TestMethod]
    public void Policies_read_set_and_print()
    {
        ContentSecurityPolicy policy = CspHeader.Parse("default-src 'self'; script-src 'unsafe-inline' *; img-src");

        policy.ImgSrc = "*";
        policy.ScriptSrc = null;

        Assert.AreEqual("'self'", policy.DefaultSrc);
        Assert.AreEqual("default-src 'self'; img-src *", policy.ToHeader());
    }
}
