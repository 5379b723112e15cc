using BenchmarkDotNet.Attributes;
using Microsoft.Net.Http.Headers;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Benchmarks.Werkzeug;

/// <summary>What a program reads of a browser's request, beside ASP.NET Core's readers of the same headers.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class HeaderBenchmarks
{
    private const string Accept = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
    private const string Language = "de-AT,de;q=0.9,en-US;q=0.8,en;q=0.7";
    private const string Encoding = "gzip, deflate, br, zstd";
    private const string Cookie = "session=eyJpZCI6MX0.ZxYzAQ.c2lnbmF0dXJl; theme=dark; _ga=GA1.2.1234567890.1700000000; consent=yes";
    private const string Type = "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW";
    private const string Cache = "max-age=0, no-cache";
    private const string Tags = "\"33a64df551425fcc55e4d42a148795d9f25f89d4\", W/\"0815\"";
    private const string Date = "Sun, 06 Nov 1994 08:49:37 GMT";

    [Benchmark(Baseline = true)]
    public int AspNetCore()
    {
        IList<MediaTypeHeaderValue> accept = MediaTypeHeaderValue.ParseList([Accept]);
        IList<StringWithQualityHeaderValue> language = StringWithQualityHeaderValue.ParseList([Language]);
        IList<StringWithQualityHeaderValue> encoding = StringWithQualityHeaderValue.ParseList([Encoding]);
        IList<CookieHeaderValue> cookies = CookieHeaderValue.ParseList([Cookie]);
        MediaTypeHeaderValue type = MediaTypeHeaderValue.Parse(Type);
        CacheControlHeaderValue cache = CacheControlHeaderValue.Parse(Cache);
        IList<EntityTagHeaderValue> tags = EntityTagHeaderValue.ParseList([Tags]);
        DateTimeOffset date = HeaderUtilities.TryParseDate(Date, out DateTimeOffset read) ? read : default;
        return accept.Count + language.Count + encoding.Count + cookies.Count + type.Parameters.Count + tags.Count + date.Year + (cache.NoCache ? 1 : 0);
    }

    [Benchmark]
    public int Werkzeug()
    {
        MimeAccept accept = AcceptHeader.ParseMime(Accept);
        LanguageAccept language = AcceptHeader.ParseLanguage(Language);
        global::Werkzeug.Net.Datastructures.Accept encoding = AcceptHeader.Parse(Encoding);
        MultiDict<string> cookies = CookieHeader.Parse(Cookie);
        OptionsHeader type = OptionsHeader.Parse(Type);
        RequestCacheControl cache = CacheControlHeader.ParseRequest(Cache);
        ETags tags = EntityTag.ParseList(Tags);
        DateTimeOffset date = global::Werkzeug.Net.Text.HttpDate.Parse(Date)!.Value;
        return accept.Count + language.Count + encoding.Count + cookies.Count + type.Options.Count + tags.Strong.Count + date.Year + (cache.NoCache ? 1 : 0);
    }
}
