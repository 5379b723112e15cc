namespace MarkupSafe.Net.Tests;

[TestClass]
public sealed class HtmlTextTests
{
    [TestMethod]
    [DataRow("<em>Foo &amp; Bar</em>", "Foo & Bar")]
    [DataRow("<!-- a > b --><i>x</i>\n  y", "x y")]
    [DataRow("a<!-- x -- >b-->c", "ac")]
    [DataRow("x<!--", "x<!--")]
    [DataRow("x<", "x<")]
    [DataRow("a > b", "a > b")]
    [DataRow("<<b>>", ">")]
    [DataRow("<<!-- x -->!-- y -->z", "z")]
    [DataRow("<!<!---->-- y -->z", "z")]
    [DataRow("a <!-- open <b>x</b>", "a x")]
    [DataRow("", "")]
    [DataRow("\u2028a\u001cb", "a b")]
    public void Tags_and_comments_are_taken_out_and_space_is_collapsed(string html, string text)
    {
        Assert.AreEqual(text, new Markup(html).StripTags());
    }

    [TestMethod]
    [DataRow("&lt;&gt;&amp;&quot;&apos;", "<>&\"'")]
    [DataRow("&copy &copyx &notit; &notin;", "© ©x ¬it; ∉")]
    [DataRow("&nosuch; & &; &# &#x; &#xg;", "&nosuch; & &; &# &#x; &#xg;")]
    [DataRow("&#65&#x42;&#X43", "ABC")]
    [DataRow("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD")]
    [DataRow("&#128;&#x9F;&#129;", "€Ÿ\u0081")]
    [DataRow("&#11;&#x1FFFE;&#xFDD0;&#127;", "")]
    [DataRow("&#13;&#9;", "\r\t")]
    [DataRow("&NotEqualTilde;&fjlig;", "≂̸fj")]
    [DataRow("&CounterClockwiseContourIntegral;", "∳")]
    [DataRow("&amp;amp;", "&amp;")]
    [DataRow("&acE;", "∾̳")]
    public void Character_references_are_read_as_browsers_read_them(string html, string text)
    {
        Assert.AreEqual(text, new Markup(html).Unescape());
    }

    [TestMethod]
    public void All_names_of_html_are_known()
    {
        Assert.AreEqual(2231, HtmlEntities.Count);
    }

    [TestMethod]
    public void Many_comments_are_no_work()
    {
        string html = string.Concat(Enumerable.Repeat("<!---->", 200_000)) + string.Concat(Enumerable.Repeat("<", 200_000));

        Assert.AreEqual(200_000, new Markup(html).StripTags().Length);
    }
}
