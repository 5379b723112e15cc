using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Tests.Datastructures;

[TestClass]
public sealed class HeadersTests
{
    private static Headers Sample() => new([new("A", "1"), new("b", "2"), new("a", "3"), new("C", "4")]);

    [TestMethod]
    public void Names_are_found_without_regard_to_case()
    {
        Assert.AreEqual("1", Sample()["a"]);
        CollectionAssert.AreEqual(new[] { "1", "3" }, Sample().GetList("A").ToArray());
        Assert.AreEqual(2, Sample().Get<int>("B"));
    }

    [TestMethod]
    public void Setting_keeps_the_first_place_and_removes_the_others()
    {
        Headers headers = Sample();

        headers["a"] = "9";

        Assert.AreEqual("a: 9\r\nb: 2\r\nC: 4\r\n\r\n", headers.ToString());
    }

    [TestMethod]
    public void Updating_replaces_names_and_extending_appends()
    {
        Headers headers = Sample();

        headers.Extend([new("L", "1")]);
        headers.Update([new("A", "8"), new("b", "x"), new("b", "y")]);

        Assert.AreEqual("A: 8\r\nb: x\r\nC: 4\r\nL: 1\r\nb: y\r\n\r\n", headers.ToString());
    }

    [TestMethod]
    [DataRow("bad\nvalue")]
    [DataRow("bad\rvalue")]
    [DataRow("a\r\nX-Injected: 1")]
    [DataRow("a\0b")]
    public void A_value_cannot_start_another_header(string value)
    {
        Headers headers = Sample();

        Assert.ThrowsExactly<ArgumentException>(() => headers.Add("X", value));
        Assert.ThrowsExactly<ArgumentException>(() => headers.Set("A", value));
        Assert.ThrowsExactly<ArgumentException>(() => headers["A"] = value);
        Assert.ThrowsExactly<ArgumentException>(() => headers[0] = new("A", value));
        Assert.ThrowsExactly<ArgumentException>(() => headers.SetList("A", [value]));
        Assert.ThrowsExactly<ArgumentException>(() => headers.Add("A", "v", [new("filename", value)]));
        Assert.ThrowsExactly<ArgumentException>(() => headers.Add(value, "v"));
        Assert.AreEqual("1", headers["A"]);
    }

    [TestMethod]
    public void Options_are_quoted_behind_the_value()
    {
        Headers headers = new();

        headers.Add("Content-Disposition", "attachment", [new("filename", "a b.txt"), new("left_out", null)]);

        Assert.AreEqual("attachment; filename=\"a b.txt\"", headers["content-disposition"]);
    }

    [TestMethod]
    public void Numbers_are_written_without_a_culture()
    {
        Headers headers = new();

        headers.Add("X", 1234.5);

        Assert.AreEqual("1234.5", headers["X"]);
    }

    [TestMethod]
    public void Setting_no_values_removes_the_name()
    {
        Headers headers = Sample();

        headers.SetList("a", []);

        Assert.IsFalse(headers.Contains("A"));
    }

    [TestMethod]
    public void Popping_an_empty_list_says_so()
    {
        Assert.ThrowsExactly<InvalidOperationException>(() => new Headers().PopItem());
        Assert.ThrowsExactly<BadRequestKeyException>(() => new Headers().Pop("x"));
    }
}
