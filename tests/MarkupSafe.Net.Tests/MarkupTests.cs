using System.Globalization;

namespace MarkupSafe.Net.Tests;

[TestClass]
public sealed class MarkupTests
{
    private sealed record Bold(string Text) : IHasHtml
    {
        public Markup ToHtml() => new Markup("<b>") + Text + new Markup("</b>");
    }

    [TestMethod]
    public void Default_is_empty_markup()
    {
        Markup nothing = default;

        Assert.IsTrue(nothing.IsEmpty);
        Assert.AreEqual("", nothing.ToString());
        Assert.AreEqual(0, nothing.Length);
        Assert.AreEqual(new Markup(""), nothing);
        Assert.AreEqual(new Markup("").GetHashCode(), nothing.GetHashCode());
        Assert.AreEqual("x", (nothing + "x").ToString());
    }

    [TestMethod]
    public void Text_beside_markup_is_escaped_on_either_side()
    {
        Markup line = new("<hr>");

        Assert.AreEqual("<hr>&lt;b&gt;", (line + "<b>").ToString());
        Assert.AreEqual("&lt;b&gt;<hr>", ("<b>" + line).ToString());
        Assert.AreEqual("<hr><hr>", (line + line).ToString());
    }

    [TestMethod]
    public void An_object_with_html_beside_markup_stays_as_it_is()
    {
        Assert.AreEqual("<hr><b>1 &lt; 2</b>", (new Markup("<hr>") + new Bold("1 < 2")).ToString());
        Assert.AreEqual("<b>1 &lt; 2</b><hr>", (new Bold("1 < 2") + new Markup("<hr>")).ToString());
    }

    [TestMethod]
    public void Null_beside_markup_is_nothing()
    {
        Assert.AreEqual("<hr>", (new Markup("<hr>") + (string?)null).ToString());
        Assert.AreEqual("<hr>", ((IHasHtml?)null + new Markup("<hr>")).ToString());
    }

    [TestMethod]
    public void Markup_is_never_escaped_twice()
    {
        Markup once = Markup.Escape("a & b");

        Assert.AreEqual("a &amp; b", Markup.Escape(once).ToString());
        Assert.AreEqual("a &amp; b", Markup.Escape((object)once).ToString());
        Assert.AreEqual("a &amp; bc &lt; d", (once + Markup.Escape("c < d")).ToString());
    }

    [TestMethod]
    public void Objects_are_written_as_the_original_writes_them()
    {
        Assert.AreEqual("None", Markup.Escape((object?)null).ToString());
        Assert.AreEqual("True", Markup.Escape(true).ToString());
        Assert.AreEqual("1.0", Markup.Escape(1.0).ToString());
        Assert.AreEqual("[1, &#39;&lt;&#39;]", Markup.Escape(new List<object> { 1, "<" }).ToString());
        Assert.AreEqual("{&#39;k&#39;: None}", Markup.Escape(new Dictionary<string, object?> { ["k"] = null }).ToString());
        Assert.AreEqual("(1, &#39;a&#39;)", Markup.Escape((1, "a")).ToString());
        Assert.AreEqual("b&#39;&lt;\\xff&#39;", Markup.Escape(new byte[] { (byte)'<', 255 }).ToString());
        Assert.AreEqual("2024-02-03 04:05:06", Markup.Escape(new DateTime(2024, 2, 3, 4, 5, 6)).ToString());
    }

    [TestMethod]
    public void Null_is_empty_when_it_is_escaped_silently()
    {
        Assert.IsTrue(Markup.EscapeSilent(null).IsEmpty);
        Assert.AreEqual("&lt;", Markup.EscapeSilent("<").ToString());
    }

    [TestMethod]
    public void A_soft_string_keeps_markup_and_only_markup()
    {
        Assert.AreEqual(new Markup("<b>"), Markup.SoftString(new Markup("<b>")));
        Assert.AreEqual("<b>", Markup.SoftString("<b>"));
        Assert.AreEqual("5", Markup.SoftString(5));
    }

    [TestMethod]
    public void Markup_of_an_object_takes_its_html_or_its_text_as_it_is()
    {
        Assert.AreEqual("<b>x</b>", Markup.Of(new Bold("x")).ToString());
        Assert.AreEqual("<i>", Markup.Of("<i>").ToString());
        Assert.AreEqual("1.5", Markup.Of(1.5).ToString());
    }

    [TestMethod]
    public void Markup_is_decoded_from_bytes()
    {
        Assert.AreEqual("café<", Markup.Decode("café<"u8, System.Text.Encoding.UTF8).ToString());
    }

    [TestMethod]
    public void Markup_equals_a_string_with_the_same_text()
    {
        Assert.IsTrue(new Markup("<").Equals((object)"<"));
        Assert.IsFalse(new Markup("<").Equals((object)"&lt;"));
        Assert.IsTrue(new Markup("<") == new Markup("<"));
        Assert.AreEqual("<".GetHashCode(StringComparison.Ordinal), new Markup("<").GetHashCode());
    }

    [TestMethod]
    public void Markup_is_ordered_by_its_text()
    {
        Markup[] sorted = [.. new[] { new Markup("b"), default, new Markup("B") }.Order()];

        CollectionAssert.AreEqual(new[] { default, new Markup("B"), new Markup("b") }, sorted);
        Assert.IsTrue(new Markup("a") < new Markup("b") && new Markup("a") <= new Markup("a") && new Markup("b") > default(Markup) && default(Markup) >= default(Markup));
    }

    [TestMethod]
    public void Markup_formats_as_its_text()
    {
        Assert.AreEqual("[  <b>]", string.Create(CultureInfo.InvariantCulture, $"[{new Markup("<b>"),5}]"));
        Assert.AreEqual("[**<b>]", string.Create(CultureInfo.InvariantCulture, $"[{new Markup("<b>"):*>5}]"));
    }

    [TestMethod]
    public void Markup_formats_into_characters_and_bytes()
    {
        char[] characters = new char[4];
        byte[] bytes = new byte[5];

        Assert.IsTrue(new Markup("<é>").TryFormat(characters, out int count, default, null));
        Assert.IsTrue(new Markup("<é>").TryFormat(bytes, out int length, default, null));
        Assert.IsFalse(new Markup("<é>x").TryFormat(bytes.AsSpan(0, 3), out int none, default, null));

        Assert.AreEqual("<é>", new string(characters, 0, count));
        Assert.AreEqual("<é>", System.Text.Encoding.UTF8.GetString(bytes, 0, length));
        Assert.AreEqual(0, none);
    }
}
