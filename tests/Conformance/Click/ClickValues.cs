using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Click.Net.Io;
using Conformance.Replay;

namespace Conformance.Click;

/// <summary>A member of an enum that a vector tells of.</summary>
internal sealed record EnumMember(string Enum, string Name)
{
    public override string ToString() => Name;
}

/// <summary>Values of the vectors to those of Click.Net, and back.</summary>
internal static class ClickValues
{
    private static readonly Reader Reading = new();
    private static readonly Writer Writing = new();

    /// <summary>Decodes a value. Whole numbers have any size; tuples are arrays, lists are lists.</summary>
    public static object? Decode(JsonNode? node) => Reading.Read(node);

    /// <summary>Encodes a value of a parameter.</summary>
    public static JsonNode? Encode(object? value) => Writing.Write(value);

    private sealed class Reader : ValueReader
    {
        protected override object Tuple(object?[] items) => items;

        protected override object Set(object?[] items, bool isFrozen) => items;

        protected override object Integer(string digits) => BigInteger.Parse(digits, CultureInfo.InvariantCulture);

        protected override object Pairs(IEnumerable<KeyValuePair<object?, object?>> pairs)
        {
            System.Collections.Specialized.OrderedDictionary map = [];
            foreach ((object? key, object? value) in pairs)
                map.Add(key!, value);
            return map;
        }

        protected override object? Tagged(string tag, JsonNode? content) => tag switch
        {
            "$object" when content!["enum"] is not null => new EnumMember((string)content["enum"]!, (string)content["name"]!),
            "$object" when content!["path"] is not null => FilePath.Parse((string)content["path"]!, "/"),
            _ => base.Tagged(tag, content),
        };
    }

    private sealed class Writer : ValueWriter
    {
        protected override bool TryWriteOwn(object? value, out JsonNode? written)
        {
            written = value switch
            {
                FilePath path => Facts(new JsonObject { ["path"] = path.Text }),
                EnumMember member => Facts(new JsonObject { ["enum"] = member.Enum, ["name"] = member.Name }),
                LazyFile file => EncodeFile(file),
                object?[] items => new JsonObject { ["$tuple"] = List(items) },
                _ => null,
            };
            return written is not null;
        }

        private static JsonObject Facts(JsonObject facts) => new() { ["$object"] = facts };
    }

    // What a replay can check of a stream: a lazy one stays closed, the test runner's own streams have no name.
    private static JsonObject EncodeFile(LazyFile file)
    {
        JsonObject facts = [];
        facts["file"] = file.Name;
        facts["mode"] = file.Mode;
        if (!file.IsOpen)
        {
            // The recording looked at the file's methods, which opens it.
            _ = file.Stream;
            facts["lazy"] = true;
            return new JsonObject { ["$object"] = facts };
        }

        if (file.IsStandardStream)
            (facts["file"], facts["mode"]) = StandardNames(file);
        if (file.Stream.CanRead || file.IsStandardStream)
            facts["content"] = Content(file);

        return new JsonObject { ["$object"] = facts };
    }

    private static (JsonNode? Name, JsonNode? Mode) StandardNames(LazyFile file)
    {
        if (file.IsBinary)
            return (null, null);
        return file.Stream.CanRead ? ("<stdin>", "r") : ("<stdout>", "w");
    }

    // The test runner's output can be read, too; it is empty.
    private static JsonNode? Content(LazyFile file)
    {
        if (!file.Stream.CanRead)
            return Encode(file.IsBinary ? Array.Empty<byte>() : "");
        if (!file.IsBinary)
            return file.Reader.ReadToEnd();
        using MemoryStream copy = new();
        file.Stream.CopyTo(copy);
        return Encode(copy.ToArray());
    }
}
