using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Replay;
using MarkupSafe.Net;

namespace Conformance.MarkupSafe;

/// <summary>Values of vectors to .NET objects and back.</summary>
internal static class RecordedJson
{
    /// <summary>The object that a recorded value stands for.</summary>
    public static object? Decode(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => list.Select(Decode).ToList(),
        JsonObject { Count: 1 } map when map.First() is { Key: ['$', ..] } entry => DecodeTagged(entry.Key, entry.Value),
        JsonObject map => new OrderedDictionary<string, object?>(map.Select(static pair => KeyValuePair.Create(pair.Key, Decode(pair.Value)))),
        JsonValue value => DecodeScalar(value),
        _ => throw new FormatException($"no value: {node}"),
    };

    /// <summary>The recorded form of a result.</summary>
    public static JsonNode? Encode(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        Markup markup => new JsonObject { ["$markup"] = markup.ToString() },
        int number => JsonValue.Create(number),
        double number => JsonNumber.Of(number),
        byte[] bytes => new JsonObject { ["$bytes"] = Convert.ToBase64String(bytes) },
        ITuple tuple => new JsonObject { ["$tuple"] = new JsonArray([.. Enumerable.Range(0, tuple.Length).Select(i => Encode(tuple[i]))]) },
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Encode)]),
        _ => throw new FormatException($"a value of type {value.GetType().Name}"),
    };

    private static object? DecodeTagged(string tag, JsonNode? content) => tag switch
    {
        "$markup" => new Markup((string?)content),
        "$tuple" => new RecordedTuple([.. content!.AsArray().Select(Decode)]),
        "$set" => content!.AsArray().Select(Decode).ToHashSet(),
        "$frozenset" => throw new NotSupportedException("frozen sets"),
        "$dict" => new OrderedDictionary<object, object?>(
            content!.AsArray().Select(static pair => KeyValuePair.Create(Decode(pair![0])!, Decode(pair[1])))),
        "$bytes" => Convert.FromBase64String((string)content!),
        "$float" => (string?)content switch { "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => double.NaN },
        "$int" => BigInteger.Parse((string)content!, CultureInfo.InvariantCulture),
        "$uuid" => Guid.Parse((string)content!),
        "$decimal" => decimal.Parse((string)content!, CultureInfo.InvariantCulture),
        "$datetime" => DateTime.Parse((string)content!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "$date" => DateOnly.Parse((string)content!, CultureInfo.InvariantCulture),
        "$html" => new RecordedHtml((string)content!["html"]!, (string?)content["str"]),
        _ => throw new NotSupportedException(tag),
    };

    private static object DecodeScalar(JsonValue value)
    {
        if (value.GetValueKind() == JsonValueKind.String)
            return (string)value!;
        if (value.GetValueKind() != JsonValueKind.Number)
            return (bool)value;
        string number = value.ToJsonString();
        if (JsonNumber.IsFloat(value))
            return double.Parse(number, CultureInfo.InvariantCulture);
        return long.TryParse(number, CultureInfo.InvariantCulture, out long whole) ? (object)whole : BigInteger.Parse(number, CultureInfo.InvariantCulture);
    }
}
