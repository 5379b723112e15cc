using System.Net;
using Pallets.Tests.Publishing;

namespace Flask.Net.Tests.Examples;

/// <summary>Walks through the guest book of <c>examples/hello</c> as a visitor would: another process, a real socket, a cookie.</summary>
[TestClass]
public sealed class HelloTests
{
    [TestMethod]
    public async Task A_visitor_signs_the_guest_book()
    {
        await using ServedProgram hello = await ServedProgram.StartExampleAsync("hello");
        using HttpClient browser = hello.Browser();

        Assert.Contains("Nobody has signed yet", await browser.GetStringAsync("/"));
        HttpResponseMessage signed = await Sign(browser, "Ann <b>", "It works");
        string page = await browser.GetStringAsync("/");
        string again = await browser.GetStringAsync("/");

        Assert.AreEqual((HttpStatusCode.SeeOther, "/"), (signed.StatusCode, signed.Headers.Location?.ToString()));
        Assert.Contains("Thank you, Ann &lt;b&gt;!", page);
        Assert.Contains("<strong>Ann &lt;B&gt;</strong><p>It works</p>", page);
        Assert.DoesNotContain("Thank you", again, "a message is told once");
    }

    [TestMethod]
    public async Task An_empty_line_is_refused_with_a_message()
    {
        await using ServedProgram hello = await ServedProgram.StartExampleAsync("hello");
        using HttpClient browser = hello.Browser();

        await Sign(browser, "Ann", " ");

        Assert.Contains("Please write something.", await browser.GetStringAsync("/"));
    }

    [TestMethod]
    public async Task Entries_are_json_by_page()
    {
        await using ServedProgram hello = await ServedProgram.StartExampleAsync("hello");
        using HttpClient browser = hello.Browser();
        await Sign(browser, "Ann", "one");

        Assert.AreEqual(
            "{\"entries\":[{\"name\":\"Ann\",\"text\":\"one\"}],\"page\":1,\"pages\":1}\n", await browser.GetStringAsync("/api/entries/1"));
        Assert.AreEqual(HttpStatusCode.NotFound, (await browser.GetAsync("/api/entries/x")).StatusCode);
    }

    [TestMethod]
    public async Task A_tampered_cookie_is_an_empty_book()
    {
        await using ServedProgram hello = await ServedProgram.StartExampleAsync("hello");
        using HttpClient browser = hello.Browser();
        using HttpRequestMessage request = new(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", "session=eyJlbnRyaWVzIjpbXX0.aaaaaa.forged");

        HttpResponseMessage response = await browser.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("Nobody has signed yet", await response.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task Wrong_methods_static_files_and_errors_are_answered_as_they_should()
    {
        await using ServedProgram hello = await ServedProgram.StartExampleAsync("hello");
        using HttpClient browser = hello.Browser();

        HttpResponseMessage refused = await browser.DeleteAsync("/");
        HttpResponseMessage style = await browser.GetAsync("/static/style.css");
        using HttpRequestMessage again = new(HttpMethod.Get, "/static/style.css");
        again.Headers.IfNoneMatch.Add(style.Headers.ETag!);
        HttpResponseMessage unchanged = await browser.SendAsync(again);
        HttpResponseMessage broken = await browser.GetAsync("/broken");

        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
        CollectionAssert.AreEquivalent(new[] { "GET", "HEAD", "OPTIONS", "POST" }, refused.Content.Headers.Allow.ToArray());
        Assert.AreEqual("text/css", style.Content.Headers.ContentType?.MediaType);
        Assert.AreEqual(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.AreEqual(HttpStatusCode.InternalServerError, broken.StatusCode);
        Assert.DoesNotContain("always fails", await broken.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task Debugging_shows_the_error_with_its_stack()
    {
        await using ServedProgram hello = await ServedProgram.StartExampleAsync("hello", "--debug");
        using HttpClient browser = hello.Browser();

        string page = await (await browser.GetAsync("/broken")).Content.ReadAsStringAsync();

        Assert.Contains("This view always fails", page);
        Assert.Contains("HelloApp.cs", page);
    }

    private static Task<HttpResponseMessage> Sign(HttpClient browser, string name, string text) =>
        browser.PostAsync("/", new FormUrlEncodedContent([new("name", name), new("text", text)]));
}
