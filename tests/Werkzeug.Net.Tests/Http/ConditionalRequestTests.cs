using Werkzeug.Net.Http;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class ConditionalRequestTests
{
    private static readonly DateTimeOffset Changed = new(1994, 11, 6, 8, 49, 37, 500, TimeSpan.Zero);

    [TestMethod]
    public void Fractions_of_a_second_do_not_make_a_copy_old()
    {
        Assert.IsFalse(new ConditionalRequest { IfModifiedSince = "Sun, 06 Nov 1994 08:49:37 GMT" }.IsModified(lastModified: Changed));
        Assert.IsTrue(new ConditionalRequest { IfModifiedSince = "Sun, 06 Nov 1994 08:49:36 GMT" }.IsModified(lastModified: Changed));
        Assert.IsTrue(new ConditionalRequest { IfModifiedSince = "bad" }.IsModified(lastModified: Changed));
    }

    [TestMethod]
    public void A_tag_counts_more_than_a_date()
    {
        ConditionalRequest request = new() { IfNoneMatch = "\"old\"", IfModifiedSince = "Sun, 06 Nov 1994 08:49:37 GMT" };

        Assert.IsTrue(request.IsModified("new", Changed));
        Assert.IsFalse(request.IsModified("W/\"old\"", Changed));
    }

    [TestMethod]
    public void If_match_wants_the_strong_comparison()
    {
        Assert.IsTrue(new ConditionalRequest { IfMatch = "\"a\"" }.IsModified("a"));
        Assert.IsFalse(new ConditionalRequest { IfMatch = "W/\"a\"" }.IsModified("a"));
    }

    [TestMethod]
    public void If_range_counts_only_beside_a_range()
    {
        Assert.IsTrue(new ConditionalRequest { IfRange = "\"a\"" }.IsModified("a", ignoreIfRange: false));
        Assert.IsFalse(new ConditionalRequest { IfRange = "\"a\"", Range = "bytes=0-" }.IsModified("a", ignoreIfRange: false));
        Assert.IsTrue(new ConditionalRequest { IfRange = "\"a\"", Range = "bytes=0-" }.IsModified("a"));
    }

    [TestMethod]
    public void Content_stands_for_its_tag_but_not_beside_one()
    {
        ConditionalRequest request = new() { IfNoneMatch = EntityTag.Quote(EntityTag.Generate("x"u8)) };

        Assert.IsFalse(request.IsModified(data: "x"u8.ToArray()));
        Assert.ThrowsExactly<ArgumentException>(() => request.IsModified("a", data: []));
    }
}
