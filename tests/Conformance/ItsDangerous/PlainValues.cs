using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Conformance.Replay;

namespace Conformance.ItsDangerous;

/// <summary>Plain values to the vectors' JSON and back.</summary>
internal static class PlainValues
{
    /// <summary>The value that a vector encodes.</summary>
    public static object? Decode(JsonNode? node) => node switch
    {
        null => null,
        JsonArray array => array.Select(Decode).ToList(),
        JsonObject { Count: 1 } marked when marked.First() is { Key: ['$', ..] } pair => DecodeMarked(pair.Key, pair.Value!),
        JsonObject dictionary => ToDictionary(dictionary.Select(static pair => KeyValuePair.Create(pair.Key, Decode(pair.Value)))),
        JsonValue value => DecodeScalar(value),
        _ => throw new NotSupportedException(node.ToJsonString()),
    };

    /// <summary>How a vector encodes a value.</summary>
    public static JsonNode? Encode(object? value) => value switch
    {
        null => null,
        bool flag => flag,
        string text => text,
        double number => JsonNumber.Of(number),
        long number => number,
        int number => number,
        ulong number => number,
        BigInteger number when number >= long.MinValue && number <= long.MaxValue => (long)number,
        BigInteger number => new JsonObject { ["$int"] = number.ToString(CultureInfo.InvariantCulture) },
        byte[] bytes => new JsonObject { ["$bytes"] = Convert.ToBase64String(bytes) },
        ReadOnlyMemory<byte> bytes => new JsonObject { ["$bytes"] = Convert.ToBase64String(bytes.Span) },
        DateTimeOffset date => new JsonObject { ["$datetime"] = date.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture) },
        object?[] tuple => new JsonObject { ["$tuple"] = EncodeList(tuple) },
        IDictionary<string, object?> dictionary => EncodeDictionary(dictionary),
        IList list => EncodeList(list.Cast<object?>()),
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    private static object DecodeMarked(string mark, JsonNode content) => mark switch
    {
        "$bytes" => Convert.FromBase64String((string)content!),
        "$float" => (string)content! switch { "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => double.NaN },
        "$int" => BigInteger.Parse((string)content!, CultureInfo.InvariantCulture),
        "$tuple" => content.AsArray().Select(Decode).ToArray(),
        "$dict" => content.AsArray().ToDictionary(static pair => Decode(pair![0])!, static pair => Decode(pair![1])),
        _ => throw new NotSupportedException(mark),
    };

    private static object DecodeScalar(JsonValue value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => (string)value!,
        System.Text.Json.JsonValueKind.Number when JsonNumber.IsFloat(value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        System.Text.Json.JsonValueKind.Number => (long)value,
        System.Text.Json.JsonValueKind.True => true,
        System.Text.Json.JsonValueKind.False => false,
        _ => throw new NotSupportedException(value.ToJsonString()),
    };

    private static OrderedDictionary<string, object?> ToDictionary(IEnumerable<KeyValuePair<string, object?>> pairs) => new(pairs);

    private static JsonObject EncodeDictionary(IDictionary<string, object?> dictionary)
    {
        if (dictionary.Count == 1 && dictionary.Keys.First().StartsWith('$'))
            return new JsonObject { ["$dict"] = EncodeList([new List<object?> { dictionary.Keys.First(), dictionary.Values.First() }]) };
        return new JsonObject(dictionary.Select(static pair => KeyValuePair.Create(pair.Key, Encode(pair.Value))));
    }

    private static JsonArray EncodeList(IEnumerable<object?> items) => new([.. items.Select(Encode)]);
}
