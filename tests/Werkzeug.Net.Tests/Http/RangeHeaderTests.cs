using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class RangeHeaderTests
{
    [TestMethod]
    public void Parts_are_read_in_order()
    {
        ByteRange range = RangeHeader.Parse("BYTES = 0-499, 500 - 999 , -7")!;

        Assert.AreEqual("bytes=0-499,500-999,-7", range.ToHeader());
        Assert.AreEqual(new RangePart(500, 1000), range.Ranges[1]);
        Assert.AreEqual(new RangePart(-7, null), range.Ranges[2]);
    }

    [TestMethod]
    [DataRow("bytes=5-2")]
    [DataRow("bytes=0-5,3-9")]
    [DataRow("bytes=-3,0-5")]
    [DataRow("bytes=0-,5-6")]
    [DataRow("bytes=0x1-5")]
    [DataRow("bytes=1")]
    [DataRow("bytes")]
    public void Ranges_that_make_no_sense_are_none(string header)
    {
        Assert.IsNull(RangeHeader.Parse(header));
    }

    [TestMethod]
    public void A_range_of_more_than_sixteen_parts_is_none()
    {
        static string Parts(int count) => "bytes=" + string.Join(',', Enumerable.Range(0, count).Select(static at => $"{at}-{at}"));

        Assert.HasCount(RangeHeader.MaximumRanges, RangeHeader.Parse(Parts(16))!.Ranges);
        Assert.IsNull(RangeHeader.Parse(Parts(17)));
        Assert.IsNull(RangeHeader.Parse(Parts(100_000)));
    }

    [TestMethod]
    public void Numbers_past_every_length_fit_to_it()
    {
        Assert.AreEqual((0L, 10L), RangeHeader.Parse("bytes=0-99999999999999999999")!.RangeForLength(10));
        Assert.AreEqual("bytes 0-9/10", RangeHeader.Parse("bytes=0-99999999999999999999")!.ToContentRangeHeader(10));
    }

    [TestMethod]
    public void A_range_past_the_end_fits_nothing()
    {
        Assert.IsNull(RangeHeader.Parse("bytes=5-5")!.RangeForLength(1));
        Assert.IsNull(RangeHeader.Parse("bytes=-5")!.RangeForLength(1));
        Assert.IsNull(RangeHeader.Parse("bytes=0-1,3-4")!.RangeForLength(100));
        Assert.IsNull(RangeHeader.Parse("items=0-1")!.RangeForLength(100));
        Assert.IsNull(RangeHeader.Parse("bytes=0-1")!.RangeForLength(null));
    }

    [TestMethod]
    public void Content_ranges_read_and_print()
    {
        Assert.AreEqual("bytes 0-98/*", RangeHeader.ParseContentRange("bytes 0-98/*")!.ToHeader());
        Assert.AreEqual("bytes */5", RangeHeader.ParseContentRange("bytes */5")!.ToHeader());
        Assert.IsNull(RangeHeader.ParseContentRange("bytes 0-98/*x"));
        Assert.IsNull(RangeHeader.ParseContentRange("bytes 5-4/9"));
    }

    [TestMethod]
    public void A_content_range_tells_of_its_changes()
    {
        List<string> seen = [];
        ContentRange range = new("bytes", 0, 1, 2, changed => seen.Add(changed.ToHeader()));

        range.Set(1, 2, 3);
        range.Unset();

        CollectionAssert.AreEqual(new[] { "bytes 1-1/3", "" }, seen);
        Assert.ThrowsExactly<ArgumentException>(() => range.Set(5, 5, 10));
    }

    [TestMethod]
    public void If_range_is_a_date_or_a_strong_tag()
    {
        Assert.AreEqual(new DateTimeOffset(2008, 1, 1, 13, 30, 0, TimeSpan.Zero), RangeHeader.ParseIfRange("Tue, 01 Jan 2008 13:30:00 GMT").Date);
        Assert.AreEqual("\"abc\"", RangeHeader.ParseIfRange("abc").ToHeader());
        Assert.AreEqual(new IfRange(), RangeHeader.ParseIfRange("W/\"abc\""));
        Assert.ThrowsExactly<ArgumentException>(() => new IfRange("a\"b").ToHeader());
    }
}
