using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Jinja.Net;
using Jinja.Net.Runtime;
using MarkupSafe.Net;

namespace Conformance.Jinja;

/// <summary>Values of vectors as a .NET program would pass them to a template, and back.</summary>
internal static class JinjaCodec
{
    /// <summary>A written value as an object.</summary>
    public static object? Decode(JsonNode? node) => node switch
    {
        null => null,
        JsonArray items => items.Select(Decode).ToList(),
        JsonObject { Count: 1 } tagged when tagged.First().Key.StartsWith('$') => Tagged(tagged.First().Key, tagged.First().Value),
        JsonObject pairs => pairs.ToDictionary(static pair => pair.Key, static pair => Decode(pair.Value)),
        JsonValue scalar => Scalar(scalar),
        _ => throw new InvalidOperationException("no such value"),
    };

    /// <summary>The variables of a context.</summary>
    public static Dictionary<string, object?> DecodeMap(JsonNode? node) =>
        node is JsonObject pairs ? pairs.ToDictionary(static pair => pair.Key, static pair => Decode(pair.Value)) : [];

    private static object? Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => (string?)value,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when JsonNumber.IsFloat(value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        _ => Integer(value.ToJsonString()),
    };

    private static object Integer(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long small) ? (object)small : BigInteger.Parse(text, CultureInfo.InvariantCulture);

    private static object? Tagged(string tag, JsonNode? body) => tag switch
    {
        "$tuple" => new RecordedTuple(Items(body)),
        "$set" => Set(Items(body)),
        "$frozenset" => System.Collections.Frozen.FrozenSet.ToFrozenSet(Items(body)),
        "$dict" => Dict(body!.AsArray()),
        "$bytes" => Convert.FromBase64String((string)body!),
        "$markup" => new Markup((string)body!),
        "$float" => (string)body! switch { "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => double.NaN },
        "$int" => BigInteger.Parse((string)body!, CultureInfo.InvariantCulture),
        "$datetime" => DateTime.Parse((string)body!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "$date" => DateOnly.Parse((string)body!, CultureInfo.InvariantCulture),
        "$timedelta" => TimeSpan.FromSeconds((double)body!),
        "$uuid" => Guid.Parse((string)body!),
        "$undefined" => new Undefined(new UndefinedInfo { Name = (string?)body }),
        "$object" => new Plain(body!.AsObject().ToDictionary(static pair => pair.Key, static pair => Decode(pair.Value))),
        _ => throw new InvalidOperationException($"no such tag {tag}"),
    };

    private static object?[] Items(JsonNode? body) => [.. body!.AsArray().Select(Decode)];

    private static HashSet<object?> Set(object?[] items) => [.. items];

    private static OrderedDictionary<object, object?> Dict(JsonArray pairs)
    {
        OrderedDictionary<object, object?> dict = [];
        foreach (JsonNode? pair in pairs)
            dict[Decode(pair![0]) ?? DBNull.Value] = Decode(pair[1]);
        return dict;
    }

    /// <summary>An object as vectors write it.</summary>
    public static JsonNode? Encode(object? value) => value switch
    {
        null or DBNull => null,
        Undefined undefined => new JsonObject { ["$undefined"] = undefined.Info.Name ?? Encode(undefined.Info.Subscript) },
        bool truth => truth,
        string text => text,
        Markup markup => new JsonObject { ["$markup"] = markup.ToString() },
        sbyte or byte or short or ushort or int or uint or long => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        BigInteger number => new JsonObject { ["$int"] = number.ToString(CultureInfo.InvariantCulture) },
        double number => JsonNumber.Of(number),
        float number => JsonNumber.Of(number),
        byte[] bytes => new JsonObject { ["$bytes"] = Convert.ToBase64String(bytes) },
        DateTime time => new JsonObject { ["$datetime"] = IsoText(time) },
        DateTimeOffset time => new JsonObject { ["$datetime"] = time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) },
        DateOnly date => new JsonObject { ["$date"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
        TimeSpan span => new JsonObject { ["$timedelta"] = JsonNumber.Of(span.TotalSeconds) },
        Guid guid => new JsonObject { ["$uuid"] = guid.ToString() },
        Plain recorded => new JsonObject { ["$object"] = new JsonObject(recorded.Members.Select(static pair => KeyValuePair.Create(pair.Key, Encode(pair.Value)))) },
        ITuple tuple => new JsonObject { ["$tuple"] = Array(Enumerable.Range(0, tuple.Length).Select(index => tuple[index])) },
        System.Collections.Frozen.FrozenSet<object?> set => new JsonObject { ["$frozenset"] = Array(set) },
        IReadOnlySet<object?> set => new JsonObject { ["$set"] = Array(set) },
        IDictionary<object, object?> dict => Dict(dict),
        IDictionary<string, object?> dict => Dict(dict.Select(static pair => KeyValuePair.Create((object)pair.Key, pair.Value))),
        IEnumerable items => Array(items.Cast<object?>()),
        _ => throw new InvalidOperationException($"cannot write a {value.GetType()}"),
    };

    private static JsonArray Array(IEnumerable<object?> items) => new([.. items.Select(Encode)]);

    private static JsonObject Dict(IEnumerable<KeyValuePair<object, object?>> pairs)
    {
        List<KeyValuePair<object, object?>> all = [.. pairs];
        bool isPlain = all.All(static pair => pair.Key is string) && !(all.Count == 1 && ((string)all[0].Key).StartsWith('$'));
        if (isPlain)
            return new JsonObject(all.Select(static pair => KeyValuePair.Create((string)pair.Key, Encode(pair.Value))));
        return new JsonObject { ["$dict"] = new JsonArray([.. all.Select(static pair => (JsonNode)new JsonArray(Encode(KeyOf(pair.Key)), Encode(pair.Value)))]) };
    }

    // What .NET cannot have as a key stands in for null.
    private static object? KeyOf(object key) => key.ToString() == "None" && key is not string ? null : key;

    private static string IsoText(DateTime time) =>
        time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ssK" : "yyyy-MM-dd'T'HH:mm:ss.ffffffK", CultureInfo.InvariantCulture);
}

/// <summary>A tuple of any length.</summary>
internal sealed class RecordedTuple(object?[] items) : ITuple
{
    public int Length => items.Length;

    public object? this[int index] => items[index];
}

/// <summary>An object with these attributes and nothing else.</summary>
internal sealed class Plain(Dictionary<string, object?> members) : ITemplateObject
{
    public IReadOnlyDictionary<string, object?> Members => members;

    /// <summary>Whether attributes are tasks that have not finished when they are read.</summary>
    public bool IsLate { get; set; }

    public bool TryGetMember(string name, out object? value)
    {
        bool found = members.TryGetValue(name, out value);
        if (found && IsLate)
            value = LateVariables.Late(value);
        return found;
    }
}
