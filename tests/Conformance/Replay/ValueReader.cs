using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conformance.Replay;

/// <summary>Values of the vectors' JSON as .NET objects. A library overrides what it has a type of its own for.</summary>
internal class ValueReader
{
    /// <summary>The value that a vector wrote.</summary>
    public object? Read(JsonNode? node) => node switch
    {
        null => null,
        JsonArray items => items.Select(Read).ToList(),
        JsonObject { Count: 1 } only when only.First() is { Key: ['$', ..] } tagged => Tagged(tagged.Key, tagged.Value),
        JsonObject map => Map(map.Select(pair => KeyValuePair.Create(pair.Key, Read(pair.Value)))),
        JsonValue scalar => Scalar(scalar),
        _ => throw new NotSupportedException(node.ToJsonString()),
    };

    /// <summary>An object whose keys are texts.</summary>
    protected virtual object Map(IEnumerable<KeyValuePair<string, object?>> pairs) => new Dictionary<string, object?>(pairs, StringComparer.Ordinal);

    /// <summary>A dictionary whose keys are of any kind.</summary>
    protected virtual object Pairs(IEnumerable<KeyValuePair<object?, object?>> pairs) =>
        new OrderedDictionary<object, object?>(pairs.Select(static pair => KeyValuePair.Create(pair.Key!, pair.Value)));

    protected virtual object Tuple(object?[] items) => new RecordedTuple(items);

    protected virtual object Set(object?[] items, bool isFrozen) => items.ToHashSet();

    /// <summary>A whole number, by its digits.</summary>
    protected virtual object Integer(string digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long small) ? (object)small : BigInteger.Parse(digits, CultureInfo.InvariantCulture);

    protected virtual object Time(string iso) => DateTime.Parse(iso, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    /// <summary>A value that JSON has no form for.</summary>
    protected virtual object? Tagged(string tag, JsonNode? content) => tag switch
    {
        "$tuple" => Tuple(Items(content)),
        "$set" or "$frozenset" => Set(Items(content), tag == "$frozenset"),
        "$dict" => Pairs(content!.AsArray().Select(pair => KeyValuePair.Create(Read(pair![0]), Read(pair[1])))),
        "$bytes" => Convert.FromBase64String((string)content!),
        "$float" => (string)content! switch { "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => double.NaN },
        "$int" => BigInteger.Parse((string)content!, CultureInfo.InvariantCulture),
        "$uuid" => Guid.Parse((string)content!),
        "$decimal" => decimal.Parse((string)content!, CultureInfo.InvariantCulture),
        "$datetime" => Time((string)content!),
        "$date" => DateOnly.Parse((string)content!, CultureInfo.InvariantCulture),
        "$timedelta" => TimeSpan.FromSeconds((double)content!),
        _ => throw new NotSupportedException($"There is no reading for {tag}."),
    };

    private object?[] Items(JsonNode? list) => [.. list!.AsArray().Select(Read)];

    private object Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => (string)value!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ when JsonNumber.IsFloat(value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        _ => Integer(value.ToJsonString()),
    };
}

/// <summary>A tuple of any length.</summary>
internal sealed class RecordedTuple(object?[] items) : ITuple
{
    public int Length => items.Length;

    public object? this[int index] => items[index];
}
