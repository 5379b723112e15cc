using System.Globalization;
using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Forms;
using Werkzeug.Net.Http;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Forms;

/// <summary>Every limit at its edge: what just fits is accepted, one more is refused.</summary>
[TestClass]
public sealed class FormLimitsTests
{
    private static FormData Read(string body, FormLimits? limits = null, string boundary = "B") =>
        new FormDataParser(limits, silent: false).ParseFromEnviron(Environs.Of("POST", body: body, more: ("CONTENT_TYPE", $"multipart/form-data; boundary=\"{boundary}\"")));

    private static string Part(string name, string content = "x", string more = "", string boundary = "B") =>
        $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n{more}\r\n{content}\r\n";

    private static void AssertEdge(int limit, Action<int> read)
    {
        read(limit);
        Assert.ThrowsExactly<RequestEntityTooLargeException>(() => read(limit + 1));
    }

    [TestMethod]
    public void A_thousand_parts() => AssertEdge(1_000, static count => Assert.AreEqual(count, Read(string.Concat(Enumerable.Range(0, count).Select(static at => Part($"f{at}"))) + "--B--").Form.Count));

    [TestMethod]
    public void Sixteen_headers_a_part() => AssertEdge(16, static count => Read(Part("a", more: string.Concat(Enumerable.Range(1, count - 1).Select(static at => $"X-{at}: y\r\n"))) + "--B--"));

    [TestMethod]
    public void Sixteen_KiB_of_headers_a_part()
    {
        int own = Part("a", more: "X: \r\n").IndexOf("\r\n\r\n", StringComparison.Ordinal) - "--B\r\n".Length;

        AssertEdge(16 * 1024, bytes => Read(Part("a", more: $"X: {new string('y', bytes - own)}\r\n") + "--B--"));
    }

    [TestMethod]
    public void Two_KiB_of_name()
    {
        AssertEdge(2 * 1024, static length => Assert.AreEqual("x", Read(Part(new string('n', length)) + "--B--").Form.Single().Value));
        AssertEdge(2 * 1024, static length => new FormDataParser(silent: false).ParseFromEnviron(
            Environs.Of("POST", body: new string('n', length) + "=1", more: ("CONTENT_TYPE", "application/x-www-form-urlencoded"))));
    }

    [TestMethod]
    public void A_KiB_of_boundary()
    {
        string longest = new('b', 1_024);

        Assert.AreEqual("x", Read(Part("a", boundary: longest) + $"--{longest}--", boundary: longest).Form["a"]);
        Assert.ThrowsExactly<FormatException>(() => Read(Part("a", boundary: longest + "b") + $"--{longest}b--", boundary: longest + "b"));
    }

    [TestMethod]
    public void Half_a_million_bytes_of_one_text() => AssertEdge(500_000, static bytes => Assert.AreEqual(bytes, Read(Part("a", new string('x', bytes)) + "--B--").Form["a"].Length));

    [TestMethod]
    public void A_thousand_names_in_a_query_and_in_a_form()
    {
        static string Query(int count) => string.Join('&', Enumerable.Range(0, count).Select(static at => $"a{at}=1"));

        AssertEdge(1_000, static count => Assert.AreEqual(count, new Request(Environs.Of(more: ("QUERY_STRING", Query(count)))).Args.Count));
        AssertEdge(1_000, static count => new FormDataParser(silent: false).ParseFromEnviron(
            Environs.Of("POST", body: Query(count), more: ("CONTENT_TYPE", "application/x-www-form-urlencoded"))));
    }

    [TestMethod]
    public void The_greatest_length_of_a_body_whose_length_is_known()
    {
        FormLimits limits = new() { MaxContentLength = 3 };
        FormData Parse(string body) => new FormDataParser(limits, silent: false).ParseFromEnviron(
            Environs.Of("POST", body: body, more: [("CONTENT_TYPE", "application/x-www-form-urlencoded"), ("wsgi.input_terminated", true)]));

        Assert.AreEqual("1", Parse("a=1").Form["a"]);
        Assert.ThrowsExactly<RequestEntityTooLargeException>(() => Parse("a=12"));
    }

    [TestMethod]
    public void What_was_opened_is_closed_when_a_limit_breaks()
    {
        List<MemoryStream> opened = [];
        MultipartFormReader reader = new(new FormLimits { MaxFormParts = 1 }, (_, _) =>
        {
            opened.Add(new MemoryStream());
            return opened[^1];
        });
        string file = "--B\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\ncontent\r\n";

        Assert.ThrowsExactly<RequestEntityTooLargeException>(() => reader.Read(new MemoryStream(Encoding.ASCII.GetBytes(file + file + "--B--")), "B"u8));
        Assert.IsTrue(opened.TrueForAll(static stream => !stream.CanRead));
    }

    [TestMethod]
    public void A_delimiter_may_be_cut_anywhere()
    {
        byte[] body = Encoding.ASCII.GetBytes("--B\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\none\r\ntwo\r\n--B \t\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\r\n--B\n\n--B--\r\n");
        string whole = Show(body, body.Length);

        for (int size = 1; size < body.Length; size++)
            Assert.AreEqual(whole, Show(body, size), size.ToString(CultureInfo.InvariantCulture));

        static string Show(byte[] body, int size)
        {
            try
            {
                FormData data = new MultipartFormReader(bufferSize: size).Read(new MemoryStream(body), "B"u8);
                using StreamReader file = new(data.Files["f"].Stream);
                return $"{file.ReadToEnd()}|{string.Join(',', data.Form.Pairs)}";
            }
            catch (FormatException error)
            {
                return error.Message[..20];
            }
        }
    }

    [TestMethod]
    public void A_boundary_of_dashes_is_found_where_dashes_stand_before_it()
    {
        MultipartDecoder decoder = new("--"u8);
        decoder.Receive("x\r\n-----\r\n"u8);

        Assert.AreEqual("x\r\n-", Encoding.ASCII.GetString(((MultipartPreamble)decoder.Next()).Data.Span));
    }

    [TestMethod]
    public void Cookies_list_items_and_ranges_past_the_limit_are_ignored()
    {
        Assert.AreEqual(300, CookieHeader.Parse(string.Join(';', Enumerable.Range(0, 400).Select(static at => $"c{at}=1"))).Count);
        Assert.HasCount(1_000, ListHeader.Parse(string.Join(',', Enumerable.Range(0, 1_500).Select(static at => $"i{at}"))));
        Assert.AreEqual(64, AcceptHeader.Parse(string.Join(',', Enumerable.Range(0, 100).Select(static at => $"a{at}"))).Count);
        Assert.IsNotNull(RangeHeader.Parse("bytes=" + string.Join(',', Enumerable.Range(0, 16).Select(static at => $"{2 * at}-{2 * at}"))));
        Assert.IsNull(RangeHeader.Parse("bytes=" + string.Join(',', Enumerable.Range(0, 17).Select(static at => $"{2 * at}-{2 * at}"))));
    }

    [TestMethod]
    public void Paths_past_the_limits_match_nothing()
    {
        MapAdapter urls = new Map { new Rule("/<path:p>", endpoint: "any") }.Bind("h");

        Assert.AreEqual("any", urls.Match("/" + new string('x', 8 * 1024 - 1)).Endpoint);
        Assert.ThrowsExactly<RequestUriTooLargeException>(() => urls.Match("/" + new string('x', 8 * 1024)));
        Assert.AreEqual("any", urls.Match(string.Concat(Enumerable.Repeat("/x", 256))).Endpoint);
        Assert.ThrowsExactly<NotFoundException>(() => urls.Match(string.Concat(Enumerable.Repeat("/x", 257))));
    }

    [TestMethod]
    public void Numbers_of_more_digits_than_Python_reads_match_nothing()
    {
        MapAdapter urls = new Map { new Rule("/<int:n>", endpoint: "n") }.Bind("h");

        Assert.AreEqual("n", urls.Match("/" + new string('9', 4_300)).Endpoint);
        Assert.ThrowsExactly<NotFoundException>(() => urls.Match("/" + new string('9', 4_301)));
    }
}
