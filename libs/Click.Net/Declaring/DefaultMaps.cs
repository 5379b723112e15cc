using System.Text.Json;
using Click.Net.Text;

namespace Click.Net;

/// <summary>Makes maps of defaults for <see cref="ContextSettings.DefaultMap"/> from configuration.</summary>
/// <remarks>
/// A command's defaults lie below its name. Keys may be written <c>DryRun</c>, <c>dry-run</c> or <c>dry_run</c>; names of commands with dashes keep them as well.
/// </remarks>
public static class DefaultMaps
{
    /// <summary>Reads flat keys with colons, as <c>IConfiguration.AsEnumerable()</c> gives them: <c>run:port</c>, <c>tags:0</c>, <c>tags:1</c>.</summary>
    /// <param name="pairs">Keys and values.</param>
    public static IReadOnlyDictionary<string, object?> FromKeys(IEnumerable<KeyValuePair<string, string?>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        Node root = new();
        foreach ((string key, string? value) in pairs)
        {
            if (value is null)
                continue;
            Node node = root;
            foreach (string part in key.Split(':'))
                node = node.Below(part);
            node.Value = value;
        }

        return (IReadOnlyDictionary<string, object?>?)root.ToMap() ?? new Dictionary<string, object?>();
    }

    /// <summary>Asks a function when a default is wanted, by keys with colons: <c>run:port</c>, <c>tags:0</c>.</summary>
    /// <param name="lookup">Gives the text of a key, or <see langword="null"/>. With <c>IConfiguration</c>: <c>DefaultMaps.FromLookup(key =&gt; configuration[key])</c>.</param>
    public static IReadOnlyDictionary<string, object?> FromLookup(Func<string, string?> lookup)
    {
        ArgumentNullException.ThrowIfNull(lookup);
        return new LookupDefaults(lookup, "");
    }

    /// <summary>Reads a JSON object.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="JsonException">The text is no JSON, or no object.</exception>
    public static IReadOnlyDictionary<string, object?> FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? Map(document.RootElement)
            : throw new JsonException("A map of defaults is a JSON object.");
    }

    private static Dictionary<string, object?> Map(JsonElement json)
    {
        Dictionary<string, object?> map = new(StringComparer.Ordinal);
        foreach (JsonProperty property in json.EnumerateObject())
            Put(map, property.Name, Value(property.Value));
        return map;
    }

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Map(json),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetInt64(out long number) => number,
        JsonValueKind.Number => json.GetDouble(),
        _ => null,
    };

    // A parameter looks for dry_run, a command for its own name.
    private static void Put(Dictionary<string, object?> map, string key, object? value)
    {
        map[key] = value;
        map.TryAdd(EnumNames.Kebab(key), value);
        map.TryAdd(EnumNames.Kebab(key).Replace('-', '_'), value);
    }

    private sealed class Node
    {
        private readonly SortedDictionary<string, Node> _below = new(new NumbersInOrder());

        public string? Value { get; set; }

        public Node Below(string key)
        {
            if (!_below.TryGetValue(key, out Node? node))
                _below[key] = node = new Node();
            return node;
        }

        public object? ToMap()
        {
            if (_below.Count == 0)
                return Value;
            if (_below.Keys.All(key => int.TryParse(key, out _)))
                return _below.Values.Select(node => node.ToMap()).ToList();
            Dictionary<string, object?> map = new(StringComparer.Ordinal);
            foreach ((string key, Node node) in _below)
                Put(map, key, node.ToMap());
            return map;
        }
    }

    private sealed class NumbersInOrder : IComparer<string>
    {
        public int Compare(string? x, string? y) => int.TryParse(x, out int left) && int.TryParse(y, out int right)
            ? left.CompareTo(right)
            : string.CompareOrdinal(x, y);
    }
}
