using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Tests.Datastructures;

[TestClass]
public sealed class MultiDictTests
{
    private static MultiDict<string> Sample() => new([new("a", "1"), new("b", "2"), new("a", "3"), new("c", "")]);

    [TestMethod]
    public void The_indexer_reads_the_first_value_of_a_key()
    {
        Assert.AreEqual("1", Sample()["a"]);
    }

    [TestMethod]
    public void A_missing_key_is_a_bad_request_that_names_the_key()
    {
        BadRequestKeyException error = Assert.ThrowsExactly<BadRequestKeyException>(() => Sample()["z"]);

        Assert.AreEqual("z", error.Key);
        Assert.AreEqual(400, error.Code);
    }

    [TestMethod]
    public void All_values_come_in_the_order_of_their_keys()
    {
        CollectionAssert.AreEqual(
            new KeyValuePair<string, string>[] { new("a", "1"), new("a", "3"), new("b", "2"), new("c", "") },
            Sample().Pairs.ToArray());
    }

    [TestMethod]
    public void Setting_a_key_replaces_all_its_values()
    {
        MultiDict<string> dict = Sample();

        dict["a"] = "9";

        CollectionAssert.AreEqual(new[] { "9" }, dict.GetList("a").ToArray());
    }

    [TestMethod]
    public void A_value_can_be_read_as_another_type()
    {
        MultiDict<string> dict = new([new("page", "3"), new("size", "big")]);

        Assert.AreEqual(3, dict.Get<int>("page", 1));
        Assert.AreEqual(10, dict.Get<int>("size", 10));
        Assert.AreEqual(7, dict.Get("page", static text => text.Length + 6, 0));
    }

    [TestMethod]
    public void Values_that_cannot_be_read_are_left_out_of_a_typed_list()
    {
        MultiDict<string> dict = new([new("n", "1"), new("n", "x"), new("n", "2")]);

        CollectionAssert.AreEqual(new[] { 1, 2 }, dict.GetList<int>("n").ToArray());
    }

    [TestMethod]
    public void Popping_takes_all_values_and_returns_the_first()
    {
        MultiDict<string> dict = Sample();

        Assert.AreEqual("1", dict.Pop("a"));
        Assert.IsFalse(dict.ContainsKey("a"));
        Assert.AreEqual("none", dict.Pop("a", "none"));
        Assert.ThrowsExactly<BadRequestKeyException>(() => dict.Pop("a"));
    }

    [TestMethod]
    public void Updating_appends_to_what_is_there()
    {
        MultiDict<string> dict = Sample();

        dict.Update(new MultiDict<string>([new("a", "4"), new("a", "5")]));

        CollectionAssert.AreEqual(new[] { "1", "3", "4", "5" }, dict.GetList("a").ToArray());
    }

    [TestMethod]
    public void A_copy_is_free_of_its_original()
    {
        ImmutableMultiDict<string> frozen = [new("a", "1"), new("a", "2")];

        MultiDict<string> copy = frozen.Copy();
        copy.Add("a", "3");

        Assert.HasCount(2, frozen.GetList("a"));
        Assert.HasCount(3, copy.GetList("a"));
    }

    [TestMethod]
    public void Combined_dictionaries_read_the_first_before_the_second()
    {
        CombinedMultiDict<string> combined = new(
            new MultiDict<string>([new("q", "query"), new("only", "1")]), new MultiDict<string>([new("q", "form"), new("more", "2")]));

        Assert.AreEqual("query", combined["q"]);
        CollectionAssert.AreEqual(new[] { "query", "form" }, combined.GetList("q").ToArray());
        CollectionAssert.AreEqual(new[] { "q", "only", "more" }, combined.Keys.ToArray());
        Assert.AreEqual(3, combined.Count);
        Assert.AreEqual("query 1 form 2", string.Join(' ', combined.Pairs.Select(static pair => pair.Value)));
    }

    [TestMethod]
    public void Plain_dictionaries_hold_the_first_value_or_all()
    {
        Assert.AreEqual("1", Sample().ToDictionary()["a"]);
        Assert.HasCount(2, Sample().ToDictionaryOfLists()["a"]);
    }

    [TestMethod]
    public void Two_become_one_with_all_values()
    {
        MultiDict<string> left = new() { ["a"] = "1" };
        MultiDict<string> both = left | [new("a", "2"), new("b", "3")];

        CollectionAssert.AreEqual(new[] { "1", "2" }, both.GetList("a").ToArray());
        Assert.AreEqual("3", both["b"]);
        Assert.AreEqual(1, left.Count);
    }

    [TestMethod]
    public void Headers_of_the_right_replace_those_of_the_left()
    {
        Headers both = new Headers([new("A", "1"), new("B", "2")]) | [new("a", "3")];

        Assert.AreEqual("3", both["A"]);
        Assert.AreEqual(2, both.Count);
    }
}
