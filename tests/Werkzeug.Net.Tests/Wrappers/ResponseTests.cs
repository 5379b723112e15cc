using System.Buffers;
using System.Text;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Wrappers;

[TestClass]
public sealed class ResponseTests
{
    [TestMethod]
    public void A_text_has_a_type_and_a_length()
    {
        Response response = new("é", 404);

        Assert.AreEqual("404 Not Found", response.Status);
        Assert.AreEqual("text/plain; charset=utf-8", response.ContentType);
        Assert.AreEqual(2, response.ContentLength);
    }

    [TestMethod]
    [DataRow("a\r\nb")]
    [DataRow("a\nb")]
    public void Line_breaks_never_get_into_a_header(string value)
    {
        Response response = new();

        Assert.ThrowsExactly<ArgumentException>(() => response.Headers["X"] = value);
        Assert.ThrowsExactly<ArgumentException>(() => response.Location = value);
        Assert.ThrowsExactly<ArgumentException>(() => new Response(headers: [new("X", value)]));
    }

    [TestMethod]
    public async Task A_response_is_an_application()
    {
        Response response = new("hello");
        response.SetCookie("seen", "1", new() { HttpOnly = true, SameSite = "Lax" });

        WsgiResult result = await WsgiRunner.RunAsync(response.InvokeAsync, Environs.Of(), buffered: true);

        Assert.AreEqual("200 OK", result.Status);
        Assert.AreEqual("seen=1; HttpOnly; Path=/; SameSite=Lax", result.Headers.Single(header => header.Key == "Set-Cookie").Value);
        Assert.AreEqual("hello", Encoding.UTF8.GetString(await result.Body.ReadAllAsync()));
    }

    [TestMethod]
    public async Task What_is_asked_for_on_close_is_done_when_the_body_is_closed()
    {
        int closed = 0;
        Response response = new("x");
        response.CallOnClose(() => closed++);

        WsgiBody body = response.GetWsgiBody(Environs.Of());
        Assert.AreEqual(0, closed);
        await body.DisposeAsync();
        await body.DisposeAsync();

        Assert.AreEqual(1, closed);
    }

    [TestMethod]
    public async Task WM12_a_part_of_a_response_has_its_own_length()
    {
        Response response = new("0123456789");

        response.MakeConditional(Environs.Of(more: ("HTTP_RANGE", "bytes=2-5")), acceptRanges: true, 10);

        Assert.AreEqual(206, response.StatusCode);
        Assert.AreEqual("bytes 2-5/10", response.Headers["Content-Range"]);
        Assert.AreEqual("2345", Encoding.ASCII.GetString(await response.GetWsgiBody(Environs.Of()).ReadAllAsync()));
    }

    [TestMethod]
    public void A_client_that_has_the_same_version_gets_none()
    {
        Response response = new("x");
        response.AddETag();

        response.MakeConditional(Environs.Of(more: ("HTTP_IF_NONE_MATCH", response.Headers["ETag"])));

        Assert.AreEqual(304, response.StatusCode);
    }

    [TestMethod]
    public void Changes_of_typed_headers_are_written()
    {
        Response response = new();

        response.Vary.Add("Cookie");
        response.CacheControl.MaxAge = 60;
        response.ContentSecurityPolicy.DefaultSrc = "'self'";

        Assert.AreEqual("Cookie", response.Headers["Vary"]);
        Assert.AreEqual("max-age=60", response.Headers["Cache-Control"]);
        Assert.AreEqual("default-src 'self'", response.Headers["Content-Security-Policy"]);
    }

    [TestMethod]
    public async Task A_body_in_its_own_time_is_awaited_or_refused()
    {
        static async IAsyncEnumerable<string> Generate()
        {
            await Task.Yield();
            yield return "a";
            yield return "b";
        }

        Response response = new(ResponseBody.FromStream(Generate()));

        Assert.ThrowsExactly<InvalidOperationException>(() => response.GetData());
        Assert.AreEqual("ab", Encoding.ASCII.GetString(await response.GetDataAsync()));
    }

    [TestMethod]
    public void Errors_and_redirects_become_responses()
    {
        Response error = new NotFoundException().ToResponse(Environs.Of());
        Response redirect = new RequestRedirectException("http://h/x").ToResponse(Environs.Of());
        Response ready = new HttpException(response: new Response("ready", 418)).ToResponse();

        Assert.AreEqual(404, error.StatusCode);
        Assert.AreEqual("http://h/x", redirect.Location);
        Assert.AreEqual(308, redirect.StatusCode);
        Assert.AreEqual("ready", ready.Text);
    }

    [TestMethod]
    public async Task A_file_is_sent_with_its_tag_type_and_ranges()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "0123456789");

        Response response = SendFile.FromPath(path, Environs.Of(more: ("HTTP_RANGE", "bytes=-3")), new SendFileOptions { DownloadName = "é.txt", AsAttachment = true });

        Assert.AreEqual(206, response.StatusCode);
        Assert.AreEqual("text/plain; charset=utf-8", response.ContentType);
        Assert.AreEqual("attachment; filename=e.txt; filename*=UTF-8''%C3%A9.txt", response.Headers["Content-Disposition"]);
        Assert.AreEqual("789", Encoding.ASCII.GetString(await response.GetWsgiBody(Environs.Of()).ReadAllAsync()));
        await response.CloseAsync();
        File.Delete(path);
    }

    [TestMethod]
    public void A_file_outside_of_the_directory_is_not_found()
    {
        foreach (string path in new[] { "../x", "/etc/passwd", "//server/share", "c:/x", "CON", "a/NUL/b" })
            Assert.ThrowsExactly<NotFoundException>(() => SendFile.FromDirectory(Path.GetTempPath(), path, Environs.Of()), path);
    }

    [TestMethod]
    public void A_response_reads_its_own_JSON()
    {
        Response response = new("{\"a\": 1}", mimeType: "application/json");

        Assert.AreEqual(1, (int)response.Json!["a"]!);
        Assert.AreEqual(1, response.GetJson<Dictionary<string, int>>()!["a"]);
        Assert.IsNull(new Response("{}").Json);
        Assert.IsNotNull(new Response("{}").GetJson(force: true));
        Assert.IsNull(new Response("{", mimeType: "application/json").GetJson(silent: true));
        Assert.ThrowsExactly<FormatException>(() => new Response("{", mimeType: "application/json").Json);
    }

    [TestMethod]
    public async Task A_body_can_be_written_while_it_is_sent()
    {
        Response response = new(ResponseBody.FromWriter(static async (writer, cancel) =>
        {
            for (int at = 0; at < 3; at++)
            {
                await writer.WriteAsync(Encoding.ASCII.GetBytes($"line {at}\n"), cancel);
                await Task.Yield();
            }
        }));

        Assert.IsTrue(response.IsStreamed);
        Assert.AreEqual("line 0\nline 1\nline 2\n", Encoding.ASCII.GetString(await response.GetDataAsync()));
        await response.CloseAsync();
    }

    [TestMethod]
    public async Task A_writer_waits_for_its_reader_and_ends_when_the_response_is_closed()
    {
        long written = 0;
        TaskCompletionSource ended = new();
        Response response = new(ResponseBody.FromWriter(async (writer, cancel) =>
        {
            try
            {
                while (true)
                {
                    await writer.WriteAsync(new byte[10_000], cancel);
                    written += 10_000;
                }
            }
            finally
            {
                ended.SetResult();
            }
        }));
        await using IAsyncEnumerator<ReadOnlyMemory<byte>> blocks = response.IterEncoded().GetAsyncEnumerator();

        Assert.IsTrue(await blocks.MoveNextAsync());
        Assert.IsLessThan(200_000, written);
        await response.CloseAsync();
        await ended.Task;
    }

    [TestMethod]
    public async Task What_a_writer_throws_reaches_who_reads()
    {
        Response response = new(ResponseBody.FromWriter(static (_, _) => throw new InvalidOperationException("no more ink")));

        Assert.AreEqual("no more ink", (await Assert.ThrowsExactlyAsync<InvalidOperationException>(async () => await response.GetDataAsync())).Message);
        await response.CloseAsync();
    }

    [TestMethod]
    public async Task What_is_written_at_once_is_a_body_like_any_other()
    {
        Response response = new(ResponseBody.FromBuffer(static buffer =>
        {
            for (int at = 0; at < 1_000; at++)
                buffer.Write("0123456789"u8);
        }));

        Assert.AreEqual(10_000, response.ContentLength);
        Assert.AreEqual(10_000, (await response.GetDataAsync()).Length);
        response.SetData("other");
        Assert.AreEqual("other", response.Text);
    }

    [TestMethod]
    public void What_fails_while_it_is_written_reaches_who_makes_the_body_and_nothing_is_written_later()
    {
        IBufferWriter<byte>? kept = null;

        Assert.ThrowsExactly<FormatException>(static () => ResponseBody.FromBuffer(static _ => throw new FormatException()));
        _ = ResponseBody.FromBuffer(buffer => kept = buffer);
        Assert.ThrowsExactly<InvalidOperationException>(() => kept!.GetSpan(1).Length);
    }
}
