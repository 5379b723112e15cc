using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Wsgi;

namespace Conformance.Werkzeug;

/// <summary>Values of Werkzeug's vectors, read and written.</summary>
internal static class WerkzeugValues
{
    /// <summary>Reads a value.</summary>
    public static object? Read(JsonNode? node) => node switch
    {
        null => null,
        JsonArray array => array.Select(Read).ToList(),
        JsonObject map => ReadObject(map),
        JsonValue value => ReadScalar(value),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    /// <summary>Writes a value.</summary>
    public static JsonNode? Write(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        BigInteger number => new JsonObject { ["$int"] = number.ToString(CultureInfo.InvariantCulture) },
        double number => JsonNumber.Of(number),
        Guid id => new JsonObject { ["$uuid"] = id.ToString("D") },
        byte[] bytes => new JsonObject { ["$bytes"] = Convert.ToBase64String(bytes) },
        IEnumerable<KeyValuePair<string, object?>> map => WriteMap(map),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Write)]),
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    /// <summary>Names and values as an object.</summary>
    public static JsonObject WriteMap(IEnumerable<KeyValuePair<string, object?>> map) =>
        new(map.Select(pair => KeyValuePair.Create(pair.Key, Write(pair.Value))));

    /// <summary>Bytes of a body: text is UTF-8.</summary>
    public static byte[] ReadBytes(JsonNode? node) => Read(node) switch
    {
        string text => System.Text.Encoding.UTF8.GetBytes(text),
        byte[] bytes => bytes,
        _ => throw new NotSupportedException("no body"),
    };

    /// <summary>An environ given as texts by name; the usual keys are filled in.</summary>
    public static WsgiEnviron ReadEnviron(JsonNode? node, bool defaults = true)
    {
        WsgiEnviron environ = [];
        foreach ((string key, JsonNode? value) in node?.AsObject() ?? [])
            environ[key] = Read(value);
        if (!defaults)
            return environ;
        environ.SetDefault("REQUEST_METHOD", "GET");
        environ.SetDefault("SCRIPT_NAME", "");
        environ.SetDefault("PATH_INFO", "/");
        environ.SetDefault("QUERY_STRING", "");
        environ.SetDefault("SERVER_NAME", "localhost");
        environ.SetDefault("SERVER_PORT", "80");
        environ.SetDefault("wsgi.url_scheme", "http");
        return environ;
    }

    private static object? ReadScalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => (string)value!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ when JsonNumber.IsFloat(value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        _ when int.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out int small) => small,
        _ => long.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
    };

    private static object? ReadObject(JsonObject map)
    {
        if (map.Count == 1 && map.First() is { Key: ['$', ..] } only)
            return ReadTagged(only.Key, only.Value);
        Dictionary<string, object?> values = new(StringComparer.Ordinal);
        foreach ((string key, JsonNode? value) in map)
            values[key] = Read(value);
        return values;
    }

    private static object? ReadTagged(string tag, JsonNode? value) => tag switch
    {
        "$tuple" or "$set" or "$frozenset" => value!.AsArray().Select(Read).ToList(),
        "$bytes" => Convert.FromBase64String((string)value!),
        "$int" => BigInteger.Parse((string)value!, CultureInfo.InvariantCulture),
        "$float" => (string)value! switch { "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => double.NaN },
        "$uuid" => Guid.Parse((string)value!),
        "$datetime" => DateTimeOffset.Parse((string)value!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        "$timedelta" => TimeSpan.FromSeconds((double)value!),
        "$multi" => new MultiDict<object?>(value!.AsArray().Select(pair => KeyValuePair.Create((string)pair![0]!, Read(pair[1])))),
        _ => throw new NotSupportedException(tag),
    };
}
