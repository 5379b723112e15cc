using System.Text.Json.Nodes;
using Conformance.Replay;

namespace Conformance.ItsDangerous;

/// <summary>Plain values to the vectors' JSON and back: tuples are arrays, as the library takes them.</summary>
internal static class PlainValues
{
    private static readonly Reader Reading = new();
    private static readonly Writer Writing = new();

    /// <summary>The value that a vector encodes.</summary>
    public static object? Decode(JsonNode? node) => Reading.Read(node);

    /// <summary>How a vector encodes a value.</summary>
    public static JsonNode? Encode(object? value) => Writing.Write(value);

    private sealed class Reader : ValueReader
    {
        protected override object Map(IEnumerable<KeyValuePair<string, object?>> pairs) => new OrderedDictionary<string, object?>(pairs);

        protected override object Pairs(IEnumerable<KeyValuePair<object?, object?>> pairs) => pairs.ToDictionary(static pair => pair.Key!, static pair => pair.Value);

        protected override object Tuple(object?[] items) => items;
    }

    private sealed class Writer : ValueWriter
    {
        protected override bool TryWriteOwn(object? value, out JsonNode? written)
        {
            written = value is object?[] tuple ? new JsonObject { ["$tuple"] = List(tuple) } : null;
            return written is not null;
        }
    }
}
