using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net.Tests.Formatting;

[TestClass]
public sealed class PlainTextTests
{
    [TestMethod]
    [DataRow("a", "'a'")]
    [DataRow("it's", "\"it's\"")]
    [DataRow("it's \"", "'it\\'s \"'")]
    [DataRow("\n\t\\\0\u007f\u00a0\u200b", "'\\n\\t\\\\\\x00\\x7f\\xa0\\u200b'")]
    [DataRow("é😀", "'é😀'")]
    public void Texts_are_quoted_as_in_source(string text, string expected)
    {
        Assert.AreEqual(expected, PlainText.Quote(text));
    }

    [TestMethod]
    public void Ascii_writes_everything_else_as_escapes()
    {
        Assert.AreEqual("'\\xe9\\u2603\\U0001f600'", PlainText.Ascii("'é☃😀'"));
    }

    [TestMethod]
    public void Collections_are_written_with_their_brackets()
    {
        Assert.AreEqual("[1, 'a', None, [True], (1,), {'k': 1.0}, set()]", PlainText.Of(new List<object?>
        {
            1, "a", null, new[] { true }, ValueTuple.Create(1), new Dictionary<string, double> { ["k"] = 1 }, new HashSet<object?>(),
        }));
    }

    [TestMethod]
    public void Nesting_without_end_is_an_error_and_not_a_crash()
    {
        List<object?> list = [];
        list.Add(list);

        Assert.ThrowsExactly<InvalidOperationException>(() => PlainText.Of(list));
    }

    [TestMethod]
    public void Dates_are_written_in_iso_order()
    {
        Assert.AreEqual("2024-02-03 04:05:06.000700", PlainText.Of(new DateTime(2024, 2, 3, 4, 5, 6).AddMicroseconds(700)));
        Assert.AreEqual("2024-02-03", PlainText.Of(new DateOnly(2024, 2, 3)));
        Assert.AreEqual("-1 day, 23:59:59", PlainText.Of(TimeSpan.FromSeconds(-1)));
        Assert.AreEqual("2 days, 1:00:00", PlainText.Of(TimeSpan.FromHours(49)));
        Assert.AreEqual("2024-02-03 04:05:06+02:00", PlainText.Of(new DateTimeOffset(2024, 2, 3, 4, 5, 6, TimeSpan.FromHours(2))));
    }
}
