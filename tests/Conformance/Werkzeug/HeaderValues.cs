using System.Globalization;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Conformance.Werkzeug;

/// <summary>Typed header values as the request and response vectors write them.</summary>
internal static class HeaderValues
{
    /// <summary>What can be seen of a value.</summary>
    public static JsonNode? Show(object? value) => value switch
    {
        Accept accept => new JsonArray([.. accept.Select(item => (JsonNode)new JsonArray(item.Value, JsonNumber.Of(item.Quality)))]),
        ETags tags => ShowTags(tags),
        IfRange range => new JsonObject { ["etag"] = range.ETag, ["date"] = Show(range.Date), ["header"] = range.ToHeader() },
        ByteRange range => new JsonObject
        {
            ["units"] = range.Units,
            ["ranges"] = new JsonArray([.. range.Ranges.Select(part => (JsonNode)new JsonArray(part.Start, part.Stop))]),
            ["header"] = range.ToHeader(),
        },
        RequestCacheControl control => ShowControl(control),
        Authorization authorization => new JsonObject
        {
            ["type"] = authorization.Type,
            ["parameters"] = WerkzeugValues.WriteMap(authorization.Parameters.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value))),
            ["token"] = authorization.Token,
            ["header"] = authorization.ToHeader(),
        },
        HeaderSet set => new JsonObject { ["items"] = WerkzeugValues.Write(set), ["header"] = set.ToHeader() },
        UserAgent agent => agent.Text,
        DateTimeOffset moment => new JsonObject { ["$datetime"] = moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) },
        JsonNode node => node.DeepClone(),
        IReadOnlyDictionary<string, string> map => WerkzeugValues.WriteMap(map.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value))),
        _ => WerkzeugValues.Write(value),
    };

    private static JsonObject ShowTags(ETags tags) => new()
    {
        ["strong"] = WerkzeugValues.Write(tags.Strong.Order(StringComparer.Ordinal)),
        ["weak"] = WerkzeugValues.Write(tags.Weak.Except(tags.Strong).Order(StringComparer.Ordinal)),
        ["star"] = tags.Star,
    };

    private static JsonObject ShowControl(RequestCacheControl control) => new()
    {
        ["directives"] = WerkzeugValues.WriteMap(((IEnumerable<KeyValuePair<string, string?>>)control).Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value))),
        ["properties"] = new JsonObject
        {
            ["no_cache"] = control.NoCache,
            ["no_store"] = control.NoStore,
            ["max_age"] = control.MaxAge,
            ["max_stale"] = control.MaxStale is { IsSet: true } stale ? stale.Value is { } seconds ? long.Parse(seconds, CultureInfo.InvariantCulture) : true : null,
            ["min_fresh"] = control.MinFresh,
            ["no_transform"] = control.NoTransform,
            ["only_if_cached"] = control.OnlyIfCached,
            ["stale_if_error"] = control.StaleIfError,
        },
        ["header"] = control.ToHeader(),
    };
}
