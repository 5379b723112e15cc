using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Tests.Text;

[TestClass]
public sealed class CaseMappingTests
{
    [TestMethod]
    [DataRow("straße ﬁ ŉ", "STRASSE FI ʼN")]
    [DataRow("ǆ ǅ", "Ǆ Ǆ")]
    [DataRow("iı", "II")]
    [DataRow("𐐨", "𐐀")]
    public void Upper_case_may_be_longer(string text, string expected)
    {
        Assert.AreEqual(expected, CaseMapping.ToUpper(text));
    }

    [TestMethod]
    [DataRow("İI", "i̇i")]
    [DataRow("ΑΣ", "ας")]
    [DataRow("ΑΣΑ", "ασα")]
    [DataRow("Σ", "σ")]
    [DataRow("ΑΣ.Α", "ασ.α")]
    [DataRow("Α\u00adΣ", "α\u00adς")]
    public void Lower_case_knows_the_final_sigma(string text, string expected)
    {
        Assert.AreEqual(expected, CaseMapping.ToLower(text));
    }

    [TestMethod]
    [DataRow("hello WORLD's ǆ", "Hello World'S ǅ")]
    [DataRow("ßa", "Ssa")]
    [DataRow("1st", "1St")]
    public void Title_case_starts_every_word(string text, string expected)
    {
        Assert.AreEqual(expected, CaseMapping.ToTitle(text));
    }

    [TestMethod]
    public void Other_mappings_follow_unicode_too()
    {
        Assert.AreEqual("ǅ x", CaseMapping.Capitalize("ǆ X"));
        Assert.AreEqual("aBC SS", CaseMapping.SwapCase("Abc ß"));
        Assert.AreEqual("ss ss σσ", CaseMapping.CaseFold("ß ẞ Σς"));
    }
}
