using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Conformance.Replay;

/// <summary>.NET objects as the vectors' JSON. A library adds the types of its own.</summary>
internal class ValueWriter
{
    /// <summary>How a vector writes a value.</summary>
    public JsonNode? Write(object? value) => TryWriteOwn(value, out JsonNode? own) ? own : value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        sbyte or byte or short or ushort or int or uint or long => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong or Int128 => Integer(BigInteger.Parse(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        BigInteger number => Integer(number),
        double number => JsonNumber.Of(number),
        float number => JsonNumber.Of(number),
        decimal number => Tagged("$decimal", number.ToString(CultureInfo.InvariantCulture)),
        byte[] bytes => Tagged("$bytes", Convert.ToBase64String(bytes)),
        ReadOnlyMemory<byte> bytes => Tagged("$bytes", Convert.ToBase64String(bytes.Span)),
        Guid id => Tagged("$uuid", id.ToString("D")),
        DateTimeOffset time => Tagged("$datetime", Iso(time.DateTime, time.ToString("zzz", CultureInfo.InvariantCulture))),
        DateTime time => Tagged("$datetime", Iso(time, time.ToString("%K", CultureInfo.InvariantCulture))),
        DateOnly date => Tagged("$date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        TimeSpan span => new JsonObject { ["$timedelta"] = Seconds(span) },
        ITuple tuple => new JsonObject { ["$tuple"] = List(Enumerable.Range(0, tuple.Length).Select(at => tuple[at])) },
        IEnumerable<KeyValuePair<string, object?>> map => Map(map.Select(static pair => KeyValuePair.Create((object?)pair.Key, pair.Value))),
        IEnumerable<KeyValuePair<object, object?>> map => Map(map.Select(static pair => KeyValuePair.Create((object?)pair.Key, pair.Value))),
        IEnumerable<DictionaryEntry> map => Map(map.Select(static entry => KeyValuePair.Create((object?)entry.Key, entry.Value))),
        IDictionary map => Map(map.Cast<DictionaryEntry>().Select(static entry => KeyValuePair.Create((object?)entry.Key, entry.Value))),
        IEnumerable items => List(items.Cast<object?>()),
        _ => throw new NotSupportedException($"There is no writing for a {value.GetType().Name}."),
    };

    /// <summary>Names and values as an object, whatever the names.</summary>
    public JsonObject WriteMap(IEnumerable<KeyValuePair<string, object?>> map) =>
        new(map.Select(pair => KeyValuePair.Create(pair.Key, Write(pair.Value))));

    /// <summary>Writes a value that the library has a form of its own for.</summary>
    protected virtual bool TryWriteOwn(object? value, out JsonNode? written)
    {
        written = null;
        return false;
    }

    /// <summary>A whole number of any size.</summary>
    protected virtual JsonNode Integer(BigInteger number) => number >= long.MinValue && number <= long.MaxValue
        ? JsonValue.Create((long)number)
        : Tagged("$int", number.ToString(CultureInfo.InvariantCulture));

    protected virtual JsonNode Seconds(TimeSpan span) => JsonNumber.Of(span.TotalSeconds);

    protected JsonArray List(IEnumerable<object?> items) => new([.. items.Select(Write)]);

    protected static JsonObject Tagged(string tag, string text) => new() { [tag] = text };

    /// <summary>A dictionary: an object where that is clear, else pairs.</summary>
    protected JsonObject Map(IEnumerable<KeyValuePair<object?, object?>> map)
    {
        List<KeyValuePair<object?, object?>> pairs = [.. map];
        if (pairs.All(static pair => pair.Key is string) && !(pairs.Count == 1 && ((string)pairs[0].Key!).StartsWith('$')))
            return WriteMap(pairs.Select(static pair => KeyValuePair.Create((string)pair.Key!, pair.Value)));
        return new JsonObject { ["$dict"] = new JsonArray([.. pairs.Select(pair => (JsonNode?)new JsonArray(Write(pair.Key), Write(pair.Value)))]) };
    }

    private static string Iso(DateTime time, string zone) =>
        time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture) + zone;
}
