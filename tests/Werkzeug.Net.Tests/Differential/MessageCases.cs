using System.Text;
using System.Text.Json.Nodes;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>Requests with every header that is typed, bodies of each kind, hosts trusted and not.</summary>
internal sealed class RequestCases(int seed) : CaseSource(seed)
{
    private static readonly string[] Attributes =
    [
        "url", "base_url", "root_url", "url_root", "host_url", "host", "path", "full_path", "script_root", "root_path", "scheme", "is_secure", "method", "is_json",
        "content_type", "content_length", "content_encoding", "mimetype", "mimetype_params", "referrer", "date", "max_forwards", "origin", "user_agent", "authorization",
        "remote_addr", "remote_user", "access_route", "range", "if_range", "if_match", "if_none_match", "if_modified_since", "if_unmodified_since", "cache_control",
        "accept_mimetypes", "accept_languages", "accept_encodings", "access_control_request_headers", "access_control_request_method", "args", "cookies", "headers", "query_string",
    ];

    public override JsonObject Next()
    {
        JsonObject input = new() { ["environ"] = Environ() };
        string[] read = [.. Attributes.Where(_ => Chance(0.4))];
        JsonArray names = Array(read);
        if (Chance(0.5))
            AddBody(input, names);
        if (Chance(0.2))
            input["settings"] = new JsonObject { ["trusted_hosts"] = Array("example.com", ".example.org") };
        input["read"] = names;
        return input;
    }

    public override string? Explain(JsonObject input, JsonObject expected, JsonObject actual, Version version) =>
        version < new Version(3, 0) ? "headers are read otherwise before 3.0" : null;

    private JsonObject Environ()
    {
        JsonObject environ = new()
        {
            ["REQUEST_METHOD"] = Pick("GET", "POST", "HEAD", "PUT", "get"), ["SCRIPT_NAME"] = Pick("", "/app", "/Ã©", "/a b"),
            ["PATH_INFO"] = Pick("/", "/a/b", "", "/Ã©", "/a b;c", "/%41", "//x/", "/\u00ff"), ["QUERY_STRING"] = Pick("", "a=1&a=2&b=", "x=%C3%A9&y=%FF", "q=Ã©", "a;b=c", "=&&a", "a=b#c"),
            ["SERVER_NAME"] = Pick("localhost", "example.com"), ["SERVER_PORT"] = Pick("80", "443", "5000"), ["wsgi.url_scheme"] = Pick("http", "https"),
        };
        void Perhaps(double probability, string name, params ReadOnlySpan<string> values)
        {
            if (Chance(probability))
                environ[name] = Pick(values);
        }

        Perhaps(0.7, "HTTP_HOST", "example.com", "example.com:80", "www.example.org:8080", "localhost:5000", "[::1]", "evil.test");
        Perhaps(0.3, "HTTP_COOKIE", "a=b; c=d", "a=\"x;y\"; a=2", "=x", "é=Ã©");
        Perhaps(0.3, "HTTP_ACCEPT", "text/html, */*;q=0.1", "application/json;q=0.5, text/plain", "*/*");
        Perhaps(0.3, "HTTP_ACCEPT_LANGUAGE", "de-AT, en;q=0.5", "*", "en-US");
        Perhaps(0.3, "HTTP_ACCEPT_ENCODING", "gzip, br;q=0.5", "identity;q=0");
        Perhaps(0.3, "HTTP_CACHE_CONTROL", "no-cache, max-age=0", "max-stale=5, only-if-cached", "max-stale");
        Perhaps(0.3, "HTTP_IF_MATCH", "\"a\", W/\"b\"", "*");
        Perhaps(0.3, "HTTP_IF_NONE_MATCH", "\"a\"", "W/\"b\", \"c\"", "*");
        Perhaps(0.3, "HTTP_IF_MODIFIED_SINCE", "Sun, 06 Nov 1994 08:49:37 GMT", "bad");
        Perhaps(0.2, "HTTP_IF_UNMODIFIED_SINCE", "Sun, 06 Nov 1994 08:49:37 GMT", "");
        Perhaps(0.2, "HTTP_IF_RANGE", "\"a\"", "Sun, 06 Nov 1994 08:49:37 GMT");
        Perhaps(0.3, "HTTP_RANGE", "bytes=0-5", "bytes=-3", "bytes=5-2", "items=0-1,3-");
        Perhaps(0.3, "HTTP_AUTHORIZATION", "Basic dTpw", "Bearer t==", "Digest username=\"a\", nc=1", "Basic !");
        Perhaps(0.2, "HTTP_USER_AGENT", "UA/1.0 (x)", "");
        Perhaps(0.2, "HTTP_REFERER", "http://example.com/x", "");
        Perhaps(0.2, "HTTP_ORIGIN", "http://example.com", "null");
        Perhaps(0.2, "HTTP_DATE", "Sun, 06 Nov 1994 08:49:37 GMT", "bad");
        Perhaps(0.2, "HTTP_MAX_FORWARDS", "5", "abc", "-1", " 7 ");
        Perhaps(0.2, "HTTP_CONTENT_ENCODING", "gzip");
        Perhaps(0.2, "HTTP_X_FORWARDED_FOR", "1.1.1.1, 2.2.2.2", "unknown");
        Perhaps(0.6, "REMOTE_ADDR", "192.0.2.1");
        Perhaps(0.2, "REMOTE_USER", "bob");
        Perhaps(0.2, "HTTP_ACCESS_CONTROL_REQUEST_METHOD", "PUT");
        Perhaps(0.2, "HTTP_ACCESS_CONTROL_REQUEST_HEADERS", "X-A, x-b", "a");
        return environ;
    }

    private void AddBody(JsonObject input, JsonArray names)
    {
        (string type, string body) = Random.Next(6) switch
        {
            0 => ("application/x-www-form-urlencoded", "a=1&b=%C3%A9&a=2"),
            1 => ("multipart/form-data; boundary=B", "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.txt\"\r\nContent-Type: text/plain\r\n\r\nfile\r\n--B--\r\n"),
            2 => (Pick("application/json", "application/vnd.api+json", "application/json; charset=utf-8"), Pick("{\"a\": [1, 2.5, null, true, \"\\u00e9\"]}", "[]", "1", "\"x\"")),
            3 => ("application/json", Pick("{\"a\": ", "[1,]", "", "nope", "{'a': 1}", "{\"a\" 1}", "[1 2]", "\"abc", "[1]x", "{\"a\":1,}", "\"\\x\"", "tru")),
            4 => ("text/plain", "just text"),
            _ => ("application/octet-stream", "\0\u0001"),
        };
        input["body"] = Bytes(Encoding.UTF8.GetBytes(body));
        input["environ"]!["CONTENT_TYPE"] = type;
        foreach (string name in new[] { "data", "form", "values", "json", "files" })
        {
            if (Chance(0.35))
                names.Add((JsonNode?)name);
        }

        if (Chance(0.3))
            names.Add((JsonNode)new JsonArray("get_json", "__call__", new JsonArray(Chance(0.5), Chance(0.5), Chance(0.5))));
    }
}

/// <summary>Responses built, changed and answered: bodies of each kind, every typed header, conditions and ranges.</summary>
internal sealed class ResponseCases(int seed) : CaseSource(seed)
{
    public override JsonObject Next()
    {
        JsonObject input = new() { ["response"] = Response(), ["environ"] = Environ(), ["now"] = 1_700_000_000 };
        JsonArray operations = new([.. Enumerable.Range(0, Random.Next(5)).Select(_ => (JsonNode)Operation())]);
        if (Chance(0.5))
            operations.Add((JsonNode)new JsonArray("make_conditional", new JsonArray(), Conditional()));
        if (operations.Count > 0)
            input["ops"] = operations;
        if (Chance(0.3))
            input["read"] = Array(Some(5, "status", "status_code", "mimetype", "content_type", "mimetype_params", "content_length", "is_json", "is_streamed", "is_sequence", "location", "last_modified", "date", "expires", "retry_after", "age", "vary", "allow", "content_language", "accept_ranges", "content_encoding", "content_location").Distinct());
        return input;
    }

    public override void Simplify(JsonObject outcome, Version version)
    {
        if (version >= new Version(3, 2))
            return;
        CapitalizeStatus(outcome["value"]);
        CapitalizeStatus(outcome["value"]?["read"]);
        RemoveHeader(outcome["value"], "Accept-Ranges");
        (outcome["value"]?["read"] as JsonObject)?.Remove("accept_ranges");
    }

    public override string? Explain(JsonObject input, JsonObject expected, JsonObject actual, Version version)
    {
        if (version < new Version(3, 0))
            return "headers are read otherwise before 3.0";
        if (input["ops"] is JsonArray operations && operations.Any(static operation => (string)operation![0]! == "freeze"))
            return "tags are made with SHA-3 since 3.2";
        if (input["environ"]!["HTTP_IF_RANGE"] is JsonNode range && ((string)range!).StartsWith("W/", StringComparison.Ordinal))
            return "a weak tag is none in If-Range since 3.2";
        return null;
    }

    private JsonObject Response()
    {
        JsonObject response = [];
        if (Chance(0.95))
            response["body"] = Body();
        if (Chance(0.4))
            response["status"] = Pick<JsonNode>(200, 201, 204, 206, 301, 304, 404, 418, 500, "200 OK", "404 Not Here", "299", "custom", "0 none", 299);
        if (Chance(0.3))
            response["headers"] = new JsonArray([.. Enumerable.Range(0, 1 + Random.Next(3)).Select(_ => (JsonNode)Array(Pick("X-A", "Content-Type", "Location", "Content-Length", "x-a", "ETag", "Date"), Pick("v", "text/html", "/x y", "3", "é")))]);
        if (Chance(0.25))
            response["mimetype"] = Pick("text/html", "application/json", "image/png", "application/xml", "text/css");
        if (Chance(0.15))
            response["content_type"] = Pick("text/html; charset=latin1", "application/json", "a/b");
        return response;
    }

    private JsonNode Body() => Random.Next(7) switch
    {
        0 => new JsonObject { ["stream"] = new JsonArray(Bytes([97, 98]), Bytes([99, 100, 101])) },
        1 => new JsonObject { ["file"] = Bytes("file content"u8.ToArray()), ["buffer_size"] = Pick(3, 8192) },
        2 => new JsonArray(Bytes("abc"u8.ToArray()), Bytes("defg"u8.ToArray())),
        3 => Bytes([0, 255, 1]),
        4 => "",
        _ => Pick("content", "é☃", "0123456789"),
    };

    private JsonObject Environ()
    {
        JsonObject environ = new() { ["REQUEST_METHOD"] = Pick("GET", "GET", "HEAD", "POST") };
        void Perhaps(double probability, string name, params ReadOnlySpan<string> values)
        {
            if (Chance(probability))
                environ[name] = Pick(values);
        }

        Perhaps(0.3, "HTTP_RANGE", "bytes=0-3", "bytes=2-", "bytes=-3", "bytes=0-100", "bytes=5-2", "bytes=0-1,3-4", "items=0-3", "bytes=99-", "bytes=0-0");
        Perhaps(0.2, "HTTP_IF_RANGE", "\"e\"", "\"x\"", "Thu, 02 Jan 2020 03:04:05 GMT", "W/\"e\"");
        Perhaps(0.2, "HTTP_IF_NONE_MATCH", "\"e\"", "W/\"e\"", "*", "\"x\"");
        Perhaps(0.1, "HTTP_IF_MATCH", "\"e\"", "*", "\"x\"");
        Perhaps(0.2, "HTTP_IF_MODIFIED_SINCE", "Thu, 02 Jan 2020 03:04:05 GMT", "Wed, 01 Jan 2020 00:00:00 GMT", "Fri, 03 Jan 2020 00:00:00 GMT");
        Perhaps(0.2, "HTTP_HOST", "host.test:8080");
        Perhaps(0.2, "SCRIPT_NAME", "/app");
        Perhaps(0.2, "PATH_INFO", "/dir/page");
        return environ;
    }

    private JsonObject Conditional()
    {
        JsonObject named = [];
        if (Chance(0.6))
            named["accept_ranges"] = Pick<JsonNode>(true, false, "bytes", "items");
        if (Chance(0.5))
            named["complete_length"] = Pick(7, 10, 12, 3);
        return named;
    }

    private JsonArray Operation() => Random.Next(22) switch
    {
        0 => ["set_etag", new JsonArray(Pick("e", "x y")), new JsonObject { ["weak"] = Chance(0.3) }],
        1 or 2 => ["set", new JsonArray("last_modified", Time(1577934245))],
        3 => ["set", new JsonArray(Pick("date", "expires"), Time(1577934245 + Random.Next(100)))],
        4 => ["set", new JsonArray("retry_after", Pick<JsonNode>(60, Time(1577934245)))],
        5 => ["set", new JsonArray("age", Pick<JsonNode>(5, new JsonObject { ["$timedelta"] = 90 }))],
        6 => ["set", new JsonArray(Pick("vary", "allow", "content_language"), Array("a", "B", "c d"))],
        7 => ["set", new JsonArray(Pick("location", "content_location"), Pick("/x", "y z", "http://h/é", "//h", ""))],
        8 => ["set", new JsonArray("autocorrect_location_header", Chance(0.5))],
        9 => ["set", new JsonArray("content_encoding", "gzip")],
        10 => ["set", new JsonArray("mimetype", Pick("text/css", "application/json", "image/png"))],
        11 => ["set", new JsonArray("status_code", Pick(201, 204, 304, 404))],
        12 => ["set", new JsonArray("data", Pick("new", "é", ""))],
        13 => ["header", new JsonArray(Pick("X-B", "Content-Type", "Cache-Control"), Pick("v", "text/x; a=b"))],
        14 => ["add_header", new JsonArray("X-C", "v"), new JsonObject { ["filename"] = Pick("a b", "é") }],
        15 => ["cache_control", new JsonArray(Pick("no_cache", "private", "public", "must_revalidate", "immutable"), true)],
        16 => ["cache_control", new JsonArray(Pick("max_age", "s_maxage", "stale_while_revalidate"), Random.Next(100))],
        17 => ["csp", new JsonArray(Pick("default_src", "script_src", "img_src"), Pick("'self'", "* data:"))],
        18 => ["vary_add", new JsonArray(Pick("Cookie", "Accept"))],
        19 => ["set_cookie", new JsonArray("c", Pick("v", "a b", "é")), new JsonObject { ["max_age"] = Random.Next(100), ["httponly"] = Chance(0.5), ["samesite"] = Pick("Lax", null) }],
        20 => ["delete_cookie", new JsonArray("c"), new JsonObject { ["path"] = Pick("/", "/x"), ["domain"] = Pick("example.com", null) }],
        _ => [Pick("freeze", "make_sequence"), new JsonArray()],
    };
}

/// <summary>Requests behind proxies.</summary>
internal sealed class ProxyCases(int seed) : CaseSource(seed)
{
    public override string? Explain(JsonObject input, JsonObject expected, JsonObject actual, Version version) =>
        version < new Version(3, 0) ? "URLs are written otherwise before 3.0" : HasTextBehindBracket(input) ? "older releases of Python read a host with text behind its bracket" : null;

    // [::1] as the host, and a prefix that does not begin with a slash: the URL names the host [::1]prefix.
    private static bool HasTextBehindBracket(JsonObject input) =>
        input["environ"]!["HTTP_X_FORWARDED_PREFIX"] is JsonValue prefix && !((string)prefix!).StartsWith('/') && input.ToJsonString().Contains("[::1]", StringComparison.Ordinal);

    public override JsonObject Next()
    {
        JsonObject environ = new()
        {
            ["REMOTE_ADDR"] = "192.0.2.1", ["SERVER_NAME"] = Pick("internal", "10.0.0.1"), ["SERVER_PORT"] = Pick("80", "5000"), ["wsgi.url_scheme"] = Pick("http", "https"),
            ["SCRIPT_NAME"] = Pick("", "/app"), ["PATH_INFO"] = "/p", ["QUERY_STRING"] = "", ["REQUEST_METHOD"] = "GET",
        };
        void Perhaps(string name, params ReadOnlySpan<string> values)
        {
            if (Chance(0.6))
                environ[name] = Pick(values);
        }

        Perhaps("HTTP_HOST", "orig", "orig:5000", "[::1]:5000", "example.com:443");
        Perhaps("HTTP_X_FORWARDED_FOR", "1.1.1.1", "1.1.1.1, 2.2.2.2", "1.1.1.1,2.2.2.2 , 3.3.3.3", "[2001:db8::1]:8080", "unknown");
        Perhaps("HTTP_X_FORWARDED_PROTO", "https", "http, https", "HTTPS", "wss");
        Perhaps("HTTP_X_FORWARDED_HOST", "example.com", "a.example, b.example:8443", "example.com:8080", "[::1]:99", "EXAMPLE.com");
        Perhaps("HTTP_X_FORWARDED_PORT", "8080", "80, 443", "443", "1234");
        Perhaps("HTTP_X_FORWARDED_PREFIX", "/pre", "/a, /b", "pre/");
        JsonObject settings = [];
        foreach (string name in new[] { "x_for", "x_proto", "x_host", "x_port", "x_prefix" })
        {
            if (Chance(0.7))
                settings[name] = Random.Next(4);
        }

        return new JsonObject { ["settings"] = settings, ["environ"] = environ };
    }
}
