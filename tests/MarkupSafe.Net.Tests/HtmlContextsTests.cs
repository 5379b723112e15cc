namespace MarkupSafe.Net.Tests;

[TestClass]
public sealed class HtmlContextsTests
{
    [TestMethod]
    public void Attributes_are_quoted_and_escaped()
    {
        Assert.AreEqual(" title=\"a &#34;b&#34; &lt;\"", HtmlContexts.Attribute("title", "a \"b\" <").ToString());
        Assert.AreEqual(" title=\"a &#34;b&#34;\"", HtmlContexts.Attribute("title", new Markup("a \"b\"")).ToString());
    }

    [TestMethod]
    public void Attributes_that_are_off_are_left_out()
    {
        Assert.AreEqual("", HtmlContexts.Attribute("checked", false).ToString());
        Assert.AreEqual("", HtmlContexts.Attribute("title", null).ToString());
        Assert.AreEqual(" checked", HtmlContexts.Attribute("checked", true).ToString());
    }

    [TestMethod]
    [DataRow("on click")]
    [DataRow("x>")]
    [DataRow("a=b")]
    [DataRow("a/b")]
    [DataRow("")]
    public void Names_that_would_break_out_are_refused(string name)
    {
        Assert.ThrowsExactly<ArgumentException>(() => HtmlContexts.Attribute(name, "x"));
    }

    [TestMethod]
    [DataRow("https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2")]
    [DataRow("/path:with:colons", "/path:with:colons")]
    [DataRow("?q=javascript:1", "?q=javascript:1")]
    [DataRow("mailto:a@b.c", "mailto:a@b.c")]
    public void Harmless_addresses_pass(string url, string expected)
    {
        Assert.AreEqual(expected, HtmlContexts.Url(url).ToString());
    }

    [TestMethod]
    [DataRow("javascript:alert(1)")]
    [DataRow("JaVaScRiPt:alert(1)")]
    [DataRow(" \u0001javascript:alert(1)")]
    [DataRow("java\nscript:alert(1)")]
    [DataRow("data:text/html,<script>")]
    [DataRow("vbscript:x")]
    public void Addresses_that_run_something_are_refused(string url)
    {
        Assert.AreEqual(HtmlContexts.RefusedUrl, HtmlContexts.Url(url).ToString());
    }

    [TestMethod]
    public void Other_schemes_pass_when_they_are_named()
    {
        Assert.AreEqual("ftp://x", HtmlContexts.Url("ftp://x", "ftp").ToString());
        Assert.AreEqual(HtmlContexts.RefusedUrl, HtmlContexts.Url("https://x", "ftp").ToString());
    }

    [TestMethod]
    public void Parts_of_addresses_are_percent_encoded()
    {
        Assert.AreEqual("a%20b%26%C3%A9%2F~", HtmlContexts.UrlPart("a b&é/~").ToString());
    }

    [TestMethod]
    public void Script_strings_cannot_end_the_script()
    {
        string script = HtmlContexts.ScriptString("</script>'\"&\u2028\\").ToString();

        Assert.IsFalse("<>'\"&\u2028".Any(letter => script[1..^1].Contains(letter, StringComparison.Ordinal)));
        Assert.IsTrue(script.StartsWith('\'') && script.EndsWith('\''));
    }

    [TestMethod]
    public void Style_strings_are_escaped()
    {
        Assert.AreEqual("'a\\00003C\\00002F\\000027\\01F600'", HtmlContexts.StyleString("a</'😀").ToString());
    }
}
