using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Testing;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Testing;

[TestClass]
public sealed class ClientTests
{
    private static Client ClientOf(Func<Request, Response> view, bool useCookies = true, bool subdomains = false) =>
        new((environ, start) => view(new Request(environ)).InvokeAsync(environ, start), useCookies, subdomains);

    private static Response Answer(string text) => new(text);

    [TestMethod]
    [DataRow("GET"), DataRow("POST"), DataRow("PUT"), DataRow("PATCH"), DataRow("DELETE"), DataRow("OPTIONS"), DataRow("PROPFIND")]
    public async Task A_request_is_sent_by_any_method(string method) =>
        Assert.AreEqual(method, (await ClientOf(static request => Answer(request.Method)).OpenAsync("/", method)).Text);

    [TestMethod]
    public async Task A_form_with_a_file_arrives_as_one()
    {
        Client client = ClientOf(static request => Answer($"{request.MimeType} {request.Form["name"]} {request.Files["file"].FileName} {new StreamReader(request.Files["file"].Stream).ReadToEnd()}"));

        TestResponse response = await client.PostAsync("/", form: new Dictionary<string, object?> { ["name"] = "é", ["file"] = new FileStorage(new MemoryStream("content"u8.ToArray()), "ü.txt") });

        Assert.AreEqual("multipart/form-data é ü.txt content", response.Text);
    }

    [TestMethod]
    public async Task A_form_of_texts_is_urlencoded() =>
        Assert.AreEqual("application/x-www-form-urlencoded a=1 2", (await ClientOf(static request => Answer($"{request.MimeType} a={string.Join(' ', request.Form.GetList("a"))}"))
            .PostAsync("/", form: new { a = new[] { 1, 2 } })).Text);

    [TestMethod]
    public async Task Json_is_written_and_read()
    {
        TestResponse response = await ClientOf(static request => new Response(request.Json!.ToJsonString(), mimeType: request.MimeType)).PostAsync("/", json: new { a = 1 });

        Assert.AreEqual(1, (int)response.Json!["a"]!);
    }

    [TestMethod]
    public async Task Redirects_are_followed_where_that_is_asked_and_told()
    {
        Client client = ClientOf(static request => request.Path switch { "/a" => Redirect.To("/b?x=1", 302), "/b" => Redirect.To("c", 303), _ => Answer($"{request.Method} {request.Path}") });

        Assert.AreEqual(302, (await client.PostAsync("/a")).StatusCode);
        TestResponse response = await client.PostAsync("/a", followRedirects: true);

        Assert.AreEqual("GET /c", response.Text);
        CollectionAssert.AreEqual(new[] { 302, 303 }, response.History.Select(static step => step.StatusCode).ToArray());
        Assert.AreEqual("/c", response.Request.Path);
    }

    [TestMethod]
    public async Task A_redirect_by_308_sends_the_same_again() =>
        Assert.AreEqual("POST a=1", (await ClientOf(static request => request.Path == "/a" ? Redirect.To("/b", 308) : Answer($"{request.Method} a={request.Form["a"]}")).PostAsync("/a", form: new { a = 1 }, followRedirects: true)).Text);

    [TestMethod]
    public async Task Redirects_in_a_circle_and_to_others_end()
    {
        await Assert.ThrowsExactlyAsync<ClientRedirectException>(() => ClientOf(static _ => Redirect.To("/a")).GetAsync("/a", followRedirects: true).AsTask());
        await Assert.ThrowsExactlyAsync<ClientRedirectException>(() => ClientOf(static _ => Redirect.To("http://other.example/")).GetAsync("/", followRedirects: true).AsTask());
        await Assert.ThrowsExactlyAsync<ClientRedirectException>(() => ClientOf(static _ => Redirect.To("http://sub.localhost/")).GetAsync("/", followRedirects: true).AsTask());
    }

    [TestMethod]
    public async Task Redirects_to_subdomains_are_followed_where_that_is_allowed() => Assert.AreEqual(
        "sub.localhost",
        (await ClientOf(static request => request.Host == "localhost" ? Redirect.To("http://sub.localhost/") : Answer(request.Host), subdomains: true).GetAsync("/", followRedirects: true)).Text);

    [TestMethod]
    public async Task Cookies_are_kept_and_sent_again()
    {
        Client client = ClientOf(static request =>
        {
            Response response = Answer(string.Join(';', request.Cookies.Pairs.Select(static pair => $"{pair.Key}={pair.Value}")));
            if (request.Path == "/set")
                response.SetCookie("a", "x y");
            else if (request.Path == "/delete")
                response.DeleteCookie("a");
            return response;
        });

        await client.GetAsync("/set");
        Assert.AreEqual("a=x y", (await client.GetAsync("/")).Text);
        Assert.AreEqual("", (await client.GetAsync("/", baseUrl: "http://other.example/")).Text);
        await client.GetAsync("/delete");
        Assert.AreEqual("", (await client.GetAsync("/")).Text);
    }

    [TestMethod]
    public async Task The_cookies_that_are_kept_replace_a_header_of_the_request()
    {
        Client client = ClientOf(static request =>
        {
            Response response = Answer($"{request.Headers.Get("Cookie")}");
            if (request.Path == "/set")
                response.SetCookie("a", "1");
            return response;
        });
        KeyValuePair<string, string>[] own = [new("Cookie", "x=1")];

        Assert.AreEqual("", (await client.GetAsync("/", headers: own)).Text);
        await client.GetAsync("/set");
        Assert.AreEqual("a=1", (await client.GetAsync("/", headers: own)).Text);
    }

    [TestMethod]
    public async Task Cookies_of_an_address_in_brackets_are_kept_whatever_the_port()
    {
        Client client = ClientOf(static request =>
        {
            Response response = Answer($"{request.Headers.Get("Cookie")}");
            response.SetCookie("a", "1");
            return response;
        });

        await client.GetAsync("/", baseUrl: "http://[::1]:5000/");

        Assert.AreEqual("a=1", (await client.GetAsync("/", baseUrl: "http://[::1]:5001/")).Text);
    }

    [TestMethod]
    public async Task A_client_without_cookies_sends_the_header_of_the_request() => Assert.AreEqual(
        "x=1",
        (await ClientOf(static request => Answer($"{request.Headers.Get("Cookie")}"), useCookies: false).GetAsync("/", headers: [new("Cookie", "x=1")])).Text);

    [TestMethod]
    public async Task A_client_without_cookies_keeps_none()
    {
        Client client = ClientOf(static request =>
        {
            Response response = Answer($"{request.Cookies.Count}");
            response.SetCookie("a", "1");
            return response;
        }, useCookies: false);

        await client.GetAsync("/");

        Assert.AreEqual("0", (await client.GetAsync("/")).Text);
    }

    [TestMethod]
    public async Task An_environ_can_be_built_again_from_another()
    {
        WsgiEnviron first = new EnvironBuilder("/a b/é", "https://example.org:8443/app", new { q = "x&y" })
        {
            Method = "POST", Data = "body"u8.ToArray(), ContentType = "text/plain", Auth = new Authorization("basic", [new("username", "u"), new("password", "p")]),
        }.GetEnviron();

        WsgiEnviron again = EnvironBuilder.FromEnviron(first).GetEnviron();
        Request request = new(again);

        Assert.AreEqual("https://example.org:8443/app/a%20b/é?q=x%26y", request.Url);
        Assert.AreEqual("u", request.Authorization!.Parameters["username"]);
        Assert.AreEqual("body", Encoding.UTF8.GetString(request.Data));
        Assert.AreEqual("text/plain", request.ContentType);
        Assert.IsEmpty(await LintOf(again));
    }

    private static async Task<List<LintWarning>> LintOf(WsgiEnviron environ)
    {
        List<LintWarning> found = [];
        await WsgiRunner.RunAsync(LintMiddleware.Wrap(Environs.Answer("x"), found.Add), environ, buffered: true);
        return found;
    }

    [TestMethod]
    public void A_stream_as_the_body_announces_what_is_left_of_it()
    {
        MemoryStream body = new("abcdef"u8.ToArray()) { Position = 2 };

        Assert.AreEqual("4", new EnvironBuilder("/") { Method = "POST", Input = body }.GetEnviron()["CONTENT_LENGTH"]);
        Assert.AreEqual(2, body.Position);
    }
}
