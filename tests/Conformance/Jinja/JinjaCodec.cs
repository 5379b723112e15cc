using System.Collections.Frozen;
using System.Numerics;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Jinja.Net;
using Jinja.Net.Runtime;
using MarkupSafe.Net;

namespace Conformance.Jinja;

/// <summary>Values of vectors as a .NET program would pass them to a template, and back.</summary>
internal static class JinjaCodec
{
    private static readonly Reader Reading = new();
    private static readonly Writer Writing = new();

    /// <summary>A written value as an object.</summary>
    public static object? Decode(JsonNode? node) => Reading.Read(node);

    /// <summary>An object as vectors write it.</summary>
    public static JsonNode? Encode(object? value) => Writing.Write(value);

    /// <summary>The variables of a context.</summary>
    public static Dictionary<string, object?> DecodeMap(JsonNode? node) =>
        node is JsonObject pairs ? pairs.ToDictionary(static pair => pair.Key, static pair => Decode(pair.Value)) : [];

    private sealed class Reader : ValueReader
    {
        protected override object Map(IEnumerable<KeyValuePair<string, object?>> pairs) => new Dictionary<string, object?>(pairs);

        // What .NET cannot have as a key stands in for null.
        protected override object Pairs(IEnumerable<KeyValuePair<object?, object?>> pairs)
        {
            OrderedDictionary<object, object?> dict = [];
            foreach ((object? key, object? value) in pairs)
                dict[key ?? DBNull.Value] = value;
            return dict;
        }

        protected override object Set(object?[] items, bool isFrozen) => isFrozen ? items.ToFrozenSet() : base.Set(items, isFrozen);

        protected override object? Tagged(string tag, JsonNode? content) => tag switch
        {
            "$markup" => new Markup((string)content!),
            "$undefined" => new Undefined(new UndefinedInfo { Name = (string?)content }),
            "$object" => new Plain(content!.AsObject().ToDictionary(static pair => pair.Key, pair => Read(pair.Value))),
            _ => base.Tagged(tag, content),
        };
    }

    private sealed class Writer : ValueWriter
    {
        protected override bool TryWriteOwn(object? value, out JsonNode? written)
        {
            written = value switch
            {
                Undefined undefined => new JsonObject { ["$undefined"] = undefined.Info.Name ?? Write(undefined.Info.Subscript) },
                Markup markup => Tagged("$markup", markup.ToString()),
                Plain recorded => new JsonObject { ["$object"] = WriteMap(recorded.Members) },
                FrozenSet<object?> set => new JsonObject { ["$frozenset"] = List(set) },
                IReadOnlySet<object?> set => new JsonObject { ["$set"] = List(set) },
                IDictionary<object, object?> dict => Map(dict.Select(static pair => KeyValuePair.Create(KeyOf(pair.Key), pair.Value))),
                _ => null,
            };
            return written is not null || value is DBNull;
        }

        protected override JsonNode Integer(BigInteger number) => Tagged("$int", number.ToString(System.Globalization.CultureInfo.InvariantCulture));

        private static object? KeyOf(object key) => key.ToString() == "None" && key is not (string or Markup) ? null : key;
    }
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
