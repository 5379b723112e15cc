using System.Text;
using Werkzeug.Net.Tests.Wsgi;

namespace Werkzeug.Net.Tests.Wrappers;

[TestClass]
public sealed class RequestTests
{
    private static Request Post(string type, string body) => new(Environs.Of("POST", "/p", body, ("CONTENT_TYPE", type)));

    [TestMethod]
    public void Query_form_and_cookies_are_typed()
    {
        Request request = new(Environs.Of("POST", "/p", "a=1&a=2", ("CONTENT_TYPE", "application/x-www-form-urlencoded"), ("QUERY_STRING", "q=x%20y"), ("HTTP_COOKIE", "c=d")));

        Assert.AreEqual("x y", request.Args["q"]);
        CollectionAssert.AreEqual(new[] { "1", "2" }, request.Form.GetList("a").ToArray());
        Assert.AreEqual("d", request.Cookies["c"]);
        Assert.AreEqual(0, request.Data.Length);
    }

    [TestMethod]
    public async Task A_form_can_be_awaited()
    {
        Request request = Post("application/x-www-form-urlencoded", "a=1");

        await request.LoadFormAsync();

        Assert.AreEqual("1", request.Form["a"]);
    }

    [TestMethod]
    public void Broken_JSON_is_a_400_that_tells_where()
    {
        BadRequestException error = Assert.ThrowsExactly<BadRequestException>(() => Post("application/json", "{\"a\": 1,}").GetJson());

        Assert.AreEqual("Failed to decode JSON object: Expecting property name enclosed in double quotes: line 1 column 9 (char 8)", error.Description);
    }

    [TestMethod]
    public void JSON_of_another_type_is_a_415() => Assert.ThrowsExactly<UnsupportedMediaTypeException>(() => Post("text/plain", "{}").Json);

    [TestMethod]
    public void CVE_2018_1000656_deep_JSON_is_a_400_and_ends_nothing()
    {
        Assert.ThrowsExactly<BadRequestException>(() => Post("application/json", new string('[', 1_000_000)).GetJson());
        Assert.ThrowsExactly<BadRequestException>(() => Post("application/json", new string('[', 1_000_000) + new string(']', 1_000_000)).GetJson());
    }

    [TestMethod]
    public void JSON_in_UTF_16_is_read()
    {
        byte[] body = Encoding.Unicode.GetBytes("{\"a\":\"é\"}");
        Request request = new(Environs.Of("POST", more: [("CONTENT_TYPE", "application/json"), ("CONTENT_LENGTH", $"{body.Length}"), ("wsgi.input", new MemoryStream(body))]));

        Assert.AreEqual("é", (string?)request.Json!["a"]);
    }

    [TestMethod]
    public void An_untrusted_host_is_refused_where_the_host_is_used()
    {
        Request request = new(Environs.Of(more: ("HTTP_HOST", "evil.test"))) { TrustedHosts = ["example.org"] };

        Assert.AreEqual("/", request.Path);
        Assert.ThrowsExactly<SecurityException>(() => request.Url);
    }

    [TestMethod]
    public void A_shallow_request_never_reads_the_body() =>
        Assert.ThrowsExactly<InvalidOperationException>(() => new Request(Environs.Of("POST", body: "x"), shallow: true).Data);

    [TestMethod]
    public async Task Errors_of_a_view_are_its_answer()
    {
        var app = Request.Application(request => throw new NotFoundException());

        Assert.AreEqual("404 Not Found", (await Net.Wsgi.WsgiRunner.RunAsync(app, Environs.Of(), buffered: true)).Status);
    }
}
