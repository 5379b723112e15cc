using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Forms;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Forms;

[TestClass]
public sealed class MultipartDecoderTests
{
    private const string Body =
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\n"
        + "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.bin\"\r\nContent-Type: text/plain\r\n\r\n\r\n--B-\rtwo\r\n--B--\r\n";

    [TestMethod]
    public void A_body_gives_the_same_parts_however_it_is_cut()
    {
        for (int size = 1; size < Body.Length; size++)
        {
            FormData form = new MultipartFormReader(bufferSize: size).Read(new MemoryStream(Encoding.Latin1.GetBytes(Body)), "B"u8);

            Assert.AreEqual("one", form.Form["a"]);
            Assert.AreEqual("\r\n--B-\rtwo", new StreamReader(form.Files["f"].Stream).ReadToEnd(), $"{size}");
            Assert.AreEqual("text/plain", form.Files["f"].ContentType);
        }
    }

    [TestMethod]
    public async Task Reading_without_blocking_gives_the_same()
    {
        FormData form = await new MultipartFormReader(bufferSize: 7).ReadAsync(new MemoryStream(Encoding.Latin1.GetBytes(Body)), "B"u8.ToArray());

        Assert.AreEqual("one", form.Form["a"]);
        Assert.AreEqual(10, form.Files["f"].Length);
    }

    [TestMethod]
    public void CVE_2023_25577_more_parts_than_allowed_are_refused_and_files_closed()
    {
        StringBuilder body = new();
        for (int part = 0; part < 1_001; part++)
            body.Append("--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\nx\r\n");
        List<MemoryStream> opened = [];
        MultipartFormReader reader = new(streamFactory: (_, _) =>
        {
            opened.Add(new MemoryStream());
            return opened[^1];
        });

        Assert.ThrowsExactly<RequestEntityTooLargeException>(() => reader.Read(new MemoryStream(Encoding.ASCII.GetBytes(body.ToString())), "B"u8));

        Assert.IsLessThanOrEqualTo(1_000, opened.Count);
        Assert.IsTrue(opened.TrueForAll(static stream => !stream.CanRead));
    }

    [TestMethod]
    public void CVE_2024_49767_a_text_larger_than_allowed_is_refused()
    {
        string body = $"--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n{new string('x', 600_000)}\r\n--B--\r\n";

        Assert.ThrowsExactly<RequestEntityTooLargeException>(() => new MultipartFormReader().Read(new MemoryStream(Encoding.ASCII.GetBytes(body)), "B"u8));
    }

    [TestMethod]
    public void Headers_of_a_part_are_limited_in_number_and_size()
    {
        string many = $"--B\r\n{string.Concat(Enumerable.Range(0, 17).Select(i => $"X-{i}: y\r\n"))}\r\nx\r\n--B--\r\n";
        string large = $"--B\r\nX: {new string('y', 20_000)}\r\n\r\nx\r\n--B--\r\n";

        foreach (string body in new[] { many, large })
            Assert.ThrowsExactly<RequestEntityTooLargeException>(() => new MultipartFormReader().Read(new MemoryStream(Encoding.ASCII.GetBytes(body)), "B"u8));
    }

    [TestMethod]
    [DataRow("\r")]
    [DataRow("\n")]
    [DataRow("\r\n")]
    [DataRow("\r\n--BX")]
    [DataRow("--B ")]
    [DataRow("-")]
    public void CVE_2023_46136_hostile_content_is_not_held_back(string piece)
    {
        const int Chunk = 16 * 1024;
        MultipartDecoder decoder = new("B"u8, new FormLimits { MaxFormMemorySize = 2 * Chunk });
        decoder.Receive("--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n"u8);
        byte[] chunk = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, Chunk / piece.Length)));
        long passed = 0;

        // What a chunk leaves in the decoder is bounded, so the work for each chunk is too: else Receive would refuse it.
        for (int round = 0; round < 200; round++)
        {
            while (decoder.Next() is not MultipartNeedData and var found)
                passed += found is MultipartData data ? data.Data.Length : 0;
            decoder.Receive(chunk);
        }

        Assert.IsGreaterThan(198L * chunk.Length, passed);
    }

    [TestMethod]
    public void A_form_that_ends_too_early_is_an_error_and_reads_as_empty_where_the_parser_is_silent()
    {
        const string Cut = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none";
        WsgiEnviron Environ() => Environs.Of("POST", body: Cut, more: ("CONTENT_TYPE", "multipart/form-data; boundary=B"));

        Assert.AreEqual(
            "Invalid form-data cannot parse beyond State.DATA",
            Assert.ThrowsExactly<FormatException>(() => new FormDataParser(silent: false).ParseFromEnviron(Environ())).Message);
        Assert.AreEqual(0, new FormDataParser().ParseFromEnviron(Environ()).Form.Count);
    }

    [TestMethod]
    public void Large_files_go_to_disk_and_leave_it_when_closed()
    {
        using SpooledStream stream = new(threshold: 10);

        stream.Write("0123456789"u8);
        Assert.IsFalse(stream.IsOnDisk);
        stream.Write("x"u8);

        Assert.IsTrue(stream.IsOnDisk);
        stream.Position = 0;
        Assert.AreEqual("0123456789x", new StreamReader(stream).ReadToEnd());
    }

    [TestMethod]
    public void Bytes_that_are_no_UTF_8_stay_encoded_in_urlencoded_forms()
    {
        MultiDict<string> form = QueryText.Parse("a=%E9&b=%C3%A9&c+d=e%2Bf&g");

        Assert.AreEqual("%E9", form["a"]);
        Assert.AreEqual("é", form["b"]);
        Assert.AreEqual("e+f", form["c d"]);
        Assert.AreEqual("", form["g"]);
    }

    [TestMethod]
    public void More_names_than_allowed_are_refused() =>
        Assert.ThrowsExactly<RequestEntityTooLargeException>(() => QueryText.Parse(string.Join('&', Enumerable.Range(0, 1_001))));

    [TestMethod]
    public void Whatever_the_body_is_the_outcome_is_one_of_the_documented_ones()
    {
        Random random = new(20261122);
        byte[] seed = Encoding.Latin1.GetBytes(Body);

        for (int round = 0; round < 20_000; round++)
        {
            byte[] mutated = [.. seed];
            for (int change = random.Next(6); change >= 0; change--)
                mutated[random.Next(mutated.Length)] = random.GetItems("\r\n-B :;=\"\0\u00ff"u8, 1)[0];
            byte[] cut = mutated[..random.Next(mutated.Length + 1)];
            try
            {
                new MultipartFormReader(bufferSize: 1 + random.Next(64)).Read(new MemoryStream(cut), "B"u8);
            }
            catch (Exception error) when (error is FormatException or DecoderFallbackException or RequestEntityTooLargeException)
            {
            }
        }
    }
}
