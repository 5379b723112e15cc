using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Tests.Text;

[TestClass]
public sealed class TextMethodsTests
{
    [TestMethod]
    public void White_space_splits_words_and_none_at_the_ends_counts()
    {
        CollectionAssert.AreEqual(new[] { "a", "b" }, Splitting.Split(" a \u001c b "));
        CollectionAssert.AreEqual(new[] { "a", "b " }, Splitting.Split(" a  b ", null, 1));
        CollectionAssert.AreEqual(new[] { " a", "b" }, Splitting.RSplit(" a  b ", null, 1));
        CollectionAssert.AreEqual(Array.Empty<string>(), Splitting.Split("  "));
    }

    [TestMethod]
    public void Separators_split_at_every_place()
    {
        CollectionAssert.AreEqual(new[] { "", "a", "" }, Splitting.Split(",a,", ","));
        CollectionAssert.AreEqual(new[] { ",a", "" }, Splitting.RSplit(",a,", ",", 1));
    }

    [TestMethod]
    public void Lines_end_in_many_ways()
    {
        CollectionAssert.AreEqual(new[] { "a", "b", "c", "d", "", "e" }, Splitting.SplitLines("a\r\nb\vc\u2028d\r\re\n"));
    }

    [TestMethod]
    public void Trimming_takes_code_points_and_no_half_of_one()
    {
        Assert.AreEqual("x", Trimming.Strip("😀x😀", "😀"));
        Assert.AreEqual("😁x", Trimming.Strip("😁x", "😀"));
        Assert.AreEqual("😀", Trimming.Strip("😀", "\uD83D"));
    }

    [TestMethod]
    public void Slices_have_steps_and_negative_positions()
    {
        Assert.AreEqual("edcba", Slicing.Slice("abcde", null, null, -1));
        Assert.AreEqual("bd", Slicing.Slice("abcde", 1, -1, 2));
        Assert.AreEqual("", Slicing.Slice("abcde", 3, 1));
        Assert.AreEqual("a", Slicing.Slice("abc", int.MinValue, -2));
        Assert.AreEqual("ca", Slicing.Slice("abc", int.MaxValue, int.MinValue, -2));
        Assert.AreEqual("a", Slicing.Slice("abc", null, null, int.MaxValue));
    }

    [TestMethod]
    public void Searches_count_code_points()
    {
        Assert.AreEqual(2, Searching.Find("😀😀b", "b"));
        Assert.AreEqual(-1, Searching.Find("ab", "a", 1));
        Assert.AreEqual(1, Searching.RFind("aa", "a"));
        Assert.AreEqual(3, Searching.Count("aa", ""));
        Assert.IsFalse(Searching.StartsWith("a", "", 2));
        Assert.ThrowsExactly<ArgumentException>(() => Searching.Index("a", "b"));
    }

    [TestMethod]
    public void Replacing_nothing_stands_between_all()
    {
        Assert.AreEqual("-a-😀-", Replacing.Replace("a😀", "", "-"));
        Assert.AreEqual("-ab", Replacing.Replace("ab", "", "-", 1));
    }

    [TestMethod]
    public void Characters_are_asked_about_as_in_python()
    {
        Assert.IsTrue(CharacterTests.IsNumeric("½一") && !CharacterTests.IsDigit("½"));
        Assert.IsTrue(CharacterTests.IsDigit("²") && !CharacterTests.IsDecimal("²"));
        Assert.IsTrue(CharacterTests.IsTitle("Ab Cd") && !CharacterTests.IsTitle("AB"));
        Assert.IsTrue(CharacterTests.IsIdentifier("_a1") && !CharacterTests.IsIdentifier("1a"));
        Assert.IsTrue(CharacterTests.IsPrintable("") && !CharacterTests.IsAlpha(""));
    }
}
