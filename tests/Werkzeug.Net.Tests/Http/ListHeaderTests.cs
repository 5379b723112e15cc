using Werkzeug.Net.Http;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class ListHeaderTests
{
    [TestMethod]
    [DataRow("a, b ,c", "a|b|c")]
    [DataRow("a \"b, c\", \"d, e\"", "a \"b, c\"|d, e")]
    [DataRow("\"a\\\"b\", c", "a\"b|c")]
    [DataRow(",,a,,", "a")]
    [DataRow("\"\", a", "|a")]
    public void Items_stand_between_commas_outside_of_quotes(string header, string expected)
    {
        Assert.AreEqual(expected, string.Join('|', ListHeader.Parse(header)));
    }

    [TestMethod]
    [DataRow("a, \"b")]
    [DataRow("\"")]
    [DataRow("a=\"b\\\"")]
    public void A_quote_that_never_closes_makes_the_list_void(string header)
    {
        Assert.IsEmpty(ListHeader.Parse(header));
        Assert.IsEmpty(DictHeader.Parse(header));
    }

    [TestMethod]
    public void No_more_than_a_thousand_items_are_read()
    {
        string header = string.Join(',', Enumerable.Range(0, 5_000));

        Assert.HasCount(ListHeader.MaximumItems, ListHeader.Parse(header));
        Assert.HasCount(ListHeader.MaximumItems, DictHeader.Parse(header));
    }

    [TestMethod]
    public void Items_are_quoted_when_they_need_it()
    {
        Assert.AreEqual("a, \"b c\", 3, True", ListHeader.Write(["a", "b c", 3, true]));
    }

    [TestMethod]
    public void Keys_without_a_value_are_told_from_empty_ones()
    {
        IReadOnlyDictionary<string, string?> values = DictHeader.Parse("foo, bar=, baz=\"a b\", a=1, a=2");

        Assert.IsNull(values["foo"]);
        Assert.AreEqual("", values["bar"]);
        Assert.AreEqual("a b", values["baz"]);
        Assert.AreEqual("2", values["a"]);
    }

    [TestMethod]
    public void Extended_values_are_decoded()
    {
        Assert.AreEqual("é", DictHeader.Parse("a*=UTF-8''%C3%A9")["a"]);
        Assert.AreEqual("x", DictHeader.Parse("a*=x")["a"]);
    }
}
