using System.Diagnostics;
using System.Reflection;

namespace MarkupSafe.Net.Tests;

[TestClass]
public sealed class MarkupInterpolationTests
{
    private sealed class Price(decimal amount) : IHasHtml, IHtmlFormattable
    {
        public Markup ToHtml() => Markup.Format($"<b>{amount}</b>");

        public Markup ToHtml(string format, IFormatProvider? provider) => Markup.Format($"<i class={format}>{amount}</i>");
    }

    [TestMethod]
    public void Holes_are_escaped_and_the_text_around_them_is_not()
    {
        string name = "<script>";

        Assert.AreEqual("<p title=\"&lt;script&gt;\">&lt;script&gt;</p>", Markup.Format($"<p title=\"{name}\">{name}</p>").ToString());
    }

    [TestMethod]
    public void Constant_holes_are_escaped_too()
    {
        const string Name = "<b>";

        Assert.AreEqual("<i>&lt;b&gt;</i>", Markup.Format($"<i>{Name}</i>").ToString());
        Assert.AreEqual("&lt;b&gt;", Markup.Format($"{"<b>"}").ToString());
    }

    [TestMethod]
    public void Holes_of_markup_stay_as_they_are()
    {
        object boxed = new Markup("<hr>");

        Assert.AreEqual("<hr> <hr> <b>5</b>", Markup.Format($"{new Markup("<hr>")} {boxed} {new Price(5)}").ToString());
    }

    [TestMethod]
    public void A_hole_with_a_format_asks_an_object_that_knows_formats()
    {
        Assert.AreEqual("<i class=short>5</i>", Markup.Format($"{new Price(5):short}").ToString());
    }

    [TestMethod]
    public void Formats_and_alignment_count()
    {
        Assert.AreEqual("[ 1.50][ff  ][2024]", Markup.Format($"[{1.5,5:F2}][{255,-4:x}][{new DateTime(2024, 1, 1):yyyy}]").ToString());
    }

    [TestMethod]
    public void Alignment_counts_what_is_shown()
    {
        Assert.AreEqual("[  &lt;&amp;]", Markup.Format($"[{"<&",4}]").ToString());
        Assert.AreEqual("[&lt;   ]", Markup.Format($"[{"<",-4}]").ToString());
        Assert.AreEqual("[abcdef]", Markup.Format($"[{"abcdef",3}]").ToString());
    }

    [TestMethod]
    public void Null_holes_are_empty()
    {
        Assert.AreEqual("[][   ]", Markup.Format($"[{null}][{(string?)null,3}]").ToString());
    }

    [TestMethod]
    public void What_a_format_writes_is_escaped()
    {
        Assert.AreEqual("&lt;5&gt;", Markup.Format($"{5:'<'0'>'}").ToString());
    }

    [TestMethod]
    public void Spans_and_characters_are_holes()
    {
        ReadOnlySpan<char> part = "a<b".AsSpan(1, 1);

        Assert.AreEqual("&lt;|&gt;|&amp;", Markup.Format($"{part}|{'>'}|{'&'}").ToString());
    }

    [TestMethod]
    public async Task Holes_may_await()
    {
        Assert.AreEqual("<b>&lt;</b>", Markup.Format($"<b>{await Task.FromResult("<")}</b>").ToString());
    }

    [TestMethod]
    public void Long_results_grow()
    {
        string text = new('<', 10_000);

        Assert.AreEqual(40_000, Markup.Format($"{text}").ToString().Length);
    }

    [TestMethod]
    public void Only_the_result_is_allocated()
    {
        if (typeof(Markup).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
            Assert.Inconclusive("Code that is not optimised boxes the holes: run with -c Release.");
        string name = "<name>";
        int number = 12345;
        Markup rule = new("<hr>");
        int most = 2 * Markup.Format($"<p>{name}</p>{number}{rule}{1.5:F1}").ToString().Length + 32;

        // The compiler that knows no boxes is wanted, and it comes with time.
        long allocated = long.MaxValue;
        for (Stopwatch watch = Stopwatch.StartNew(); allocated > most && watch.Elapsed < TimeSpan.FromSeconds(20);)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Markup.Format($"<p>{name}</p>{number}{rule}{1.5:F1}");
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.IsLessThanOrEqualTo(most, allocated);
    }
}
