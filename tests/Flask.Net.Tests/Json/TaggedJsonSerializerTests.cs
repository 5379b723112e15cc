using Flask.Net.Json;
using MarkupSafe.Net;

namespace Flask.Net.Tests.Json;

[TestClass]
public class TaggedJsonSerializerTests
{
    private readonly TaggedJsonSerializer _tagged = new();

    [TestMethod]
    public void Types_that_JSON_forgets_come_back()
    {
        Guid id = Guid.Parse("6fa459ea-ee8a-3ca4-894e-db77e160355e");
        DateTimeOffset moment = new(2020, 2, 29, 12, 34, 56, TimeSpan.Zero);
        Dictionary<string, object?> value = new() { ["t"] = (1, "x", (2, 3)), ["b"] = new byte[] { 255 }, ["m"] = new Markup("<b>"), ["u"] = id, ["d"] = moment, ["l"] = new List<object?> { (1, 2) } };

        string text = _tagged.Dumps(value);
        IDictionary<string, object?> read = (IDictionary<string, object?>)_tagged.Loads(text)!;

        Assert.AreEqual("""{"t":{" t":[1,"x",{" t":[2,3]}]},"b":{" b":"/w=="},"m":{" m":"<b>"},"u":{" u":"6fa459eaee8a3ca4894edb77e160355e"},"d":{" d":"Sat, 29 Feb 2020 12:34:56 GMT"},"l":[{" t":[1,2]}]}""", text);
        Assert.IsTrue(new JsonTuple([1L, "x", new JsonTuple([2L, 3L])]).Equals(read["t"]));
        CollectionAssert.AreEqual(new byte[] { 255 }, (byte[])read["b"]!);
        Assert.AreEqual(new Markup("<b>"), read["m"]);
        Assert.AreEqual(id, read["u"]);
        Assert.AreEqual(moment, read["d"]);
        Assert.AreEqual(text, _tagged.Dumps(read));
    }

    [TestMethod]
    public void A_key_that_looks_like_a_tag_is_marked()
    {
        string text = _tagged.Dumps(new Dictionary<string, object?> { [" t"] = new object[] { 1 } });

        Assert.AreEqual("""{" di":{" t__":[1]}}""", text);
        Assert.AreEqual(" t", ((IDictionary<string, object?>)_tagged.Loads(text)!).Keys.Single());
    }

    [TestMethod]
    public void A_tag_of_ones_own_is_written_and_read()
    {
        _tagged.Register(new VersionTag());

        object? read = _tagged.Loads(_tagged.Dumps(new object[] { new Version(1, 2) }));

        Assert.AreEqual(new Version(1, 2), ((List<object?>)read!)[0]);
        Assert.ThrowsExactly<ArgumentException>(() => _tagged.Register(new VersionTag()));
        _tagged.Register(new VersionTag(), force: true, index: 0);
    }

    [TestMethod]
    public void What_contains_itself_is_refused()
    {
        Dictionary<string, object?> value = [];
        value["self"] = value;

        Assert.ThrowsExactly<InvalidOperationException>(() => _tagged.Dumps(value));
    }

    private sealed class VersionTag : JsonTag
    {
        public override string Key => " v";

        public override bool Check(object? value, TaggedJsonSerializer serializer) => value is Version;

        public override object? ToJson(object? value, TaggedJsonSerializer serializer) => value!.ToString();

        public override object? ToValue(object? value) => Version.Parse((string)value!);
    }
}
