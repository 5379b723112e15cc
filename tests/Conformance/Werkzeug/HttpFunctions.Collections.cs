using System.Text.Json.Nodes;
using Werkzeug.Net.Datastructures;

namespace Conformance.Werkzeug;

/// <summary>The functions that work on headers and multi-dictionaries step by step.</summary>
internal static partial class HttpFunctions
{
    private static JsonObject HeadersOps(HttpCall call)
    {
        Headers headers = new(PairsOf(call[0]));
        JsonArray operations = call[1]!.AsArray();
        int at = 0;
        JsonArray results = Run("Headers.ops", operations, (name, arguments) => HeadersOp(headers, name, arguments, KeywordsOf(operations[at++]!)));
        return new JsonObject { ["results"] = results, ["final"] = HttpShapes.Pairs(headers) };
    }

    private static JsonObject KeywordsOf(JsonNode operation) => operation.AsArray().Count > 2 ? operation[2]!.AsObject() : [];

    private static JsonNode? HeadersOp(Headers headers, string name, JsonArray arguments, JsonObject keywords)
    {
        string first = arguments.Count > 0 && arguments[0] is JsonValue value ? HttpCall.Plain(value)?.ToString() ?? "" : "";
        switch (name)
        {
            case "get": return headers.Get(first, arguments.Count > 1 ? (string?)arguments[1] : null);
            case "getlist" or "get_all": return HttpShapes.Strings(headers.GetList(first));
            case "getitem": return IsPlace(arguments[0]) ? PairOf(headers[(int)arguments[0]!]) : headers[first];
            case "contains": return headers.Contains(first);
            case "len": return headers.Count;
            case "str": return headers.ToString();
            case "keys": return HttpShapes.Strings(headers.Keys);
            case "values": return HttpShapes.Strings(headers.Values);
            case "to_wsgi_list": return HttpShapes.Pairs(headers.ToWsgiList());
            case "items": return HttpShapes.Pairs((bool?)keywords["lower"] == true
                ? headers.Select(static pair => KeyValuePair.Create(pair.Key.ToLowerInvariant(), pair.Value))
                : headers);
            case "pop" when arguments.Count == 0: return Array(headers.PopItem());
            case "pop" when IsPlace(arguments[0]): return Array(PopAt(headers, (int)arguments[0]!));
            case "pop": return arguments.Count > 1 ? headers.Pop(first, (string?)arguments[1]) : headers.Pop(first);
            case "popitem": return Array(headers.PopItem());
            case "setdefault": return headers.SetDefault(first, TextOf(arguments[1]));
            case "copy": return new JsonObject { ["$multi"] = HttpShapes.Pairs(headers.Copy()) };
            case "setlistdefault": return HttpShapes.Strings(headers.SetListDefault(first, Strings(arguments[1]!)));
            default: Change(headers, name, first, arguments, keywords); return null;
        }
    }

    private static void Change(Headers headers, string name, string first, JsonArray arguments, JsonObject keywords)
    {
        switch (name)
        {
            case "add" or "add_header": headers.Add(first, TextOf(arguments[1]), OptionsOf(keywords)); break;
            case "set": headers.Set(first, TextOf(arguments[1]), OptionsOf(keywords)); break;
            case "setitem" when IsPlace(arguments[0]): headers[(int)arguments[0]!] = new((string)arguments[1]![0]!, (string)arguments[1]![1]!); break;
            case "setitem": headers[first] = TextOf(arguments[1]); break;
            case "setlist": headers.SetList(first, Strings(arguments[1]!)); break;
            case "delitem" when IsPlace(arguments[0]): headers.RemoveAt((int)arguments[0]!); break;
            case "delitem" or "remove": headers.Remove(first); break;
            case "clear": headers.Clear(); break;
            case "extend": headers.Extend([.. PairsOf(arguments.Count > 0 ? arguments[0] : null), .. PairsOf(keywords)]); break;
            case "update": headers.Update([.. PairsOf(arguments.Count > 0 ? arguments[0] : null), .. PairsOf(keywords)]); break;
            default: throw new NotSupportedException(name);
        }
    }

    private static KeyValuePair<string, string> PopAt(Headers headers, int place)
    {
        KeyValuePair<string, string> pair = headers[place];
        headers.RemoveAt(place);
        return pair;
    }

    private static JsonObject MultiDictOps(HttpCall call)
    {
        MultiDict<JsonNode?> dict = new(call[0] is JsonArray pairs
            ? pairs.Select(static pair => KeyValuePair.Create((string)pair![0]!, pair[1]?.DeepClone()))
            : Entries(call[0]));
        JsonArray operations = call[1]!.AsArray();
        int at = 0;
        JsonArray results = Run("MultiDict.ops", operations, (name, arguments) => MultiDictOp(dict, name, arguments, KeywordsOf(operations[at++]!)));
        return new JsonObject { ["results"] = results, ["final"] = Nodes(dict.Pairs.Select(static pair => (JsonNode?)new JsonArray(pair.Key, pair.Value?.DeepClone()))) };
    }

    private static JsonNode? MultiDictOp(MultiDict<JsonNode?> dict, string name, JsonArray arguments, JsonObject keywords)
    {
        string first = arguments.Count > 0 && arguments[0] is JsonValue value ? HttpCall.Plain(value)?.ToString() ?? "" : "";
        switch (name)
        {
            case "get": return dict.Get(first, arguments.Count > 1 ? arguments[1] : null)?.DeepClone();
            case "getitem": return dict[first]?.DeepClone();
            case "getlist": return Nodes(dict.GetList(first));
            case "contains": return dict.ContainsKey(first);
            case "copy": return new JsonObject { ["$multi"] = Nodes(dict.Copy().Pairs.Select(static pair => (JsonNode?)new JsonArray(pair.Key, pair.Value?.DeepClone()))) };
            case "len": return dict.Count;
            case "keys": return HttpShapes.Strings(dict.Keys);
            case "values": return Nodes(dict.Values);
            case "items": return Nodes(((bool?)(arguments.Count > 0 ? arguments[0] : keywords["multi"]) == true ? dict.Pairs : dict)
                .Select(static pair => (JsonNode?)new JsonArray(pair.Key, pair.Value?.DeepClone())));
            case "lists": return Nodes(dict.Lists().Select(static pair => (JsonNode?)new JsonArray(pair.Key, Nodes(pair.Value))));
            case "to_dict": return ToDict(dict, (bool?)(arguments.Count > 0 ? arguments[0] : keywords["flat"]) ?? true);
            case "setdefault": return dict.SetDefault(first, arguments.Count > 1 ? arguments[1]?.DeepClone() : null)?.DeepClone();
            case "setlistdefault": return Nodes(dict.SetListDefault(first, arguments[1]!.AsArray().Select(static node => node?.DeepClone())));
            case "pop": return (arguments.Count > 1 ? dict.Pop(first, arguments[1]) : dict.Pop(first))?.DeepClone();
            case "poplist": return Nodes(dict.PopList(first));
            case "popitem": return dict.PopItem() is var (key, item) ? new JsonArray(key, item?.DeepClone()) : null;
            case "popitemlist": return dict.PopItemList() is var (name1, list) ? new JsonArray(name1, Nodes(list)) : null;
            default: Change(dict, name, first, arguments); return null;
        }
    }

    private static void Change(MultiDict<JsonNode?> dict, string name, string first, JsonArray arguments)
    {
        switch (name)
        {
            case "add": dict.Add(first, arguments[1]?.DeepClone()); break;
            case "setitem": dict[first] = arguments[1]?.DeepClone(); break;
            case "setlist": dict.SetList(first, arguments[1]!.AsArray().Select(static node => node?.DeepClone())); break;
            case "update": dict.Update(Entries(arguments[0])); break;
            case "clear": dict.Clear(); break;
            case "delitem" when !dict.Remove(first): throw new KeyNotFoundException(first);
            case "delitem": break;
            default: throw new NotSupportedException(name);
        }
    }

    private static JsonObject ToDict(MultiDict<JsonNode?> dict, bool flat)
    {
        JsonObject plain = [];
        if (flat)
        {
            foreach ((string key, JsonNode? value) in dict.ToDictionary())
                plain[key] = value?.DeepClone();
            return plain;
        }

        foreach ((string key, IReadOnlyList<JsonNode?> values) in dict.ToDictionaryOfLists())
            plain[key] = Nodes(values);
        return plain;
    }

    private static bool IsPlace(JsonNode? node) => node?.GetValueKind() == System.Text.Json.JsonValueKind.Number;

    // A tuple encoded twice, as the vectors have it inside the results of operations.
    private static JsonObject PairOf(KeyValuePair<string, string> pair) =>
        new() { ["$dict"] = HttpShapes.Array([new JsonArray("$tuple", Array(pair))]) };

    private static JsonArray Array(KeyValuePair<string, string> pair) => new(pair.Key, pair.Value);

    private static JsonArray Nodes(IEnumerable<JsonNode?> nodes) => HttpShapes.Array(nodes.Select(static node => node?.DeepClone()));

    private static string TextOf(JsonNode? node) => HttpCall.Plain(node)?.ToString() ?? "None";

    private static IEnumerable<KeyValuePair<string, string?>> OptionsOf(JsonObject keywords) =>
        keywords.Select(static pair => KeyValuePair.Create(pair.Key, HttpCall.Plain(pair.Value)?.ToString()));

    // A list of pairs, or a dict whose values may be lists.
    private static IEnumerable<KeyValuePair<string, string>> PairsOf(JsonNode? node) =>
        Entries(node).Select(static pair => KeyValuePair.Create(pair.Key, TextOf(pair.Value)));

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Entries(JsonNode? node) => node switch
    {
        JsonArray pairs => pairs.Select(static pair => KeyValuePair.Create((string)pair![0]!, pair[1]?.DeepClone())),
        JsonObject dict when dict["$multi"] is { } multi => Entries(multi),
        JsonObject dict => dict.SelectMany(static pair => pair.Value is JsonArray values
            ? values.Select(value => KeyValuePair.Create(pair.Key, value?.DeepClone()))
            : [KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())]),
        _ => [],
    };
}
