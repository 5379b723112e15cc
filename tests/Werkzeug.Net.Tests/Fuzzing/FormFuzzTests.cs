using System.Text;
using Werkzeug.Net.Forms;
using Werkzeug.Net.Http;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Fuzzing;

/// <summary>Bodies that strangers send: whatever they are and however they are cut, the readers answer or refuse as documented.</summary>
[TestClass]
public sealed class FormFuzzTests
{
    private const int Inputs = 200_000;
    private const string Sprinkle = "\r\n-:;=\"% &+B\0\u00ff\t";
    private const string Head = "--B\r\nContent-Disposition: form-data; name=\"a\"";

    private static readonly string[] Bodies =
    [
        Head + "\r\n\r\n1\r\n--B--\r\n", Head + "; filename=\"x\"\r\nContent-Type: a/b\r\n\r\n\r\n--B\r\n\r\n--B--", "--B\n" + Head[5..] + "\n\n--B\n--B-\n--B--",
        "preamble\r\n" + Head + "; filename*=UTF-8''%E2%82\r\n\r\n\r\r\n\n--B \t\r\n", "\r\n--B\r\rX: y\r\r--B--\r\nepilogue",
    ];

    [TestMethod]
    public void Mutated_multipart_bodies_are_read_or_refused_and_never_depend_on_how_they_were_cut()
    {
        TextSource source = new(31, Bodies, Sprinkle);
        Random random = new(32);
        FormLimits limits = new() { MaxFormMemorySize = null };
        for (int input = 0; input < Inputs; input++)
        {
            byte[] body = Encoding.Latin1.GetBytes(source.Next());
            string whole = Outcome(body, body.Length + 1, limits);
            if (input % 4 == 0)
                Assert.AreEqual(whole, Outcome(body, 1 + random.Next(40), limits), Encoding.Latin1.GetString(body));
        }
    }

    [TestMethod]
    public void Mutated_urlencoded_bodies_are_read_or_refused()
    {
        TextSource source = new(33, ["a=1&b=%C3%A9&a=two+words", "%FF=%&&=&x", "a=%E2%98%83;b", "é=ü&%ff%fe"], "&=%+;é\0 aF☃");
        for (int input = 0; input < Inputs; input++)
        {
            byte[] body = input % 2 == 0 ? Encoding.UTF8.GetBytes(source.Next()) : Encoding.Latin1.GetBytes(source.Next());
            try
            {
                _ = QueryText.Parse(body).Count;
            }
            catch (Exception error) when (error is DecoderFallbackException or RequestEntityTooLargeException)
            {
                // Documented.
            }
        }
    }

    [TestMethod]
    public void Mutated_requests_are_read_or_refused()
    {
        string[] types = ["multipart/form-data; boundary=B", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "multipart/form-data; boundary=\"", "text/plain"];
        TextSource type = new(34, types, "; =\"é/");
        TextSource body = new(35, [.. Bodies, "{\"a\": [1, 2.5e3, null, \"\\u00e9\"]}", "[[[[", "a=1&b=2"], Sprinkle + "{}[],\\u");
        for (int input = 0; input < Inputs / 10; input++)
        {
            Request request = new(Environs.Of("POST", body: body.Next(), more: ("CONTENT_TYPE", type.Next())));
            try
            {
                _ = request.Form.Count + request.Files.Count;
                _ = request.GetJson(force: true, silent: true);
            }
            catch (HttpException)
            {
                // An answer in itself.
            }
        }
    }

    // Work is counted in calls of the stream and events, not in time: both are bounded by the body's length.
    [TestMethod]
    [DataRow("\r"), DataRow("\n"), DataRow("\r\n"), DataRow("-"), DataRow("\r\n--"), DataRow("\r\n--B"), DataRow("\r\n--B-"), DataRow("\r\n--B "), DataRow("x"), DataRow("\r\n--B\r\n"), DataRow(":\r\n")]
    public void Hostile_bodies_make_work_in_proportion_to_their_length(string piece)
    {
        static long Work(string piece, int length)
        {
            byte[] body = Encoding.Latin1.GetBytes(Head + "; filename=x\r\n\r\n" + string.Concat(Enumerable.Repeat(piece, length / piece.Length)));
            MultipartDecoder decoder = new("B"u8, new FormLimits { MaxFormMemorySize = null, MaxFormParts = null });
            long work = 0;
            try
            {
                for (int at = 0; at <= body.Length; at += 1024)
                {
                    decoder.Receive(body.AsSpan(at, Math.Min(1024, body.Length - at)));
                    while (decoder.Next() is not MultipartNeedData)
                        work++;
                    work++;
                }
            }
            catch (Exception error) when (error is FormatException or RequestEntityTooLargeException)
            {
                // Refused: no more work.
            }

            return work + decoder.Searched;
        }

        long small = Work(piece, 100_000);
        long large = Work(piece, 200_000);

        Assert.IsLessThan(2.3 * small + 100_000, large, $"{small} {large}");
        Assert.IsLessThan(200_000 * 12L, large);
    }

    private static string Outcome(byte[] body, int size, FormLimits limits)
    {
        MultipartDecoder decoder = new("B"u8, limits);
        StringBuilder shown = new();
        try
        {
            for (int at = 0; ;)
            {
                int length = Math.Min(size, body.Length - at);
                if (length > 0)
                    decoder.Receive(body.AsSpan(at, length));
                else
                    decoder.Complete();
                at += length;
                for (MultipartEvent next = decoder.Next(); next is not MultipartNeedData; next = decoder.Next())
                {
                    if (Show(next, shown))
                        return shown.ToString();
                }
            }
        }
        catch (FormatException)
        {
            return "refused";
        }
        catch (DecoderFallbackException)
        {
            return "refused";
        }
        catch (RequestEntityTooLargeException)
        {
            return "refused";
        }
    }

    private static bool Show(MultipartEvent next, StringBuilder shown)
    {
        switch (next)
        {
            case MultipartData data:
                shown.Append(Encoding.Latin1.GetString(data.Data.Span)).Append(data.MoreData ? "" : "|");
                return false;
            case MultipartField field:
                shown.Append("field ").Append(field.Name).Append(field.Headers.Count).Append(':');
                return false;
            case MultipartFile file:
                shown.Append("file ").Append(file.Name).Append(file.FileName).Append(':');
                return false;
            default:
                return next is MultipartEpilogue;
        }
    }
}
