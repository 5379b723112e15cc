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

    /// <summary>Each header by itself, in turns.</summary>
    internal static void Each()
    {
        new Interleaved("Accept").Add("ASP.NET Core", static () => MediaTypeHeaderValue.ParseList([Accept])).Add("Werkzeug.Net", static () => AcceptHeader.ParseMime(Accept)).Print();
        new Interleaved("Accept-Language").Add("ASP.NET Core", static () => StringWithQualityHeaderValue.ParseList([Language])).Add("Werkzeug.Net", static () => AcceptHeader.ParseLanguage(Language)).Print();
        new Interleaved("Accept-Encoding").Add("ASP.NET Core", static () => StringWithQualityHeaderValue.ParseList([Encoding])).Add("Werkzeug.Net", static () => AcceptHeader.Parse(Encoding)).Print();
        new Interleaved("Cookie").Add("ASP.NET Core", static () => CookieHeaderValue.ParseList([Cookie])).Add("Werkzeug.Net", static () => CookieHeader.Parse(Cookie)).Print();
        new Interleaved("Content-Type").Add("ASP.NET Core", static () => MediaTypeHeaderValue.Parse(Type)).Add("Werkzeug.Net", static () => OptionsHeader.Parse(Type)).Print();
        new Interleaved("Cache-Control").Add("ASP.NET Core", static () => CacheControlHeaderValue.Parse(Cache)).Add("Werkzeug.Net", static () => CacheControlHeader.ParseRequest(Cache)).Print();
        new Interleaved("If-None-Match").Add("ASP.NET Core", static () => EntityTagHeaderValue.ParseList([Tags])).Add("Werkzeug.Net", static () => EntityTag.ParseList(Tags)).Print();
        new Interleaved("If-Modified-Since").Add("ASP.NET Core", static () => HeaderUtilities.TryParseDate(Date, out _)).Add("Werkzeug.Net", static () => global::Werkzeug.Net.Text.HttpDate.Parse(Date)).Print();
    }
}
