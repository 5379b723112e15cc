using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class CookieHeaderTests
{
    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
    }

    [TestMethod]
    public void Cookies_are_read_in_order()
    {
        MultiDict<string> cookies = CookieHeader.Parse("first=a ; n=1; oops ; n=2 ;second = b;");

        CollectionAssert.AreEqual(new[] { "first", "n", "oops", "second" }, cookies.Keys.ToArray());
        CollectionAssert.AreEqual(new[] { "1", "2" }, cookies.GetList("n").ToArray());
        Assert.AreEqual("", cookies["oops"]);
    }

    [TestMethod]
    [DataRow("=__Host-test=bad")]
    [DataRow("==__Host-test=bad")]
    [DataRow(" = __Host-test=bad")]
    public void A_cookie_without_a_name_cannot_pose_as_another(string header)
    {
        MultiDict<string> cookies = CookieHeader.Parse($"{header}; __Host-test=good");

        CollectionAssert.AreEqual(new[] { "good" }, cookies.GetList("__Host-test").ToArray());
        Assert.AreEqual(1, cookies.Count);
    }

    [TestMethod]
    [DataRow("a=\"b;c\"", "b;c")]
    [DataRow("a=\"\\\";\"", "\";")]
    [DataRow("a=\"\\303\\251\"", "é")]
    [DataRow("a=\"\\777\"", "777")]
    [DataRow("a=\"b\" c", "\"b\" c")]
    [DataRow("a=\"open", "\"open")]
    [DataRow("a='b'", "'b'")]
    public void Quoted_values_are_unquoted(string header, string expected)
    {
        Assert.AreEqual(expected, CookieHeader.Parse(header)["a"]);
    }

    [TestMethod]
    public void A_header_is_utf8_in_the_dress_of_latin1()
    {
        Assert.AreEqual("é", CookieHeader.Parse("a=Ã©")["a"]);
        Assert.ThrowsExactly<DecoderFallbackException>(() => CookieHeader.Parse("a=é"));
        Assert.ThrowsExactly<EncoderFallbackException>(() => CookieHeader.Parse("a=☃"));
        Assert.AreEqual("☃", CookieHeader.ParseText("a=☃")["a"]);
    }

    [TestMethod]
    public void No_more_than_three_hundred_cookies_are_read()
    {
        string header = string.Join(';', Enumerable.Range(0, 5_000).Select(static number => $"c{number}=1"));

        Assert.AreEqual(CookieHeader.MaximumCookies, CookieHeader.Parse(header).Count);
    }

    [TestMethod]
    public void Everything_that_can_be_said_of_a_cookie_is_said_in_order()
    {
        CookieOptions options = new()
        {
            MaxAge = TimeSpan.FromMinutes(1), Domain = ".föö.com:80", Path = "/x y/é;z", Secure = true, HttpOnly = true, SameSite = "lax", Partitioned = true,
        };

        Assert.AreEqual(
            "a=b; Domain=xn--f-1gaa.com; Expires=Tue, 14 Nov 2023 22:14:20 GMT; Max-Age=60; Secure; HttpOnly; Path=/x%20y/%C3%A9%3Bz; SameSite=Lax; Partitioned",
            SetCookieHeader.Write("a", "b", options, new StoppedClock()));
    }

    [TestMethod]
    [DataRow("b c")]
    [DataRow("é☃")]
    [DataRow("a\"b\\c;d,e\r\nf\0")]
    [DataRow("")]
    public void What_is_written_reads_back(string value)
    {
        string header = SetCookieHeader.Write("name", value, new() { Path = null });

        Assert.IsTrue(header.All(static letter => letter is >= ' ' and <= '~'));
        Assert.AreEqual(value, CookieHeader.Parse(header)["name"]);
    }

    [TestMethod]
    public void Partitioned_cookies_are_secure()
    {
        Assert.AreEqual("a=b; Secure; Path=/; Partitioned", SetCookieHeader.Write("a", "b", new() { Partitioned = true }));
    }

    [TestMethod]
    [DataRow("a;b")]
    [DataRow("a\r\nX-Injected")]
    [DataRow("a\0")]
    public void A_name_cannot_start_another_attribute(string name)
    {
        Assert.ThrowsExactly<ArgumentException>(() => SetCookieHeader.Write(name, "v"));
    }

    [TestMethod]
    [DataRow("x; Secure")]
    [DataRow("x\r\nX- y")]
    public void A_domain_cannot_start_another_attribute(string domain)
    {
        Assert.ThrowsExactly<ArgumentException>(() => SetCookieHeader.Write("a", "v", new() { Domain = domain }));
    }

    [TestMethod]
    public void Prefixes_are_promises()
    {
        Assert.ThrowsExactly<ArgumentException>(() => SetCookieHeader.Write("__Secure-a", "v"));
        Assert.ThrowsExactly<ArgumentException>(() => SetCookieHeader.Write("__host-a", "v"));
        Assert.ThrowsExactly<ArgumentException>(() => SetCookieHeader.Write("__Host-a", "v", new() { Secure = true, Path = "/x" }));
        Assert.ThrowsExactly<ArgumentException>(() => SetCookieHeader.Write("__Host-a", "v", new() { Secure = true, Domain = "x.y" }));
        Assert.AreEqual("__Host-a=v; Secure; Path=/", SetCookieHeader.Write("__Host-a", "v", new() { Secure = true }));
    }

    [TestMethod]
    public void An_unknown_same_site_is_refused()
    {
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(() => SetCookieHeader.Write("a", "b", new() { SameSite = "invalid" }));

        StringAssert.StartsWith(error.Message, "SameSite must be 'Strict', 'Lax', or 'None'.");
    }

    [TestMethod]
    public void A_cookie_that_browsers_drop_is_told()
    {
        List<string> told = [];
        CookieOptions options = new() { TooLarge = told.Add };

        SetCookieHeader.Write("a", new string('x', 4_000), options);
        Assert.IsEmpty(told);
        SetCookieHeader.Write("a", new string('x', 4_090), options);

        StringAssert.Contains(told.Single(), "The final size was 4100 bytes but the limit is 4093 bytes.");
    }

    [TestMethod]
    public void An_age_past_all_dates_is_the_last_of_them()
    {
        StringAssert.Contains(SetCookieHeader.Write("a", "b", new() { MaxAge = TimeSpan.MaxValue }, new StoppedClock()), "Expires=Fri, 31 Dec 9999 23:59:59 GMT");
    }
}
