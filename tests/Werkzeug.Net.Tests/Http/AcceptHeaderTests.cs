using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class AcceptHeaderTests
{
    [TestMethod]
    public void Specific_types_come_before_general_ones_whatever_their_quality()
    {
        MimeAccept accept = AcceptHeader.ParseMime("*/*;q=0.9, text/*;q=0.3, text/html;q=0.7, text/html;level=1");

        CollectionAssert.AreEqual(new[] { "text/html; level=1", "text/html", "text/*", "*/*" }, accept.Values.ToArray());
        Assert.AreEqual(0.7, accept.Quality("text/html"));
        Assert.AreEqual(0.3, accept["text/plain"]);
        Assert.AreEqual(0.9, accept["image/png"]);
    }

    [TestMethod]
    [DataRow("en;q=5")]
    [DataRow("en;q=.5")]
    [DataRow("en;q=+0.5")]
    [DataRow("en;q=1e0")]
    [DataRow("en;q=abc")]
    public void Items_whose_quality_is_no_number_up_to_one_are_left_out(string header)
    {
        Assert.HasCount(0, AcceptHeader.Parse(header));
    }

    [TestMethod]
    public void Quality_zero_refuses()
    {
        Accept accept = AcceptHeader.Parse("star;q=0.5, asterisk;q=0, *");

        Assert.AreEqual("times", accept.BestMatch(["asterisk", "times"]));
        Assert.AreEqual("none", accept.BestMatch(["asterisk"], "none"));
    }

    [TestMethod]
    public void Among_equals_the_programs_own_order_decides()
    {
        MimeAccept accept = AcceptHeader.ParseMime("text/xml, application/xml");

        Assert.AreEqual("application/xml", accept.BestMatch(["application/xml", "text/xml"]));
    }

    [TestMethod]
    public void Languages_fall_back_to_the_primary_tag_both_ways()
    {
        Assert.AreEqual("en", AcceptHeader.ParseLanguage("en-GB").BestMatch(["de", "en"]));
        Assert.AreEqual("en_US", AcceptHeader.ParseLanguage("en").BestMatch(["de", "en_US"]));
        Assert.IsNull(AcceptHeader.ParseLanguage("en-GB").BestMatch(["en-US"]));
    }

    [TestMethod]
    public void A_programs_own_bad_media_type_is_told()
    {
        ArgumentException error = Assert.ThrowsExactly<ArgumentException>(() => AcceptHeader.ParseMime("*/*").Quality("bad"));

        Assert.AreEqual("invalid mimetype 'bad'", error.Message);
    }

    [TestMethod]
    public void Common_questions_have_short_forms()
    {
        MimeAccept accept = AcceptHeader.ParseMime("application/xml, application/json;q=0.5");

        Assert.IsTrue(accept.AcceptHtml);
        Assert.IsTrue(accept.AcceptXhtml);
        Assert.IsTrue(accept.AcceptJson);
    }

    [TestMethod]
    public void No_more_than_sixty_four_items_are_read()
    {
        Assert.HasCount(AcceptHeader.MaximumItems, AcceptHeader.Parse(string.Join(',', Enumerable.Range(0, 1_000))));
    }

    [TestMethod]
    public void The_header_prints_as_it_is_understood()
    {
        Assert.AreEqual("a/b,*;q=0.5", AcceptHeader.Parse("*;q=0.5, a/b").ToHeader());
    }
}
