using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>What comparing with the original has found, so that it stays found where there is no Python.</summary>
[TestClass]
public sealed class FoundDifferencesTests
{
    [TestMethod]
    public void An_update_of_headers_replaces_name_by_name_as_they_are_written()
    {
        Headers headers = new([new("A", "1"), new("b", "2")]);

        headers.Update([new("A", "8"), new("a", "7"), new("b", "x"), new("b", "y")]);

        Assert.AreEqual("a: 7, b: x, b: y", string.Join(", ", headers.Select(static header => $"{header.Key}: {header.Value}")));
    }

    [TestMethod]
    public void A_text_that_is_no_media_type_is_not_found_but_cannot_be_rated()
    {
        MimeAccept accept = AcceptHeader.ParseMime("text/html");

        Assert.AreEqual(-1, accept.Find("bad"));
        Assert.AreEqual(-1, accept.Find("*/x"));
        Assert.ThrowsExactly<ArgumentException>(() => accept.Quality("bad"));
    }

    [TestMethod]
    [DataRow("\"c:\\foo\\bar\"", "c:foobar")]
    [DataRow("\"\\\\\\x\"", "\\x")]
    [DataRow("\"a\\\"", "a\\")]
    [DataRow("\"a\\\nb\"", "a\\\nb")]
    public void A_backslash_in_quotes_protects_any_character_but_a_line_break(string quoted, string expected) =>
        Assert.AreEqual(expected, HeaderText.Unquote(quoted));

    [TestMethod]
    public void Paths_in_options_keep_their_backslashes() =>
        Assert.AreEqual("c:\\foo\\bar", OptionsHeader.Parse("form-data; filename=\"c:\\foo\\bar\"").Options["filename"]);

    [TestMethod]
    public void A_parameter_of_a_digest_without_a_value_is_none() =>
        Assert.AreEqual("Digest realm=\"None\", x=None, nonce=\"n\"", AuthorizationHeader.ParseChallenge("Digest realm, x, nonce=n")!.ToHeader());

    [TestMethod]
    public void An_empty_domain_is_written() => Assert.AreEqual("a=b; Domain=; Path=/", SetCookieHeader.Write("a", "b", new() { Domain = "" }));

    [TestMethod]
    public void The_empty_tag_is_found_where_the_header_has_one()
    {
        Assert.IsTrue(EntityTag.ParseList("\"\", \"x\"").ContainsRaw(""));
        Assert.IsFalse(EntityTag.ParseList("\"a\",, \"b\"").ContainsRaw(""));
    }

    [TestMethod]
    public void A_redirect_that_names_an_unknown_variable_is_an_error()
    {
        MapAdapter urls = new Map { new Rule("/old/<x>", endpoint: "old", redirectTo: "/new/<y>") }.Bind("h");

        StringAssert.Contains(Assert.ThrowsExactly<KeyNotFoundException>(() => urls.Match("/old/1")).Message, "'y'");
    }

    [TestMethod]
    public void Of_several_locations_the_last_is_sent()
    {
        Response response = new("", headers: [new("Location", "/a"), new("Location", "/é")]);

        CollectionAssert.AreEqual(new[] { "/%C3%A9" }, response.GetWsgiHeaders(Environs.Of()).GetList("Location").ToArray());
    }

    [TestMethod]
    [DataRow("GET", 0), DataRow("HEAD", 1), DataRow("DELETE", 1), DataRow("POST", 1)]
    public void Values_have_the_form_of_every_request_but_GET(string method, int count)
    {
        WsgiEnviron environ = Environs.Of(method, body: "a=1", more: ("CONTENT_TYPE", "application/x-www-form-urlencoded"));

        Assert.HasCount(count, new Request(environ).Values.Keys.ToArray());
    }

    [TestMethod]
    public void Cookies_are_read_byte_by_byte() => Assert.AreEqual("Ã©", new Request(Environs.Of(more: ("HTTP_COOKIE", "é=Ã©"))).Cookies["é"]);

    [TestMethod]
    public void The_url_of_an_environ_takes_its_paths_byte_by_byte_and_that_of_a_request_reads_UTF_8()
    {
        WsgiEnviron environ = Environs.Of(path: "/Ã©", more: ("HTTP_HOST", "h"));

        Assert.AreEqual("http://h/Ã©", CurrentUrl.Of(environ));
        Assert.AreEqual("http://h/é", new Request(environ).Url);
    }

    [TestMethod]
    [DataRow("/Ã©", "é/"), DataRow("/é", "é/"), DataRow("/", "./")]
    public void A_slash_is_added_to_the_same_path(string path, string expected) => Assert.AreEqual(expected, Redirect.AppendSlash(Environs.Of(path: path)).Headers["Location"]);

    [TestMethod]
    [DataRow("+1234567-1234-1234-1234-123456789012"), DataRow("0x345678-1234-1234-1234-123456789012"), DataRow("12345678-1234-1234-1234-12345678901")]
    public void Only_hexadecimal_digits_make_a_uuid(string text) =>
        Assert.ThrowsExactly<NotFoundException>(() => new Map { new Rule("/<uuid:u>", endpoint: "u") }.Bind("h").Match("/" + text));

    [TestMethod]
    public void What_a_request_did_not_ask_for_is_null()
    {
        Assert.IsNull(new Request(Environs.Of()).AccessControlRequestHeaders);
        Assert.AreEqual("X-A, b", new Request(Environs.Of(more: ("HTTP_ACCESS_CONTROL_REQUEST_HEADERS", "X-A, b"))).AccessControlRequestHeaders!.ToHeader());
    }
}
