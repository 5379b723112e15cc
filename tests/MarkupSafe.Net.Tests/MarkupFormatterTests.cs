using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net.Tests;

[TestClass]
public sealed class MarkupFormatterTests
{
    private sealed class Plain(string html) : IHasHtml
    {
        public Markup ToHtml() => new Markup("<i>") + html + new Markup("</i>");

        public override string ToString() => html;
    }

    [TestMethod]
    public void Percent_arguments_are_escaped()
    {
        Assert.AreEqual("<em>&lt;foo&gt;</em>", (new Markup("<em>%s</em>") % "<foo>").ToString());
        Assert.AreEqual("<a href=/7>&lt;</a>", (new Markup("<a href=/%d>%s</a>") % (7, "<")).ToString());
        Assert.AreEqual("<b>&amp;</b>", (new Markup("<b>%(name)s</b>") % new Dictionary<string, object?> { ["name"] = "&" }).ToString());
    }

    [TestMethod]
    public void Percent_arguments_of_markup_stay()
    {
        Assert.AreEqual("<hr><i>&lt;</i>", (new Markup("%s%s") % (new Markup("<hr>"), new Plain("<"))).ToString());
    }

    [TestMethod]
    public void Representations_are_escaped()
    {
        Assert.AreEqual("&#39;&lt;é&gt;&#39; &#39;&lt;\\xe9&gt;&#39;", (new Markup("%r %a") % ("<é>", "<é>")).ToString());
        Assert.AreEqual("Markup(&#39;&lt;a&gt;&#39;)", new Markup("{!r}").FormatBraces(new Markup("<a>")).ToString());
    }

    [TestMethod]
    public void Numbers_keep_their_formats()
    {
        Assert.AreEqual("3 3.14      3.142", (new Markup("%i %.2f %10.3f") % (3.99, 3.14159, 3.14159)).ToString());
        Assert.AreEqual("  1,234.50", new Markup("{:>10,.2f}").FormatBraces(1234.5).ToString());
    }

    [TestMethod]
    public void Text_is_read_as_a_number_where_the_format_wants_one()
    {
        Assert.AreEqual("50 3.50", (new Markup("%d %.2f") % (" 5_0 ", "3.5")).ToString());
        FormatStringException error = Assert.ThrowsExactly<FormatStringException>(() => new Markup("%d") % "x");
        Assert.AreEqual("invalid literal for int() with base 10: 'x'", error.Message);
    }

    [TestMethod]
    public void Letters_that_only_integers_have_take_nothing()
    {
        Assert.AreEqual(FormatErrorKind.Type, Assert.ThrowsExactly<FormatStringException>(() => new Markup("%x") % 255).Kind);
        Assert.AreEqual(FormatErrorKind.Type, Assert.ThrowsExactly<FormatStringException>(() => new Markup("%c") % "<").Kind);
    }

    [TestMethod]
    public void Precision_and_width_of_percent_count_after_escaping()
    {
        Assert.AreEqual("&l", (new Markup("%.2s") % "<<<").ToString());
        Assert.AreEqual("      &lt;", (new Markup("%10s") % "<").ToString());
    }

    [TestMethod]
    public void Brace_arguments_are_escaped_after_formatting()
    {
        Assert.AreEqual("<b>    &lt;</b>", new Markup("<b>{:>5}</b>").FormatBraces("<").ToString());
        Assert.AreEqual("&lt;a&gt; <i>x</i>", new Markup("{1} {0}").FormatBraces(new Plain("x"), "<a>").ToString());
        Assert.AreEqual("&lt;", new Markup("{:c}").FormatBraces(60).ToString());
        Assert.AreEqual("<em>&lt;v&gt;</em>", new Markup("<em>{value}</em>").FormatMap(new Dictionary<string, object?> { ["value"] = "<v>" }).ToString());
        Assert.AreEqual("&lt;x", new Markup("{a}{b}").FormatBraces([], new Dictionary<string, object?> { ["a"] = "<", ["b"] = "x" }).ToString());
    }

    [TestMethod]
    public void Markup_takes_no_specification()
    {
        FormatStringException error = Assert.ThrowsExactly<FormatStringException>(() => new Markup("{:x}").FormatBraces(new Markup("<")));

        Assert.AreEqual("Unsupported format specification for Markup.", error.Message);
        Assert.AreEqual(FormatErrorKind.Value, Assert.ThrowsExactly<FormatStringException>(() => new Markup("{:x}").FormatBraces(new Plain("<"))).Kind);
    }

    [TestMethod]
    public void Properties_of_plain_objects_cannot_be_reached()
    {
        Assert.AreEqual(FormatErrorKind.Attribute, Assert.ThrowsExactly<FormatStringException>(() => new Markup("{0.Length}").FormatBraces("x")).Kind);
        Assert.AreEqual(FormatErrorKind.Attribute, Assert.ThrowsExactly<FormatStringException>(() => new Markup("{0.GetType}").FormatBraces(new object())).Kind);
    }

    [TestMethod]
    public void Arguments_must_match_the_format()
    {
        Assert.AreEqual("not all arguments converted during string formatting", Message(() => new Markup("<em></em>") % "foo"));
        Assert.AreEqual("not enough arguments for format string", Message(() => new Markup("%s %s") % "foo"));
        Assert.AreEqual("format requires a mapping", Message(() => new Markup("%(a)s") % "foo"));
        Assert.AreEqual("'a'", Message(() => new Markup("%(a)s") % new Dictionary<string, object?>()));
        Assert.AreEqual("Single '}' encountered in format string", Message(() => new Markup("}").FormatBraces()));
    }

    [TestMethod]
    [DataRow("%1000000000s")]
    [DataRow("%.1000000000f")]
    [DataRow("%01000000000d")]
    [DataRow("%9000000000000000000s")]
    public void Widths_without_measure_fail_before_they_are_made(string format)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.AreEqual(FormatErrorKind.Limit, Assert.ThrowsExactly<FormatStringException>(() => (new Markup(format) % 1).ToString()).Kind);

        Assert.IsLessThan(1_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void The_escape_formatter_escapes_for_dot_net_formats()
    {
        Assert.AreEqual("<b>&lt;</b> 1.5 <hr>", string.Format(EscapeFormatter.Instance, "<b>{0}</b> {1:F1} {2}", "<", 1.5, new Markup("<hr>")));
    }

    private static string Message(Func<object?> action) => Assert.ThrowsExactly<FormatStringException>(() => { action(); }).Message;
}
