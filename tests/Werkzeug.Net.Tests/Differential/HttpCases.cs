using System.Globalization;
using System.Text.Json.Nodes;
using Werkzeug.Net.Tests.Fuzzing;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>Calls of the functions around headers, URLs, names and hosts.</summary>
internal sealed partial class HttpCases : CaseSource
{
    private const string Sprinkle = "\",;=\\ \t/*%'-:.[]@#?+_0aZé\0";
    private readonly List<(string Name, Func<JsonArray> Arguments, Func<JsonObject>? Named)> _functions = [];
    private readonly int _seed;
    private int _sources;

    public HttpCases(int seed)
        : base(seed)
    {
        _seed = seed;
        AddHeaders();
        AddAccept();
        AddRanges();
        AddTags();
        AddCookies();
        AddCollections();
        AddAddresses();
    }

    public override JsonObject Next()
    {
        (string name, Func<JsonArray> arguments, Func<JsonObject>? named) = _functions[Random.Next(_functions.Count)];
        JsonObject call = new() { ["fn"] = name, ["args"] = arguments() };
        if (named is not null)
            call["kwargs"] = named();
        call["now"] = 1_700_000_000;
        return call;
    }

    private void Add(string name, Func<JsonArray> arguments, Func<JsonObject>? named = null) => _functions.Add((name, arguments, named));

    private Func<string> Texts(params string[] samples)
    {
        TextSource source = new(_seed + ++_sources, samples, Sprinkle);
        return () => Mutate(source, samples);
    }

    private void AddText(string name, params string[] samples)
    {
        Func<string> texts = Texts(samples);
        Add(name, () => [texts()]);
    }

    private void AddHeaders()
    {
        string[] options = ["text/html; charset=utf-8", "form-data; name=\"a b\"; filename=\"x;y.txt\"", "attachment; filename*=UTF-8''%E2%82%AC.txt", "a; b*0=\"c\"; b*1=\"d\"", "a; b*0*=UTF-8''%C3%A9; b*1=x", "x;y=1;Y=2", "a; b", ";a=b", "TEXT/Html;Q=\"\\\"\\\\\""];
        string[] lists = ["a, b, c", "\"a, b\", c", "a; q=1, b", "token", "A, a, B", "a,b , c\t", "x=1, y=\"2\""];
        string[] dicts = ["a=1, b=\"2, 3\"", "a, b=", "key=\"v\", key=w", "a*=UTF-8''%C3%A9, b", "a = 1 , b= 2", "max-age=10, no-cache"];
        string[] caches = ["max-age=10, no-cache", "private=\"set-cookie\", max-age=\"5\"", "public, s-maxage=60, immutable", "no-store, must-revalidate, proxy-revalidate", "max-stale, min-fresh=5, only-if-cached", "stale-while-revalidate=1, stale-if-error=2, must-understand", "no-cache=\"a\", no-transform", "max-age=-1, max-age=abc"];
        AddText("parse_options_header", options);
        AddText("parse_list_header", lists);
        AddText("parse_dict_header", dicts);
        AddText("parse_set_header", lists);
        Func<string> cache = Texts(caches);
        Add("parse_cache_control_header", () => [cache()], CacheClass);
        AddText("parse_csp_header", "default-src 'self'; img-src *", "script-src a b ; report-uri /x", "a;b c;;d  e", "upgrade-insecure-requests");
        AddText("quote_header_value", "abc", "a b", "a\"b\\c", "", "text/html", "é", "a;b");
        AddText("unquote_header_value", "\"abc\"", "abc", "\"a\\\"b\"", "\"\\\\\\\\server\\\\x\"", "\"", "\"\"", "\"a\"b\"", "\"c:\\foo\\bar\"", "\"\\\"");
        Func<string> words = Texts("abc", "a b", "é☃", "", "x\"y", "q=1", "a/b");
        Add("dump_options_header", () => [Pick("form-data", "attachment", "", "a b"), Values(words)]);
        Add("dump_header", () => [Chance(0.5) ? Array(Some(4, "a", "b c", "", "é", "x,y", "q\"r")) : Values(words)]);
        Add("CacheControl.set", () => [caches[Random.Next(caches.Length)], CacheChanges()]);
        AddText("parse_date", "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "06 Nov 1994 08:49 +0200", "Thu, 29 Feb 2024 23:59:59 -0730");
        AddText("parse_age", "0", "10", "3600", "99999999999", "1.5", "-1");
        Add("dump_age", () => [Chance(0.5) ? Random.Next(-2, 1_000_000) : new JsonObject { ["$timedelta"] = Random.Next(-2, 100_000) }]);
        Add("http_date", () => [Chance(0.5) ? Random.NextInt64(0, 4_000_000_000) : Time(Random.NextInt64(-1_000_000_000, 9_000_000_000))]);
        AddText("Authorization.from_header", "Basic dXNlcjpwYXNz", "basic dXNlcjpwOnc=", "Digest username=\"a\", realm=\"r, s\", nc=00000001, qop=auth", "Bearer abc.def==", "Bearer a b", "token", "Custom a=1, b=\"2\"", "Negotiate YII=");
        AddText("WWWAuthenticate.from_header", "Basic realm=\"x y\"", "Digest realm=a, qop=\"auth,auth-int\", nonce=\"n\", stale=FALSE", "Bearer token68==", "Bearer realm=\"x\", error=\"invalid\"", "Negotiate");
        Add("Authorization.to_header", AuthorizationArguments);
        Add("WWWAuthenticate.to_header", ChallengeArguments);
        Add("is_hop_by_hop_header", () => [Casing(Pick("Connection", "Keep-Alive", "TE", "Trailer", "Upgrade", "Transfer-Encoding", "Proxy-Authenticate", "Proxy-Authorization", "Content-Type", "x"))]);
        Add("is_entity_header", () => [Casing(Pick("Allow", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location", "Content-MD5", "Content-Range", "Content-Type", "Expires", "Last-Modified", "ETag", "x"))]);
        Add("remove_entity_headers", () => [HeaderList()], () => Chance(0.5) ? [] : new JsonObject { ["allowed"] = Array(Some(3, "Content-Type", "expires", "ALLOW", "content-location")) });
        Add("remove_hop_by_hop_headers", () => [HeaderList()]);
    }

    private JsonObject CacheClass() => new() { ["cls"] = Pick("RequestCacheControl", "ResponseCacheControl") };

    private string Casing(string name) => Random.Next(3) switch { 0 => name.ToUpperInvariant(), 1 => name.ToLowerInvariant(), _ => name };

    private JsonArray HeaderList() => new([.. Enumerable.Range(0, Random.Next(6)).Select(_ => (JsonNode)Array(
        Casing(Pick("Connection", "Content-Type", "X-A", "Expires", "Allow", "Te", "Content-Location", "Last-Modified", "Trailer", "Content-Range")), Pick("a", "b", "")))]);

    private JsonObject Values(Func<string> texts)
    {
        JsonObject values = [];
        for (int count = Random.Next(4); count > 0; count--)
        {
            values[Pick("a", "b", "filename", "name", "k*", "d-e")] = Random.Next(6) switch
            {
                0 => null,
                1 => Random.Next(100),
                2 => Chance(0.5),
                _ => texts(),
            };
        }

        return values;
    }

    private JsonArray CacheChanges()
    {
        JsonArray changes = [];
        for (int count = 1 + Random.Next(3); count > 0; count--)
        {
            changes.Add((JsonNode)(Random.Next(3) switch
            {
                0 => new JsonArray(Pick("no_store", "public", "must_revalidate", "proxy_revalidate", "no_transform", "immutable", "must_understand"), Chance(0.5)),
                1 => new JsonArray(Pick("max_age", "s_maxage", "stale_while_revalidate", "stale_if_error"), Random.Next(-1, 1000)),
                _ => new JsonArray(Pick("no_cache", "private"), Random.Next(4) switch { 0 => true, 1 => false, 2 => null, _ => JsonValue.Create(Pick("set-cookie", "a b", "")) }),
            }));
        }

        return changes;
    }

    private JsonArray AuthorizationArguments() => Random.Next(4) switch
    {
        0 => ["basic", new JsonObject { ["username"] = Pick("a", "é", "a b", ""), ["password"] = Pick("b", "☃:", "") }],
        1 => ["bearer", null, Pick("abc", "a==", "")],
        2 => ["digest", new JsonObject { ["username"] = Pick("a", "é b"), ["realm"] = "r\"s", ["nc"] = "00000001", ["qop"] = "auth", ["algorithm"] = "MD5", ["uri"] = "/x" }],
        _ => ["custom", new JsonObject { ["k"] = Pick("v", "a b", "é", ""), ["l"] = Chance(0.3) ? null : "w" }],
    };

    private JsonArray ChallengeArguments() => Random.Next(3) switch
    {
        0 => ["basic", new JsonObject { ["realm"] = Pick("a", "a b", "é", "q\"r", "") }],
        1 => ["bearer", null, Pick("abc", "a==")],
        _ => ["digest", new JsonObject { ["realm"] = "r", ["domain"] = "/ /x", ["nonce"] = "n", ["opaque"] = "o p", ["qop"] = Pick("auth", "auth, auth-int"), ["stale"] = Pick("TRUE", "FALSE"), ["algorithm"] = "SHA-256" }],
    };

    private void AddAccept()
    {
        (string Class, string[] Headers, string[] Words)[] kinds =
        [
            ("Accept", ["gzip, br;q=0.8, *;q=0.1", "gzip;q=0, *", "identity; q=0.5, *;q=0", "a;q=1.5, b;q=-1, c;q=x", "utf-8, iso-8859-1;q=.5", "x;q=0.123, y ; q=0.1234"], ["gzip", "br", "identity", "deflate", "GZIP", "*", "utf-8", "UTF8", "latin1"]),
            ("LanguageAccept", ["de-AT, de;q=0.9, en;q=0.5", "en-US,en;q=0.5", "zh-Hant-TW, *;q=0.1", "fr;q=0, *", "en_GB"], ["en", "de", "en-US", "EN_us", "de-AT", "zh", "fr-CA", "*", ""]),
            ("MIMEAccept", ["text/html, application/json;q=0.9, */*;q=0.1", "text/*;q=0.3, text/html;q=0.7, text/html;level=1", "application/json;profile=\"a,b\";q=0.5", "text/html;charset=utf-8;q=0.4", "*/*", "text/plain; q=0.5, text/html", "a/b;q=0, */*", "*;q=0.5, text/x"], ["text/html", "application/json", "text/plain", "text/html;level=1", "text/html; charset=latin1", "image/png", "*/*", "text/*", "bad", "TEXT/HTML", "text/html;charset=utf-8", "application/json; profile=\"a,b\""]),
        ];
        foreach ((string kind, string[] headers, string[] words) in kinds)
        {
            Func<string> texts = Texts(headers);
            JsonObject Class() => new() { ["cls"] = kind };
            Add("parse_accept_header", () => [texts()], Class);
            Add("Accept.best_match", () => [texts(), Array(Some(4, words))], () => Chance(0.7) ? Class() : new JsonObject { ["cls"] = kind, ["default"] = "fallback" });
            Add("Accept.quality", () => [texts(), Pick(words)], Class);
            Add("Accept.contains", () => [texts(), Pick(words)], Class);
            Add("Accept.find", () => [texts(), Pick(words)], Class);
            Add("Accept.best", () => [texts()], Class);
            Add("Accept.to_header", () => [texts()], Class);
        }
    }

    private void AddRanges()
    {
        string[] ranges = ["bytes=0-5", "bytes=5-", "bytes=-3", "bytes=0-5, 7-9, 11-", "items=0-0", " bytes = 0-5 ", "bytes=0-5,-3", "bytes=5-2", "bytes=a-b", "BYTES=0-99"];
        string[] valid = ["bytes=0-5", "bytes=5-", "bytes=-3", "bytes=0-5, 7-9, 11-", "items=0-0", "bytes=-0", "bytes=50-60"];
        AddText("parse_range_header", ranges);
        foreach (string function in new[] { "Range.range_for_length", "Range.make_content_range", "Range.to_content_range_header" })
            Add(function, () => [Pick(valid), function == "Range.range_for_length" && Chance(0.1) ? null : Random.Next(70)]);
        Add("Range.to_header", () => [Pick("bytes", "items"), new JsonArray([.. Enumerable.Range(0, 1 + Random.Next(3)).Select(_ => (JsonNode)new JsonArray(Random.Next(-5, 10), Chance(0.4) ? null : Random.Next(12)))])]);
        AddText("parse_content_range_header", "bytes 0-9/10", "bytes */10", "bytes 0-9/*", "items 5-6/7", "bytes 9-0/10", "bytes  0-9/10");
        Add("ContentRange", () => [Pick("bytes", "items", null), Bound(), Bound(), Chance(0.3) ? null : Random.Next(12)]);
        Add("is_byte_range_valid", () => [Bound(), Bound(), Bound()]);
        AddText("parse_if_range_header", "\"abc\"", "W/\"abc\"", "abc", "Sun, 06 Nov 1994 08:49:37 GMT", "");
    }

    private JsonNode? Bound() => Chance(0.25) ? null : Random.Next(-1, 12);

    private void AddTags()
    {
        string[] tags = ["\"a\", W/\"b\", c", "*", "*, \"a\"", "W/*", "\"a, b\", \"c\"", "\"\", \"x\"", "\"a\" \"b\"", "w/\"x\"", "a,b", "\"a\",, \"b\""];
        AddText("parse_etags", tags);
        AddText("unquote_etag", "\"a\"", "W/\"a\"", "w/\"a\"", "a", " \"a\" ", "\"a", "W/a");
        Add("quote_etag", () => [Pick("abc", "a b", "é", "", "a\"b", "W/x"), Chance(0.5)]);
        foreach (string function in new[] { "ETags.contains", "ETags.contains_weak", "ETags.contains_raw", "ETags.is_strong", "ETags.is_weak" })
        {
            Func<string> texts = Texts(tags);
            Add(function, () => [texts(), Pick("a", "b", "c", "x", "\"a\"", "W/\"b\"", "")]);
        }

        Add("is_resource_modified", ConditionArguments, () => new JsonObject { ["ignore_if_range"] = Chance(0.5) });
    }

    private JsonArray ConditionArguments()
    {
        JsonObject environ = new() { ["REQUEST_METHOD"] = Pick("GET", "HEAD", "POST") };
        string[] dates = ["Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:38 GMT", "bad", ""];
        string[] tags = ["\"a\"", "W/\"a\"", "\"b\"", "*", "\"b\", \"a\"", "a"];
        foreach ((string name, string[] values) in new[] { ("HTTP_IF_MATCH", tags), ("HTTP_IF_NONE_MATCH", tags), ("HTTP_IF_MODIFIED_SINCE", dates), ("HTTP_RANGE", ["bytes=0-"]), ("HTTP_IF_RANGE", [.. dates, "\"a\"", "\"b\"", "a"]) })
        {
            if (Chance(0.5))
                environ[name] = values[Random.Next(values.Length)];
        }

        return [environ, Chance(0.3) ? null : Pick("a", "W/\"a\"", "\"b\""), null, Chance(0.4) ? null : Time(784111776 + Random.Next(4))];
    }

    private void AddCookies()
    {
        AddText("parse_cookie", "a=b; c=d", "a=\"b;c\"; d", "a=1; a=2", "=x; __Host-a=b", "a=\"\\303\\251\"", "a = b ; c= d", "foo=\"bar\\\"baz\"", "a=b=c;;d=", "fo234{=bar; blub=Blah", "x=Ã©", "a=\"\\054\\073\"", "dismiss-top=6; CP=null*; PHPSESSID=0a539d42abc001cdc762809248d4beed; a=42; b=\"\\\";\"");
        Func<string> values = Texts("bar", "a b", "é☃", "x;y", "\"q\"", "", "a,b", "back\\slash", "tab\there");
        Add("dump_cookie", () => [Pick("foo", "a", "session", "x-y"), values()], CookieSettings);
    }

    private JsonObject CookieSettings()
    {
        JsonObject named = [];
        if (Chance(0.4))
            named["max_age"] = Chance(0.5) ? Random.Next(-1, 4000) : new JsonObject { ["$timedelta"] = Random.Next(4000) };
        if (Chance(0.4))
            named["expires"] = Chance(0.5) ? Random.Next(2_000_000_000) : Time(Random.Next(2_000_000_000));
        if (Chance(0.3))
            named["path"] = Pick("/", "/a b", "/é", null, "/x;y", "a");
        if (Chance(0.3))
            named["domain"] = Pick("example.com", ".example.com", "bücher.example", "localhost", "EXAMPLE.com", "");
        if (Chance(0.3))
            named["secure"] = Chance(0.5);
        if (Chance(0.3))
            named["httponly"] = Chance(0.5);
        if (Chance(0.3))
            named["samesite"] = Pick("Lax", "strict", "NONE", "invalid", null);
        if (Chance(0.2))
            named["partitioned"] = Chance(0.5);
        if (Chance(0.2))
            named["sync_expires"] = Chance(0.5);
        if (Chance(0.2))
            named["max_size"] = Random.Next(60);
        return named;
    }

    private void AddAddresses()
    {
        AddText("secure_filename", "My cool movie.mov", "../../../etc/passwd", "i contain cool ümläuts.txt", "con.txt", "a\\b", ".hidden", "__x__", "ﬁle½.txt");
        Add("safe_join", () => [Pick("/srv", "static", "", "a/b"), .. Some(3, "a", "a/b", "../x", "/etc", "..", ".", "a/../..", "./a//b", "a/..", "x y", "a\\b", "c:d", "...", "..a").Select(static name => (JsonNode?)name)]);
        Add("get_content_type", () => [Pick("text/html", "text/plain", "application/json", "application/xml", "application/javascript", "image/svg+xml", "application/foo+xml", "text/html; charset=x", "application/ecmascript", "application/xml-dtd", "", "TEXT/html"), Pick("utf-8", "latin1")]);
        AddText("iri_to_uri", "http://föö.com/☃?q=é#ü", "http://user:pä@example.com:80/a b", "/path?x=%20é", "http://☃.net/%E2%98%83%FF", "mailto:a@b.c", "//host/p", "http://example.com/a;b=c,d", "itms-services://?action=x&url=é");
        AddText("uri_to_iri", "http://xn--n3h.net/%E2%98%83?q=%C3%A9#%C3%BC", "http://example.com/%FF%20%2F%3F", "http://user%C3%A9:pw@xn--bcher-kva.example/", "/a%20b?c=%26%3D", "http://example.com/%0A%7F");
        Add("get_host", () => [Environ()], Trusted);
        Add("host_is_trusted", () => [Pick("example.com", "www.example.com", "EXAMPLE.com", "localhost", "a.b", "bücher.example", ""), Array(Some(3, "example.com", ".example.com", "localhost", ".b", "xn--bcher-kva.example"))]);
        Add("get_current_url", () => [Environ()], UrlSettings);
        Add("get_path_info", () => [Environ()]);
        Add("get_content_length", () => [Environ()]);
        Add("append_slash_redirect", () => [Environ(), Pick(308, 301)]);
        Add("redirect", () => [Pick("/", "/a b", "http://example.com/☃?x=\"<>", "//h/p", "é", "a;b", "/x\\y"), Pick(301, 302, 303, 305, 307, 308)]);
        Add("http_exception", () => [Pick(400, 401, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 417, 418, 421, 422, 423, 424, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505)],
            () => Chance(0.5) ? [] : new JsonObject { ["description"] = Pick("a <b> & \"c\"", "line\nline", "é☃", "") });
    }

    private JsonObject Trusted() => Chance(0.6) ? [] : new JsonObject { ["trusted_hosts"] = Array("example.com", ".example.org", "[::1]") };

    private JsonObject UrlSettings()
    {
        JsonObject named = Trusted();
        foreach (string flag in new[] { "root_only", "strip_querystring", "host_only" })
        {
            if (Chance(0.2))
                named[flag] = true;
        }

        return named;
    }

    private JsonObject Environ()
    {
        JsonObject environ = new()
        {
            ["REQUEST_METHOD"] = "GET", ["wsgi.url_scheme"] = Pick("http", "https", "ws", "wss"), ["SERVER_NAME"] = Pick("srv", "example.com", "127.0.0.1", "::1"),
            ["SERVER_PORT"] = Pick("80", "443", "5000"), ["SCRIPT_NAME"] = Pick("", "/app", "/a b", "/Ã©"),
            ["PATH_INFO"] = Pick("/", "", "/a/b", "/a/", "/a b?c#d", "/Ã©/â\u0098\u0083", "/%2F%41", "//x"), ["QUERY_STRING"] = Pick("", "a=b", "q=%C3%A9&x=%20", "a=Ã©", "x=1#y"),
        };
        if (Chance(0.7))
            environ["HTTP_HOST"] = Pick("example.com", "example.com:80", "example.com:443", "www.example.org:8080", "127.0.0.1", "[::1]:5000", "localhost", "xn--bcher-kva.example");
        if (Chance(0.4))
            environ["CONTENT_LENGTH"] = Pick("0", "10", "-5", "abc", "", "007", "1_0");
        if (Chance(0.1))
            environ["HTTP_TRANSFER_ENCODING"] = "chunked";
        return environ;
    }
}
