namespace MarkupSafe.Net.Tests;

[TestClass]
public sealed class MarkupTextTests
{
    [TestMethod]
    public void Lengths_and_positions_count_code_points()
    {
        Markup text = new("é😀&");

        Assert.AreEqual(3, text.Length);
        Assert.AreEqual(new Markup("😀"), text[1]);
        Assert.AreEqual(new Markup("&"), text[^1]);
        Assert.AreEqual(new Markup("😀&"), text[1..]);
        Assert.AreEqual(new Markup("😀"), text[1..^1]);
        Assert.AreEqual(new Markup("&😀é"), text.Slice(null, null, -1));
    }

    [TestMethod]
    public void A_position_beyond_the_end_is_an_error_and_a_range_is_cut()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Markup("ab")[2]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => default(Markup)[^1]);
        Assert.AreEqual(new Markup("b"), new Markup("ab")[1..50]);
        Assert.ThrowsExactly<ArgumentException>(() => new Markup("ab").Slice(0, 1, 0));
    }

    [TestMethod]
    public void Joined_pieces_are_escaped_unless_they_are_markup()
    {
        Assert.AreEqual("&lt;a&gt;<br><b><br>None", new Markup("<br>").Join(new object?[] { "<a>", new Markup("<b>"), null }).ToString());
        Assert.AreEqual("&lt;, x", new Markup(", ").Join("<", "x").ToString());
    }

    [TestMethod]
    public void What_replaces_is_escaped_and_what_is_looked_for_is_not()
    {
        Assert.AreEqual("<i>&lt;</i>", new Markup("<b>x</b>").Replace("<b>", new Markup("<i>")).Replace("</b>", new Markup("</i>")).Replace("x", "<").ToString());
        Assert.AreEqual("<&lt;>b</b>", new Markup("<b>b</b>").Replace("b", "<", 1).ToString());
    }

    [TestMethod]
    public void Splitting_keeps_markup()
    {
        CollectionAssert.AreEqual(new Markup[] { new("a"), new("b>c") }, new Markup("a<b>c").Split("<").ToArray());
        CollectionAssert.AreEqual(new Markup[] { new("  a  b"), new("c") }, new Markup("  a  b\tc\n").RSplit(null, 1).ToArray());
        CollectionAssert.AreEqual(new Markup[] { new("x\r\n"), new("y") }, new Markup("x\r\ny").SplitLines(keepEnds: true).ToArray());
        Assert.AreEqual((new Markup("a"), new Markup("<"), new Markup("b<c")), new Markup("a<b<c").Partition("<"));
        Assert.AreEqual((new Markup("a<b"), new Markup("<"), new Markup("c")), new Markup("a<b<c").RPartition("<"));
    }

    [TestMethod]
    public void An_empty_separator_is_an_error()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new Markup("a").Split(""));
        Assert.ThrowsExactly<ArgumentException>(() => new Markup("a").Partition(""));
    }

    [TestMethod]
    public void Trimming_keeps_markup()
    {
        Assert.AreEqual(new Markup("x"), new Markup("<<x>>").Strip("<>"));
        Assert.AreEqual(new Markup("x "), new Markup(" \u001cx ").LStrip());
        Assert.AreEqual(new Markup(" x"), new Markup(" x ").RStrip());
        Assert.AreEqual(new Markup("t"), new Markup("<b>t</b>").RemovePrefix("<b>").RemoveSuffix("</b>"));
    }

    [TestMethod]
    public void Case_follows_unicode_in_full()
    {
        Assert.AreEqual("SS FI", new Markup("ß ﬁ").ToUpper().ToString());
        Assert.AreEqual("i̇", new Markup("İ").ToLower().ToString());
        Assert.AreEqual("ας σα", new Markup("ΑΣ ΣΑ").ToLower().ToString());
        Assert.AreEqual("Hello World'S ǅ", new Markup("hello world's ǆ").ToTitle().ToString());
        Assert.AreEqual("<b>hello</b>", new Markup("<B>HELLO</B>").Capitalize().ToString());
        Assert.AreEqual("aB SS", new Markup("Ab ß").SwapCase().ToString());
        Assert.AreEqual("ss", new Markup("ß").CaseFold().ToString());
    }

    [TestMethod]
    public void Padding_counts_code_points_and_escapes_what_it_pads_with()
    {
        Assert.AreEqual("*😀**", new Markup("😀").Center(4, "*").ToString());
        Assert.AreEqual("<b>  ", new Markup("<b>").LJust(5).ToString());
        Assert.AreEqual("-00012", new Markup("-12").ZFill(6).ToString());
        Assert.AreEqual("a   b", new Markup("a\tb").ExpandTabs(4).ToString());
        Assert.ThrowsExactly<ArgumentException>(() => new Markup("a").RJust(5, "<"));
        Assert.AreEqual("<<a", new Markup("a").RJust(3, new Markup("<")).ToString());
    }

    [TestMethod]
    public void Markup_is_repeated()
    {
        Assert.AreEqual("<b><b><b>", (new Markup("<b>") * 3).ToString());
        Assert.AreEqual("", (-1 * new Markup("<b>")).ToString());
    }

    [TestMethod]
    public void Characters_are_translated_by_a_table()
    {
        Dictionary<int, string?> table = new() { ['a'] = "<", ['b'] = null, [0x1F600] = ":)" };

        Assert.AreEqual("<c:)", new Markup("abc😀").Translate(table).ToString());
    }
}
