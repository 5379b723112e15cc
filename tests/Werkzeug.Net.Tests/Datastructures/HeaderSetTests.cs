using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Werkzeug.Net.Tests.Datastructures;

[TestClass]
public sealed class HeaderSetTests
{
    [TestMethod]
    public void Words_are_known_in_any_case()
    {
        HeaderSet set = SetHeader.Parse("Accept, cookie");

        set.Update(["COOKIE", "Origin"]);

        Assert.AreEqual("Accept, cookie, Origin", set.ToHeader());
        Assert.IsTrue(set.Contains("ORIGIN"));
        Assert.AreEqual(1, set.Find("Cookie"));
        CollectionAssert.AreEquivalent(new[] { "accept", "cookie", "origin" }, set.ToSet().ToArray());
    }

    [TestMethod]
    public void Changes_are_told_and_idle_ones_are_not()
    {
        List<string> seen = [];
        HeaderSet set = new(["a"], changed => seen.Add(changed.ToHeader()));

        set.Add("A");
        set.Add("b");
        set.Discard("z");
        set.Remove("a");
        set.Clear();

        CollectionAssert.AreEqual(new[] { "a, b", "b", "" }, seen);
    }

    [TestMethod]
    public void Removing_what_is_not_there_is_an_error()
    {
        Assert.ThrowsExactly<KeyNotFoundException>(() => new HeaderSet().Remove("a"));
        Assert.ThrowsExactly<KeyNotFoundException>(() => new HeaderSet().IndexOf("a"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new HeaderSet()[0]);
    }
}
