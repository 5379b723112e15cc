using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Wsgi;

[TestClass]
public sealed class StreamTests
{
    [TestMethod]
    public void WS32_an_exhausted_body_reads_as_nothing_again_and_again()
    {
        LimitedStream stream = new(new MemoryStream("abcdef"u8.ToArray()), 3);

        Assert.AreEqual(3, stream.Read(new byte[10], 0, 10));
        Assert.AreEqual(0, stream.Read(new byte[10], 0, 10));
        Assert.AreEqual(0, stream.Read(new byte[10], 0, 10));
    }

    [TestMethod]
    public void A_body_that_ends_early_means_that_the_client_has_gone()
    {
        LimitedStream stream = new(new MemoryStream([1]), 3);

        Assert.AreEqual(1, stream.Read(new byte[10], 0, 10));
        Assert.ThrowsExactly<ClientDisconnectedException>(() => stream.Read(new byte[10], 0, 10));
    }

    [TestMethod]
    public void A_body_longer_than_allowed_is_refused()
    {
        LimitedStream stream = new(new MemoryStream(new byte[10]), 3, isMax: true);

        Assert.AreEqual(3, stream.Read(new byte[10], 0, 10));
        Assert.ThrowsExactly<RequestEntityTooLargeException>(() => stream.Read(new byte[10], 0, 10));
    }

    [TestMethod]
    public void A_body_that_says_that_it_is_too_long_is_refused_unread() =>
        Assert.ThrowsExactly<RequestEntityTooLargeException>(() => InputStream.Of(Environs.Of("POST", body: "12345"), maxContentLength: 4));

    [TestMethod]
    public void A_body_of_unknown_length_reads_as_empty()
    {
        WsgiEnviron environ = Environs.Of("POST", body: "x");
        environ.Remove("CONTENT_LENGTH");

        Assert.AreEqual(0, InputStream.Of(environ).Read(new byte[1], 0, 1));
    }

    [TestMethod]
    [DataRow("http://a/b/c", "../d", "http://a/d")]
    [DataRow("http://a/b/c", "//h/p", "http://h/p")]
    [DataRow("http://a/b/c?x", "", "http://a/b/c?x")]
    [DataRow("http://a/b/c", "https://z/", "https://z/")]
    [DataRow("http://a", "x", "http://a/x")]
    public void References_are_resolved_as_RFC_3986_says(string from, string reference, string expected) =>
        Assert.AreEqual(expected, UrlReference.Join(from, reference));

    [TestMethod]
    [DataRow("example.com", ".example.com", true)]
    [DataRow("www.example.com", ".example.com", true)]
    [DataRow("evilexample.com", ".example.com", false)]
    [DataRow("example.com:8080", "example.com", true)]
    [DataRow("", "example.com", false)]
    public void A_host_is_trusted_by_name_or_by_domain(string host, string trusted, bool expected) =>
        Assert.AreEqual(expected, TrustedHosts.IsTrusted(host, [trusted]));

    [TestMethod]
    [DataRow("a b")]
    [DataRow("evil.com/x")]
    [DataRow("user@example.com")]
    [DataRow("example.com:abc")]
    public void A_header_that_is_no_host_reads_as_none(string header) =>
        Assert.AreEqual("", CurrentUrl.Host(Environs.Of(more: ("HTTP_HOST", header))));
}
