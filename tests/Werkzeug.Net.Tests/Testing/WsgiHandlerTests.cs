using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Werkzeug.Net.Testing;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Testing;

[TestClass]
public sealed class WsgiHandlerTests
{
    private static readonly WsgiApp App = Request.Application(static async request => request.Path switch
    {
        "/echo" => new Response(await request.GetDataAsync(), headers: [new("X-Type", request.ContentType ?? "none"), new("X-Length", $"{request.ContentLength}")]),
        "/count" => new Response($"{Interlocked.Increment(ref s_count)}", 201, [new("Set-Cookie", "a=1"), new("Set-Cookie", "b=2")]),
        "/bytes" => new Response(new byte[] { 0xff, 0x00 }, mimeType: "application/octet-stream"),
        _ => new Response($"{request.Method} {request.Url} {request.Headers.Get("X-Asked")} {request.Cookies.Get("c")}", 404),
    });

    private static int s_count;

    [TestMethod]
    public async Task An_http_client_is_answered_without_a_server()
    {
        using HttpClient client = new(new WsgiHandler(App)) { BaseAddress = new("https://shop.example/") };
        client.DefaultRequestHeaders.Add("X-Asked", "yes");
        client.DefaultRequestHeaders.Add("Cookie", "c=d");

        using HttpResponseMessage response = await client.GetAsync(new Uri("a%20b?q=%C3%A9", UriKind.Relative));

        Assert.AreEqual(HttpStatusCode.NotFound, response.StatusCode);
        Assert.AreEqual("Not Found", response.ReasonPhrase);
        Assert.AreEqual("GET https://shop.example/a%20b?q=é yes d", await response.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task Bodies_go_both_ways()
    {
        using HttpClient client = new(new WsgiHandler(App)) { BaseAddress = new("http://localhost/") };

        using HttpResponseMessage response = await client.PostAsync(new Uri("echo", UriKind.Relative), new StringContent("täxt", Encoding.UTF8, "text/plain"));

        Assert.AreEqual("täxt", await response.Content.ReadAsStringAsync());
        Assert.AreEqual("text/plain; charset=utf-8", response.Headers.GetValues("X-Type").Single());
        Assert.AreEqual("5", response.Headers.GetValues("X-Length").Single());
    }

    [TestMethod]
    public async Task A_body_streams_and_is_closed()
    {
        TaskCompletionSource closed = new();
        TaskCompletionSource second = new();
        using HttpClient client = new(new WsgiHandler((environ, start) =>
        {
            start("200 OK", []);
            return new(WsgiBody.From(Blocks(second.Task)).OnClose(closed.SetResult));
        }));

        using HttpResponseMessage response = await client.GetAsync(new Uri("http://localhost/"), HttpCompletionOption.ResponseHeadersRead);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        byte[] block = new byte[10];
        Assert.AreEqual(3, await body.ReadAsync(block));
        second.SetResult();
        Assert.AreEqual(6, await body.ReadAsync(block));
        Assert.AreEqual(0, await body.ReadAsync(block));
        await body.DisposeAsync();
        await closed.Task;
    }

    [TestMethod]
    public async Task Many_requests_run_at_once()
    {
        using HttpClient client = new(new WsgiHandler(App)) { BaseAddress = new("http://localhost/") };

        string[] texts = await Task.WhenAll(Enumerable.Range(0, 100).Select(async number =>
        {
            using HttpResponseMessage response = await client.PostAsync(new Uri("echo", UriKind.Relative), new StringContent($"{number}"));
            return await response.Content.ReadAsStringAsync();
        }));

        CollectionAssert.AreEqual(Enumerable.Range(0, 100).Select(static number => $"{number}").ToArray(), texts);
    }

    [TestMethod]
    public async Task What_was_recorded_is_played_again()
    {
        using HarRecorder recorder = new(new WsgiHandler(App));
        using HttpClient recorded = new(recorder) { BaseAddress = new("http://localhost/") };
        recorded.DefaultRequestHeaders.Add("Authorization", "Basic c2VjcmV0");
        string first = await recorded.GetStringAsync(new Uri("count", UriKind.Relative));
        string second = await recorded.GetStringAsync(new Uri("count", UriKind.Relative));
        await recorded.GetByteArrayAsync(new Uri("bytes", UriKind.Relative));
        await recorded.PostAsync(new Uri("echo", UriKind.Relative), new StringContent("sent"));
        string archive = recorder.ToJson();

        using HttpClient played = new(new HarPlayer(archive)) { BaseAddress = new("http://localhost/") };

        using HttpResponseMessage again = await played.GetAsync(new Uri("count", UriKind.Relative));
        Assert.AreEqual((HttpStatusCode.Created, first), (again.StatusCode, await again.Content.ReadAsStringAsync()));
        CollectionAssert.AreEqual(new[] { "a=1", "b=2" }, again.Headers.GetValues("Set-Cookie").ToArray());
        Assert.AreEqual(second, await played.GetStringAsync(new Uri("count", UriKind.Relative)));
        Assert.AreEqual(second, await played.GetStringAsync(new Uri("count", UriKind.Relative)));
        CollectionAssert.AreEqual(new byte[] { 0xff, 0x00 }, await played.GetByteArrayAsync(new Uri("bytes", UriKind.Relative)));
        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => played.GetAsync(new Uri("never", UriKind.Relative)));
        Assert.DoesNotContain("c2VjcmV0", archive);
        Assert.AreEqual("sent", (string?)JsonNode.Parse(archive)!["log"]!["entries"]![3]!["request"]!["postData"]!["text"]);
    }

    [TestMethod]
    public void What_is_no_record_is_refused() => Assert.ThrowsExactly<FormatException>(static () => new HarPlayer("{}"));

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Blocks(Task second)
    {
        yield return "one"u8.ToArray();
        await second;
        yield return "second"u8.ToArray();
    }
}
