using System.Globalization;
using System.Numerics;
using System.Text.Json;
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
    /// <summary>Decodes a value. Whole numbers have any size; tuples are arrays, lists are lists.</summary>
    public static object? Decode(JsonNode? node) => node switch
    {
        null => null,
        JsonArray items => items.Select(Decode).ToList(),
        JsonObject map => DecodeObject(map),
        JsonValue value => DecodeScalar(value),
        _ => throw new NotSupportedException(),
    };

    private static object? DecodeScalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => (string?)value,
        _ when JsonNumber.IsFloat(value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        _ => BigInteger.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
    };

    private static object? DecodeObject(JsonObject map)
    {
        if (map.Count == 1)
        {
            (string tag, JsonNode? inner) = map.First();
            switch (tag)
            {
                case "$tuple" or "$set" or "$frozenset":
                    return inner!.AsArray().Select(Decode).ToArray();
                case "$dict":
                    return Ordered(inner!.AsArray().Select(pair => (Decode(pair![0])!, Decode(pair[1]))));
                case "$bytes":
                    return Convert.FromBase64String((string)inner!);
                case "$float":
                    return DecodeFloat((string)inner!);
                case "$int":
                    return BigInteger.Parse((string)inner!, CultureInfo.InvariantCulture);
                case "$uuid":
                    return Guid.Parse((string)inner!);
                case "$datetime":
                    return DateTime.Parse((string)inner!, CultureInfo.InvariantCulture);
                case "$object" when inner!["enum"] is not null:
                    return new EnumMember((string)inner["enum"]!, (string)inner["name"]!);
                case "$object" when inner!["path"] is not null:
                    return FilePath.Parse((string)inner["path"]!, "/");
                default:
                    break;
            }
        }

        return map.ToDictionary(pair => pair.Key, pair => Decode(pair.Value));
    }

    private static double DecodeFloat(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.NaN,
    };

    private static System.Collections.Specialized.OrderedDictionary Ordered(IEnumerable<(object Key, object? Value)> pairs)
    {
        System.Collections.Specialized.OrderedDictionary map = [];
        foreach ((object key, object? value) in pairs)
            map.Add(key, value);
        return map;
    }

    /// <summary>Encodes a value of a parameter.</summary>
    public static JsonNode? Encode(object? value) => value switch
    {
        null => null,
        bool truth => truth,
        string text => text,
        int number => number,
        BigInteger number when number >= long.MinValue && number <= long.MaxValue => (long)number,
        BigInteger number => new JsonObject { ["$int"] = number.ToString(CultureInfo.InvariantCulture) },
        double number => JsonNumber.Of(number),
        byte[] bytes => new JsonObject { ["$bytes"] = Convert.ToBase64String(bytes) },
        Guid uuid => new JsonObject { ["$uuid"] = uuid.ToString() },
        DateTime time => new JsonObject { ["$datetime"] = Iso(time, "") },
        DateTimeOffset time => new JsonObject { ["$datetime"] = Iso(time.DateTime, time.ToString("zzz", CultureInfo.InvariantCulture)) },
        FilePath path => new JsonObject { ["$object"] = new JsonObject { ["path"] = path.Text } },
        EnumMember member => new JsonObject { ["$object"] = new JsonObject { ["enum"] = member.Enum, ["name"] = member.Name } },
        LazyFile file => EncodeFile(file),
        object?[] items => new JsonObject { ["$tuple"] = new JsonArray([.. items.Select(Encode)]) },
        System.Collections.IDictionary map => EncodeMap(map),
        System.Collections.IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Encode)]),
        _ => throw new NotSupportedException($"a value of {value.GetType().Name} has no encoding"),
    };

    private static string Iso(DateTime time, string offset)
    {
        string fraction = time.Ticks % TimeSpan.TicksPerSecond == 0 ? "" : time.ToString(".ffffff", CultureInfo.InvariantCulture);
        return time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + fraction + offset;
    }

    private static JsonObject EncodeMap(System.Collections.IDictionary map)
    {
        JsonObject encoded = [];
        foreach (System.Collections.DictionaryEntry entry in map)
            encoded[(string)entry.Key] = Encode(entry.Value);
        return encoded;
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
