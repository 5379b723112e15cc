using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Wsgi;

[TestClass]
public sealed class WsgiEnvironTests
{
    [TestMethod]
    public void Keys_keep_the_order_in_which_they_were_set()
    {
        WsgiEnviron environ = new() { ["b"] = 1, ["a"] = 2 };

        environ["c"] = 3;

        CollectionAssert.AreEqual(new[] { "b", "a", "c" }, environ.Keys.ToArray());
    }

    [TestMethod]
    public void WS2_its_type_is_exactly_this_one() => Assert.IsTrue(typeof(WsgiEnviron).IsSealed);

    [TestMethod]
    public void WS3_an_application_may_remove_every_key()
    {
        WsgiEnviron environ = Environs.Of();

        foreach (string key in environ.Keys.ToArray())
            Assert.IsTrue(environ.Remove(key));

        Assert.IsEmpty(environ);
    }

    [TestMethod]
    public void A_source_is_asked_until_something_must_be_counted()
    {
        CountingSource source = new();
        WsgiEnviron environ = new(source);

        Assert.AreEqual("GET", environ["REQUEST_METHOD"]);
        environ["REQUEST_METHOD"] = "POST";

        Assert.AreEqual(0, source.Pours);
        Assert.AreEqual("POST", environ["REQUEST_METHOD"]);
        Assert.HasCount(2, environ);
        Assert.AreEqual("POST", environ["REQUEST_METHOD"]);
        Assert.AreEqual(1, source.Pours);
    }

    [TestMethod]
    public void A_removed_key_of_the_source_stays_away()
    {
        WsgiEnviron environ = new(new CountingSource());

        Assert.IsTrue(environ.Remove("REQUEST_METHOD"));

        Assert.IsFalse(environ.ContainsKey("REQUEST_METHOD"));
    }

    [TestMethod]
    public void WS12_the_path_is_read_as_UTF_8()
    {
        WsgiEnviron environ = Environs.Of(path: "/\u00C3\u00A9");

        Assert.AreEqual("/é", environ.Path);
    }

    [TestMethod]
    public void Bytes_that_are_no_UTF_8_are_replaced() => Assert.AreEqual("/\uFFFD", Environs.Of(path: "/ÿ").Path);

    [TestMethod]
    public void Reading_a_missing_key_tells_which() =>
        StringAssert.Contains(Assert.ThrowsExactly<KeyNotFoundException>(() => new WsgiEnviron()["REMOTE_USER"]).Message, "REMOTE_USER");

    private sealed class CountingSource : EnvironSource
    {
        public int Pours { get; private set; }

        public override bool TryGet(string key, out object? value)
        {
            value = key switch { "REQUEST_METHOD" => "GET", "PATH_INFO" => "/", _ => null };
            return value is not null;
        }

        public override void PourInto(OrderedDictionary<string, object?> target)
        {
            Pours++;
            target["REQUEST_METHOD"] = "GET";
            target["PATH_INFO"] = "/";
        }
    }
}
