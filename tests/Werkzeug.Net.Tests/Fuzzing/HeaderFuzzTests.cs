using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Forms;
using Werkzeug.Net.Http;
using Werkzeug.Net.Http.Structured;
using Werkzeug.Net.Middleware;
using Werkzeug.Net.Testing;
using Werkzeug.Net.Tests.Wsgi;
using Werkzeug.Net.Text;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Tests.Fuzzing;

/// <summary>Every parser eats what a stranger may send: it gives an answer or a documented exception, and it gives it soon.</summary>
[TestClass]
public sealed class HeaderFuzzTests
{
    private const int Inputs = 200_000;

    private static readonly string[] Lists = ["a, b", "\"a, b\", c", "a=\"b\\\"c\", d", "text/html;q=0.5, */*", "no-cache=\"x\", max-age=5", ",,"];
    private static readonly string[] Options = ["text/html; charset=utf-8", "form-data; name=\"a\"; filename*=UTF-8''%E2%82%AC", "x; a*0=\"1\"; a*1*=%32", "; ;"];
    private static readonly string[] Urls = ["http://user:pw@föö.com:80/p%20a?q=%C3%A9#f", "//xn--n3h.net/%FF", "https://[::1]:8080/", "itms-services://?a=b"];
    private static readonly string[] Dates = ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 EST", "Sun Nov  6 08:49:37 1994"];
    private static readonly string[] Names = ["../../etc/passwd", "con.txt", "a\\b", "ümläut.tar.gz", "COM1", "/srv//x/."];

    private static readonly string[] Structured = ["a;b=1, (c \"d\" :aGk=:);q=0.5, @10", "u=3, i;x, n=%\"%c3%bc\"", "?1;a=?0", "-12.5", "geolocation=(self \"https://a.example\"), camera=()"];

    private static readonly string[] Pieces =
    [
        "\"", "\\\"", "a=\"", "a=\"\\", ",", "\",", "\"a,", " ", " ,", ";", "; a", ";a=b", ";a*0=b", "a=b;", "=", "%", "%41", "%E2", "é", "xn--a.", "é.", "[", "@", ":",
        "/", "../", "a/", "W/\"", "0", "9-,", "-", "\t", "Basic ", "a*=UTF-8''", "a;q=1,", "\uFDFA", "א", "(", "(a ", ")", ":a", "1,", "$", "{\"a\":", "[1,", "a&", "a=1&", "for=", "?",
    ];

    private static readonly string[] Starts = ["", "bytes=", "Digest a=", "x; ", "http://", "http://h/", "(", "a=%\"", "{\"a\":[", "max-age=1;"];

    private sealed record Parser(string Name, string[] Samples, Action<string> Parse, params Type[] Refusals)
    {
        public void TryParse(string text)
        {
            try
            {
                Parse(text);
            }
            catch (Exception error) when (Refusals.Contains(error.GetType()))
            {
                // Documented.
            }
        }
    }

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
        new("etag", ["\"a\"", "W/\"b\"", "c"], static text => EntityTag.Unquote(text)),
        new("quoted", ["\"a\\\"b\"", "token"], static text => HeaderText.Unquote(text)),
        new("disposition", ["form-data; name=\"a\"; filename=\"b.txt\"", "attachment; filename*=UTF-8''%e2%82%ac"], static text => OptionsHeader.Parse(text).Options.GetValueOrDefault("filename")),
        new("user agent", ["Mozilla/5.0 (X11; Linux)"], static text => new UserAgent(text).ToString()),
        new("transport security", ["max-age=60; includeSubDomains", "max-age=\"1\"; preload"], static text => StrictTransportSecurityHeader.Parse(text)?.ToHeader()),
        new("structured item", Structured, static text => StructuredHeader.ParseItem(text).ToString(), typeof(FormatException)),
        new("structured list", Structured, static text => StructuredHeader.Write(StructuredHeader.ParseList(text)), typeof(FormatException)),
        new("structured dictionary", Structured, static text => StructuredHeader.Write(StructuredHeader.ParseDictionary(text)), typeof(FormatException)),
        new("permissions", Structured, static text => PermissionsPolicy.Parse(text).ToHeader()),
        new("query", ["a=1&b=%C3%A9&a=two+words", "%FF=%&&=&x"], static text => QueryText.Parse(text, null), typeof(RequestEntityTooLargeException)),
        new("json", ["{\"a\": [1, 2.5e3, null, \"\\u00e9\"]}", "[[[[", "\"\\ud800\""], static text => JsonBody.Parse(Encoding.UTF8.GetBytes(text)), typeof(FormatException)),
        new("host", ["example.org:80", "[::1]:8080", "user@h"], static text => CurrentUrl.Host(Environs.Of(more: ("HTTP_HOST", text))), typeof(SecurityException), typeof(BadHostException)),
        new("trusted host", [".example.org", "example.org:80"], static text => TrustedHosts.IsTrusted(text, ["example.org", ".a.example"])),
        new("url of a request", Urls, static text => _ = new Request(Environs.Of(path: "/", more: [("QUERY_STRING", text), ("PATH_INFO", WsgiText.Encode(text))])).Url),
        new("reference", Urls, static text => UrlReference.Join("http://example.org/a/b", text)),
        new("length", ["12", " 7", "+1", "1_0"], static text => _ = new Request(Environs.Of(more: ("CONTENT_LENGTH", text))).ContentLength),
        new("forwarded", ["for=1.2.3.4;proto=https, for=\"[::1]:80\";host=h", "for=_hidden"], static text => ProxyFixed(text, "HTTP_FORWARDED", new() { UseForwarded = true, For = 2, Host = 1, Proto = 1 })),
        new("forwarded for", ["1.2.3.4, ::1", "unknown,,"], static text => ProxyFixed(text, "HTTP_X_FORWARDED_FOR", new() { For = 2 })),
        new("stored password", ["scrypt:2:1:1$a$b", "pbkdf2:sha256:1$s$00", "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c"], static text => PasswordHash.NeedsRehash(text), typeof(ArgumentException), typeof(FormatException)),
        new("set cookie", ["a=b; Path=/; Max-Age=5; Domain=h; Secure", "a=\"b;c\"; Expires=Sun, 06 Nov 1994 08:49:37 GMT"], static text => TestCookie.Parse(text, "h", "/")),
        new("file name", Names, static text => SecureFileName.From(text)),
        new("path", Names, static text => SafePath.Join("/srv", text)),
    ];

    private static void ProxyFixed(string text, string header, ProxyFixOptions options)
    {
        WsgiApp app = ProxyFix.Wrap(static (_, _) => new(WsgiBody.Empty), options);
        app(Environs.Of(more: [(header, text), ("REMOTE_ADDR", "1.1.1.1")]), static (_, _, _) => static _ => ValueTask.CompletedTask).AsTask().Wait();
    }

    public static IEnumerable<object[]> ParserNames => Parsers.Select(static parser => new object[] { parser.Name });

    [TestMethod]
    [DynamicData(nameof(ParserNames))]
    public void Mutated_headers_give_an_answer_or_a_documented_exception(string name)
    {
        Parser parser = Parsers.Single(candidate => candidate.Name == name);
        TextSource source = new(20_261_122, parser.Samples, "\",;=\\ \t/*%'-:.[]@#?é☃\u00AD😀\r\n\0" + "0aZ");

        for (int input = 0; input < Inputs; input++)
            parser.TryParse(source.Next());
    }

    // Every piece, repeated an even number of times (so that quotes pair or do not at every length alike), behind every beginning that
    // leads a parser into another corner.
    [TestMethod]
    [DynamicData(nameof(ParserNames))]
    public void Hostile_headers_make_work_in_proportion_to_their_length(string name)
    {
        Parser parser = Parsers.Single(candidate => candidate.Name == name);
        foreach (string piece in Pieces)
        {
            foreach (string start in Starts)
                Growth.AssertLinear($"{start}{piece}", length => start + string.Concat(Enumerable.Repeat(piece, length / piece.Length / 2 * 2)), parser.TryParse);
        }
    }
}
