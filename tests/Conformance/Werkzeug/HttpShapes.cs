using System.Globalization;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Werkzeug.Net.Datastructures;

namespace Conformance.Werkzeug;

/// <summary>What can be seen of a result, as the vectors write it.</summary>
internal static class HttpShapes
{
    public static JsonNode? Of(Accept accept) => Array(accept.Select(static item => (JsonNode?)new JsonArray(item.Value, JsonNumber.Of(item.Quality))));

    public static JsonNode? Of(RequestCacheControl cache) => Of(cache, new JsonObject
    {
        ["no_cache"] = cache.NoCache, ["no_store"] = cache.NoStore, ["max_age"] = cache.MaxAge, ["max_stale"] = Number(cache.MaxStale),
        ["min_fresh"] = cache.MinFresh, ["no_transform"] = cache.NoTransform, ["only_if_cached"] = cache.OnlyIfCached,
        ["stale_if_error"] = cache.StaleIfError,
    });

    public static JsonNode? Of(ResponseCacheControl cache) => Of(cache, new JsonObject
    {
        ["no_cache"] = Text(cache.NoCache), ["no_store"] = cache.NoStore, ["max_age"] = cache.MaxAge, ["no_transform"] = cache.NoTransform,
        ["public"] = cache.Public, ["private"] = Text(cache.Private), ["must_revalidate"] = cache.MustRevalidate,
        ["proxy_revalidate"] = cache.ProxyRevalidate, ["s_maxage"] = cache.SMaxAge, ["immutable"] = cache.Immutable,
        ["must_understand"] = cache.MustUnderstand, ["stale_while_revalidate"] = cache.StaleWhileRevalidate,
        ["stale_if_error"] = cache.StaleIfError,
    });

    public static JsonNode? Of(ContentSecurityPolicy policy) => new JsonObject
    {
        ["directives"] = Dict(policy.Select(static pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))), ["header"] = policy.ToHeader(),
    };

    public static JsonObject Of(HeaderSet set) => new() { ["items"] = Strings(set), ["header"] = set.ToHeader() };

    public static JsonNode? Of(IfRange range) => new JsonObject
    {
        ["etag"] = range.ETag, ["date"] = range.Date is { } date ? Date(date) : null, ["header"] = Attempt(range),
    };

    public static JsonNode? Of(ByteRange? range) => range is null ? null : new JsonObject
    {
        ["units"] = range.Units,
        ["ranges"] = Array(range.Ranges.Select(static part => (JsonNode?)new JsonArray(part.Start, part.Stop))),
        ["header"] = range.ToHeader(),
    };

    public static JsonNode? Of(ContentRange? range) => range is null ? null : new JsonObject
    {
        ["units"] = range.Units, ["start"] = range.Start, ["stop"] = range.Stop, ["length"] = range.Length, ["header"] = range.ToHeader(),
    };

    public static JsonNode? Of(ETags tags) => new JsonObject
    {
        ["strong"] = Tags(tags.Strong, tags.HasEmptyStrong),
        ["weak"] = Tags(tags.Weak.Except(tags.Strong), tags.HasEmptyWeak && !tags.HasEmptyStrong),
        ["star"] = tags.Star,
    };

    public static JsonNode? Of(Authorization? credentials) => credentials is null ? null : new JsonObject
    {
        ["type"] = credentials.Type, ["parameters"] = Dict(credentials.Parameters), ["token"] = credentials.Token, ["header"] = credentials.ToHeader(),
    };

    public static JsonNode? Of(WwwAuthenticate? challenge) => challenge is null ? null : new JsonObject
    {
        ["type"] = challenge.Type, ["parameters"] = Dict(challenge.Parameters), ["token"] = challenge.Token, ["header"] = challenge.ToHeader(),
    };

    public static JsonNode Date(DateTimeOffset date) =>
        new JsonObject { ["$datetime"] = date.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) };

    public static JsonNode Tuple(params JsonNode?[] items) => new JsonObject { ["$tuple"] = new JsonArray(items) };

    public static JsonObject Dict(IEnumerable<KeyValuePair<string, string?>> values)
    {
        JsonObject dict = [];
        foreach ((string key, string? value) in values)
            dict[key] = value;
        return dict;
    }

    public static JsonArray Strings(IEnumerable<string> values) => Array(values.Select(static value => (JsonNode?)value));

    public static JsonArray Pairs(IEnumerable<KeyValuePair<string, string>> pairs) =>
        Array(pairs.Select(static pair => (JsonNode?)new JsonArray(pair.Key, pair.Value)));

    public static JsonNode Multi(MultiDictView<string> dict) => new JsonObject { ["$multi"] = Pairs(dict.Pairs) };

    public static JsonArray Array(IEnumerable<JsonNode?> items) => new([.. items]);

    private static JsonObject Of(CacheControl cache, JsonObject properties) =>
        new() { ["directives"] = Dict(cache), ["properties"] = properties, ["header"] = cache.ToHeader() };

    private static JsonNode? Text(CacheDirective directive) => directive.IsSet ? (directive.Value is { } text ? text : true) : null;

    private static JsonNode? Number(CacheDirective directive) =>
        directive.IsSet ? (directive.Value is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : true) : null;

    private static JsonNode? Attempt(IfRange range)
    {
        try
        {
            return range.ToHeader();
        }
        catch (ArgumentException error)
        {
            return Outcome.Error("ValueError", error.Message);
        }
    }

    private static JsonArray Tags(IEnumerable<string> tags, bool hasEmpty)
    {
        IEnumerable<string> sorted = tags.Order(StringComparer.Ordinal);
        return hasEmpty ? [null, .. sorted] : Strings(sorted);
    }
}
