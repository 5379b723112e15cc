using System.Diagnostics;
using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Tests.Fuzzing;

/// <summary>Every parser eats what a stranger may send: it gives an answer or a documented exception, and it gives it soon.</summary>
[TestClass]
public sealed class HeaderFuzzTests
{
    private const int Inputs = 200_000;
    private const int Huge = 200_000;

    private static readonly string[] Lists = ["a, b", "\"a, b\", c", "a=\"b\\\"c\", d", "text/html;q=0.5, */*", "no-cache=\"x\", max-age=5", ",,"];
    private static readonly string[] Options = ["text/html; charset=utf-8", "form-data; name=\"a\"; filename*=UTF-8''%E2%82%AC", "x; a*0=\"1\"; a*1*=%32", "; ;"];
    private static readonly string[] Urls = ["http://user:pw@föö.com:80/p%20a?q=%C3%A9#f", "//xn--n3h.net/%FF", "https://[::1]:8080/", "itms-services://?a=b"];
    private static readonly string[] Dates = ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 EST", "Sun Nov  6 08:49:37 1994"];
    private static readonly string[] Names = ["../../etc/passwd", "con.txt", "a\\b", "ümläut.tar.gz", "COM1", "/srv//x/."];

    private sealed record Parser(string Name, string[] Samples, Action<string> Parse, params Type[] Refusals);

    private static readonly Parser[] Parsers =
    [
        new("list", Lists, static text => ListHeader.Parse(text)),
        new("dict", Lists, static text => DictHeader.Parse(text)),
        new("set", Lists, static text => SetHeader.Parse(text).ToHeader()),
        new("cache", Lists, static text => { _ = CacheControlHeader.ParseResponse(text).MaxAge; _ = CacheControlHeader.ParseRequest(text).ToHeader(); }),
        new("accept", Lists, static text => AcceptHeader.Parse(text).BestMatch(["a", "b"])),
        new("mime", Lists, static text => AcceptHeader.ParseMime(text).BestMatch(["text/html", "a/b;c=d"])),
        new("language", Lists, static text => AcceptHeader.ParseLanguage(text).BestMatch(["en", "de-AT"])),
        new("options", Options, static text => OptionsHeader.Parse(text).ToHeader()),
        new("csp", ["default-src 'self'; img-src *", "a b;;c"], static text => CspHeader.Parse(text).ToHeader()),
        new("range", ["bytes=0-5,-3", "bytes=9-"], static text => RangeHeader.Parse(text)?.ToContentRangeHeader(10)),
        new("content range", ["bytes 0-9/10", "bytes */*"], static text => RangeHeader.ParseContentRange(text)?.ToHeader()),
        new("if range", [.. Dates, "\"a\"", "W/\"b\""], static text => RangeHeader.ParseIfRange(text)),
        new("etags", ["\"a\", W/\"b\"", "*", "a,\"b\" , \"c, d\""], static text => EntityTag.ParseList(text).ContainsRaw("W/\"a\"")),
        new("date", Dates, static text => HttpDate.Parse(text)),
        new("age", ["10", " 007 "], static text => AgeHeader.Parse(text)),
        new("cookie", ["a=b; c=\"d\\\"e;f\"; g", "=x; __Host-a=b", "a=\"\\303\\251\""], static text => CookieHeader.Parse(text), typeof(DecoderFallbackException), typeof(EncoderFallbackException)),
        new("cookie text", ["a=b; c=\"d\\\"e;f\"; g", "é=ü; \"a\"=b"], static text => CookieHeader.ParseText(text)),
        new("authorization", ["Basic dXNlcjpwYXNz", "Digest username=\"a\", nc=1", "Bearer abc="], static text => AuthorizationHeader.Parse(text)?.ToHeader()),
        new("challenge", ["Basic realm=\"x\"", "Digest realm=a, qop=\"auth\""], static text => AuthorizationHeader.ParseChallenge(text)?.ToHeader()),
        new("iri to uri", Urls, static text => Iri.ToUri(text), typeof(IdnaException), typeof(FormatException)),
        new("uri to iri", Urls, static text => Iri.FromUri(text), typeof(IdnaException), typeof(FormatException)),
        new("idna", ["xn--n3h.net", "bücher.example", "אבג"], static text => Idna.ToUnicode(Idna.ToAscii(text)), typeof(IdnaException)),
        new("unquote", Urls, static text => { PercentEncoding.Unquote(text); PercentEncoding.UnquotePlus(text); }),
        new("file name", Names, static text => SecureFileName.From(text)),
        new("path", Names, static text => SafePath.Join("/srv", text)),
    ];

    public static IEnumerable<object[]> ParserNames => Parsers.Select(static parser => new object[] { parser.Name });

    [TestMethod]
    [DynamicData(nameof(ParserNames))]
    public void Mutated_headers_give_an_answer_or_a_documented_exception(string name)
    {
        Parser parser = Parsers.Single(candidate => candidate.Name == name);
        TextSource source = new(20_261_122, parser.Samples, "\",;=\\ \t/*%'-:.[]@#?é☃\u00AD😀\r\n\0" + "0aZ");

        for (int input = 0; input < Inputs; input++)
        {
            string text = source.Next();
            try
            {
                parser.Parse(text);
            }
            catch (Exception error) when (parser.Refusals.Contains(error.GetType()))
            {
                // Documented.
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(ParserNames))]
    public void Hostile_headers_take_time_in_proportion_to_their_length(string name)
    {
        Parser parser = Parsers.Single(candidate => candidate.Name == name);
        string[] pieces =
        [
            "\"", "\\\"", "a=\"", "a=\"\\", ",", "\",", "\"a,", " ", " ,", ";", "; a", ";a=b", ";a*0=b", "a=b;", "=", "%", "%41", "%E2", "é", "xn--a.", "é.", "[", "@", ":",
            "/", "../", "a/", "W/\"", "0", "9-,", "-", "\t", "Basic ", "a*=UTF-8''", "a;q=1,", "\uFDFA", "א",
        ];

        foreach (string piece in pieces)
        {
            foreach (string start in new[] { "", "bytes=", "Digest a=", "x; ", "http://", "http://h/" })
            {
                string text = start + string.Concat(Enumerable.Repeat(piece, Huge / piece.Length));
                long before = Stopwatch.GetTimestamp();
                try
                {
                    parser.Parse(text);
                }
                catch (Exception error) when (parser.Refusals.Contains(error.GetType()))
                {
                    // Documented.
                }

                Assert.IsLessThan(2.0, Stopwatch.GetElapsedTime(before).TotalSeconds, $"{start}{piece} x {Huge}");
            }
        }
    }
}
