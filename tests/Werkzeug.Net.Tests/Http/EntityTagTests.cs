using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Werkzeug.Net.Tests.Http;

[TestClass]
public sealed class EntityTagTests
{
    [TestMethod]
    public void The_tag_of_some_content_is_its_hash()
    {
        Assert.AreEqual("4Wf2jWVj11uyXzqknCnvYS1BNS3ABgbefL1jC7JmX1E", EntityTag.Generate("Hello World"u8));
    }

    [TestMethod]
    [DataRow("", "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a")]
    [DataRow("abc", "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532")]
    public void The_hash_without_the_platforms_help_is_fips_202(string text, string expected)
    {
        Assert.AreEqual(expected, Convert.ToHexStringLower(Sha3.HashManaged(Encoding.ASCII.GetBytes(text))));
    }

    [TestMethod]
    public void Tags_may_have_commas_and_quotes_may_lack()
    {
        ETags tags = EntityTag.ParseList("\"a, b\", W/\"c\" ,d");

        CollectionAssert.AreEquivalent(new[] { "a, b", "d" }, tags.Strong.ToArray());
        CollectionAssert.AreEquivalent(new[] { "c" }, tags.Weak.ToArray());
        Assert.AreEqual("\"a, b\", \"d\", W/\"c\"", tags.ToHeader());
    }

    [TestMethod]
    public void Strong_and_weak_comparisons_differ()
    {
        ETags tags = EntityTag.ParseList("\"a\", W/\"b\"");

        Assert.IsFalse(tags.Contains("b"));
        Assert.IsTrue(tags.ContainsWeak("b"));
        Assert.IsTrue(tags.ContainsRaw("W/\"b\""));
        Assert.IsFalse(tags.ContainsRaw("\"b\""));
    }

    [TestMethod]
    public void A_star_matches_all_but_is_no_tag()
    {
        ETags tags = EntityTag.ParseList("*, \"a\"");

        Assert.IsTrue(tags.Contains("x"));
        Assert.IsFalse(tags.IsStrong("a"));
        Assert.IsFalse(tags.IsEmpty);
    }

    [TestMethod]
    public void A_tag_with_a_quote_cannot_be_written()
    {
        Assert.AreEqual("W/\"a b\"", EntityTag.Quote("a b", weak: true));
        Assert.ThrowsExactly<ArgumentException>(() => EntityTag.Quote("a\"b"));
    }
}
