using System.Collections;
using System.Dynamic;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Replay;
using MarkupSafe.Net;

namespace Conformance.Flask;

/// <summary>Values of the web vectors to .NET and back, as the vectors' README lays down.</summary>
internal static class WebValues
{
    /// <summary>The .NET value of an encoded one: long, double, BigInteger, string, list, dictionary, tuple and so on.</summary>
    public static object? Decode(JsonNode? node) => node switch
    {
        null => null,
        JsonArray items => items.Select(Decode).ToList(),
        JsonObject { Count: 1 } only when only.First().Key.StartsWith('$') => DecodeTagged(only.First().Key, only.First().Value),
        JsonObject dict => dict.ToDictionary(pair => pair.Key, pair => Decode(pair.Value)),
        JsonValue value => DecodeScalar(value),
        _ => throw new InvalidDataException("An unknown kind of JSON."),
    };

    /// <summary>The bytes of a body: text is UTF-8.</summary>
    public static byte[] DecodeBody(JsonNode? node) => Decode(node) switch
    {
        string text => System.Text.Encoding.UTF8.GetBytes(text),
        byte[] bytes => bytes,
        var other => throw new InvalidDataException($"A body of type {other?.GetType().Name}."),
    };

    /// <summary>A body as the vectors write it: text where it is UTF-8, else <c>$bytes</c>.</summary>
    public static JsonNode EncodeBody(byte[] body)
    {
        try
        {
            return JsonValue.Create(new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body));
        }
        catch (System.Text.DecoderFallbackException)
        {
            return Tagged("$bytes", Convert.ToBase64String(body));
        }
    }

    /// <summary>The encoded form of a .NET value.</summary>
    public static JsonNode? Encode(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        sbyte or byte or short or ushort or int or uint or long => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong or BigInteger or Int128 => EncodeInteger(BigInteger.Parse(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        float or double => JsonNumber.Of(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        decimal number => Tagged("$decimal", number.ToString(CultureInfo.InvariantCulture)),
        Markup markup => Tagged("$markup", markup.ToString()),
        byte[] bytes => Tagged("$bytes", Convert.ToBase64String(bytes)),
        Guid id => Tagged("$uuid", id.ToString()),
        DateTimeOffset time => Tagged("$datetime", IsoOf(time)),
        DateTime time => Tagged("$datetime", time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture)),
        DateOnly date => Tagged("$date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeSpan span => new JsonObject { ["$timedelta"] = span.Ticks % TimeSpan.TicksPerSecond == 0 ? JsonValue.Create((long)span.TotalSeconds) : JsonNumber.Of(span.TotalSeconds) },
        ITuple tuple => new JsonObject { ["$tuple"] = ArrayOf(Enumerable.Range(0, tuple.Length).Select(at => tuple[at])) },
        IEnumerable<KeyValuePair<string, object?>> dict => EncodeDict([.. dict.Select(pair => new KeyValuePair<object, object?>(pair.Key, pair.Value))]),
        PairDictionary dict => EncodeDict([.. dict.Select(entry => new KeyValuePair<object, object?>(entry.Key, entry.Value))]),
        IDictionary dict => EncodeDict([.. dict.Cast<DictionaryEntry>().Select(entry => new KeyValuePair<object, object?>(entry.Key, entry.Value))]),
        IEnumerable items => ArrayOf(items.Cast<object?>()),
        _ => throw new InvalidDataException($"A value of type {value.GetType().Name}."),
    };

    private static object DecodeScalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => (string)value!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ when JsonNumber.IsFloat(value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        _ => IntegerOf(value.ToJsonString()),
    };

    private static object IntegerOf(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long small) ? (object)small : BigInteger.Parse(text, CultureInfo.InvariantCulture);

    private static object? DecodeTagged(string tag, JsonNode? node) => tag switch
    {
        "$tuple" => new VectorTuple([.. node!.AsArray().Select(Decode)]),
        "$set" or "$frozenset" => node!.AsArray().Select(Decode).ToHashSet(),
        "$dict" => new PairDictionary([.. node!.AsArray().Select(pair => new DictionaryEntry(Decode(pair![0])!, Decode(pair[1])))]),
        "$bytes" => Convert.FromBase64String((string)node!),
        "$markup" => new Markup((string)node!),
        "$float" => (string)node! switch { "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => double.NaN },
        "$int" => BigInteger.Parse((string)node!, CultureInfo.InvariantCulture),
        "$datetime" => TimeOf((string)node!),
        "$date" => DateOnly.Parse((string)node!, CultureInfo.InvariantCulture),
        "$timedelta" => TimeSpan.FromSeconds((double)node!),
        "$uuid" => Guid.Parse((string)node!),
        "$decimal" => decimal.Parse((string)node!, CultureInfo.InvariantCulture),
        "$html" => new HtmlObject((string)node!["html"]!, (string?)node["str"]),
        "$dataclass" => DecodeObject(node!.AsObject()),
        _ => throw new InvalidDataException($"Unknown encoding {tag}."),
    };

    // What C# has for an object whose fields are known only when it runs.
    private static ExpandoObject DecodeObject(JsonObject fields)
    {
        ExpandoObject value = new();
        foreach ((string name, JsonNode? field) in fields)
            ((IDictionary<string, object?>)value)[name] = Decode(field);
        return value;
    }

    private static object TimeOf(string iso)
    {
        bool hasZone = iso.EndsWith('Z') || iso.LastIndexOfAny(['+', '-']) > 10;
        return hasZone ? DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture) : DateTime.Parse(iso, CultureInfo.InvariantCulture);
    }

    private static string IsoOf(DateTimeOffset time) => time.ToString(
        time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    private static JsonNode EncodeInteger(BigInteger number) =>
        number >= long.MinValue && number <= long.MaxValue ? JsonValue.Create((long)number) : Tagged("$int", number.ToString(CultureInfo.InvariantCulture));

    private static JsonObject EncodeDict(List<KeyValuePair<object, object?>> pairs)
    {
        if (pairs.All(pair => pair.Key is string) && !(pairs.Count == 1 && ((string)pairs[0].Key).StartsWith('$')))
            return new JsonObject(pairs.Select(pair => KeyValuePair.Create((string)pair.Key, Encode(pair.Value))));
        return new JsonObject { ["$dict"] = new JsonArray([.. pairs.Select(pair => (JsonNode?)new JsonArray(Encode(pair.Key), Encode(pair.Value)))]) };
    }

    private static JsonArray ArrayOf(IEnumerable<object?> items) => new([.. items.Select(Encode)]);

    private static JsonObject Tagged(string tag, string text) => new() { [tag] = text };
}

/// <summary>A tuple of any length.</summary>
internal sealed class VectorTuple(object?[] items) : ITuple
{
    public int Length => items.Length;

    public object? this[int index] => items[index];
}

/// <summary>An object that is its own HTML, and may print as something else.</summary>
internal sealed class HtmlObject(string html, string? text) : IHasHtml
{
    public Markup ToHtml() => new(html);

    public override string ToString() => text ?? html;
}

/// <summary>A dictionary whose keys may be of any kind, even null, in their order.</summary>
internal sealed class PairDictionary(DictionaryEntry[] entries) : IReadOnlyCollection<DictionaryEntry>
{
    public int Count => entries.Length;

    public IEnumerator<DictionaryEntry> GetEnumerator() => ((IEnumerable<DictionaryEntry>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
