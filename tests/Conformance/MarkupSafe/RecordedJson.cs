using System.Text.Json.Nodes;
using Conformance.Replay;
using MarkupSafe.Net;

namespace Conformance.MarkupSafe;

/// <summary>Values of vectors to .NET objects and back.</summary>
internal static class RecordedJson
{
    private static readonly Reader Reading = new();
    private static readonly Writer Writing = new();

    /// <summary>The object that a recorded value stands for.</summary>
    public static object? Decode(JsonNode? node) => Reading.Read(node);

    /// <summary>The recorded form of a result.</summary>
    public static JsonNode? Encode(object? value) => Writing.Write(value);

    private sealed class Reader : ValueReader
    {
        protected override object Map(IEnumerable<KeyValuePair<string, object?>> pairs) => new OrderedDictionary<string, object?>(pairs);

        protected override object Set(object?[] items, bool isFrozen) =>
            isFrozen ? throw new NotSupportedException("frozen sets") : base.Set(items, isFrozen);

        protected override object? Tagged(string tag, JsonNode? content) => tag switch
        {
            "$markup" => new Markup((string?)content),
            "$html" => new RecordedHtml((string)content!["html"]!, (string?)content["str"]),
            _ => base.Tagged(tag, content),
        };
    }

    private sealed class Writer : ValueWriter
    {
        protected override bool TryWriteOwn(object? value, out JsonNode? written)
        {
            written = value is Markup markup ? Tagged("$markup", markup.ToString()) : null;
            return written is not null;
        }
    }
}
