using Werkzeug.Net.Text;

namespace Werkzeug.Net.Tests.Text;

[TestClass]
public sealed class IriTests
{
    [TestMethod]
    [DataRow("http://föñ.com/☐/fred?utf8=✓", "http://xn--f-rgao.com/%E2%98%90/fred?utf8=%E2%9C%93")]
    [DataRow("http://üser:pässword@☃.net/påth", "http://%C3%BCser:p%C3%A4ssword@xn--n3h.net/p%C3%A5th")]
    [DataRow("http://[::1]:5000/é", "http://[::1]:5000/%C3%A9")]
    [DataRow("itms-services://?action=x&url=é", "itms-services://?action=x&url=%C3%A9")]
    [DataRow("http://example.com/%E2%98%83%FF", "http://example.com/%E2%98%83%FF")]
    public void Iris_become_uris(string iri, string uri)
    {
        Assert.AreEqual(uri, Iri.ToUri(iri));
    }

    [TestMethod]
    [DataRow("http://xn--f-rgao.com/%C3%9E", "http://föñ.com/Þ")]
    [DataRow("http://test.com/%3Fmeh?foo=%26%2F", "http://test.com/%3Fmeh?foo=%26/")]
    [DataRow("http://example.com/%0A%20%7F%DF", "http://example.com/%0A%20%7F%DF")]
    [DataRow("/%2525", "/%2525")]
    public void Uris_become_iris_without_changing_their_meaning(string uri, string iri)
    {
        Assert.AreEqual(iri, Iri.FromUri(uri));
    }

    [TestMethod]
    [DataRow("http://a.b.。c/")]
    [DataRow("http://xn--☃/")]
    [DataRow("http://\u05D0a\u05D1/")]
    public void Hosts_that_cannot_be_written_are_refused(string iri)
    {
        Assert.ThrowsExactly<IdnaException>(() => Iri.ToUri(iri));
    }

    [TestMethod]
    [DataRow("http://[::1/")]
    [DataRow("http://[1.2.3.4]/")]
    [DataRow("http://x:99999/")]
    [DataRow("http://x:1x/")]
    [DataRow("http://a\u2100b/")]
    public void Hosts_that_cannot_be_told_are_refused(string iri)
    {
        Assert.ThrowsExactly<FormatException>(() => Iri.ToUri(iri));
    }

    [TestMethod]
    public void Hosts_follow_the_older_standard_of_python()
    {
        Assert.AreEqual("strasse.de", Idna.ToAscii("straße.de"));
        Assert.AreEqual(Idna.ToAscii("αασ.gr"), Idna.ToAscii("Αας.gr"));
    }
}
