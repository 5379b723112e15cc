using System.Text.Json.Nodes;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>Long stories of operations on headers, multi-dictionaries and sets.</summary>
internal sealed partial class HttpCases
{
    private void AddCollections()
    {
        for (int more = 0; more < 3; more++)
        {
            Add("Headers.ops", () => [Pairs("A", "b", "a", "C", "Content-Type"), Operations(HeadersOperation)]);
            Add("MultiDict.ops", () => [Chance(0.8) ? Pairs("a", "b", "c", "") : new JsonObject { ["a"] = Array("1", "2"), ["b"] = "3" }, Operations(MultiDictOperation)]);
            Add("HeaderSet.ops", () => [Pick("a, b, c", "", "A, a, B", "foo", "x,y"), Operations(HeaderSetOperation)]);
        }
    }

    private JsonArray Pairs(params string[] keys) =>
        new([.. Enumerable.Range(0, Random.Next(6)).Select(_ => (JsonNode)Array(keys[Random.Next(keys.Length)], Pick("1", "2", "x y", "")))]);

    private JsonArray Operations(Func<JsonArray> operation) => new([.. Enumerable.Range(0, 1 + Random.Next(8)).Select(_ => (JsonNode)operation())]);

    private JsonArray HeadersOperation()
    {
        string key = Pick("A", "a", "B", "c", "zz", "content-type", "X-New");
        string value = Pick("1", "v w", "é", "", "bad\nvalue", "q\"r");
        return Random.Next(24) switch
        {
            0 => ["get", Array(key)],
            1 => ["get", Array(key, "default")],
            2 => ["getlist", Array(key)],
            3 => ["getitem", Array(key)],
            4 => ["contains", Array(key)],
            5 => ["len", new JsonArray()],
            6 => ["str", new JsonArray()],
            7 => [Pick("keys", "values", "items", "to_wsgi_list", "copy"), new JsonArray()],
            8 => ["items", new JsonArray(), new JsonObject { ["lower"] = true }],
            9 => ["pop", Array(key)],
            10 => ["pop", Array(key, "default")],
            11 => [Pick("pop", "popitem"), new JsonArray()],
            12 => ["setdefault", Array(key, value)],
            13 => ["setlistdefault", new JsonArray(key, Array("1", "2"))],
            14 => [Pick("add", "add_header", "set"), Array(key, value)],
            15 => [Pick("add", "set"), Array(key, Pick("attachment", "v")), new JsonObject { ["filename"] = Pick("a b.txt", "é.txt", "x"), ["some_key"] = Pick("z", "q\"r", null) }],
            16 => ["setitem", Array(key, value)],
            17 => ["setitem", new JsonArray(Random.Next(3), Array("Z", "9"))],
            18 => ["setlist", new JsonArray(key, Array(Some(3, "1", "2", "3")))],
            19 => [Pick("delitem", "remove"), Array(key)],
            20 => ["delitem", new JsonArray(Random.Next(3))],
            21 => ["extend", new JsonArray(Source()), Keywords()],
            22 => ["update", new JsonArray(Source()), Keywords()],
            _ => ["add", new JsonArray(key, Random.Next(10))],
        };
    }

    private JsonObject Source() => Random.Next(3) switch
    {
        0 => new JsonObject { ["A"] = "9", ["L"] = Array("1", "2") },
        1 => new JsonObject { ["$multi"] = new JsonArray(Array("A", "8"), Array("a", "7"), Array("n", "x")) },
        _ => new JsonObject { ["b"] = Array("x", "y"), ["zz"] = "1" },
    };

    private JsonObject Keywords() => Chance(0.7) ? [] : new JsonObject { ["kw"] = Chance(0.5) ? "1" : Array("1", "2") };

    private JsonArray MultiDictOperation()
    {
        string key = Pick("a", "b", "c", "zz", "");
        string value = Pick("1", "v w", "é", "");
        return Random.Next(20) switch
        {
            0 => ["getitem", Array(key)],
            1 => ["getlist", Array(key)],
            2 => ["get", Array(key)],
            3 => ["get", Array(key, "default")],
            4 => ["contains", Array(key)],
            5 => [Pick("len", "keys", "values", "lists", "copy"), new JsonArray()],
            6 => ["items", new JsonArray(), new JsonObject { ["multi"] = Chance(0.5) }],
            7 => ["to_dict", new JsonArray(Chance(0.5))],
            8 => ["setdefault", Array(key, value)],
            9 => ["setlistdefault", new JsonArray(key, Array("1", "2"))],
            10 => ["pop", Array(key)],
            11 => ["pop", Array(key, "default")],
            12 => ["poplist", Array(key)],
            13 => ["popitem", new JsonArray()],
            14 => ["popitemlist", new JsonArray()],
            15 => ["add", Array(key, value)],
            16 => ["setitem", Array(key, value)],
            17 => ["setlist", new JsonArray(key, Array(["0", .. Some(2, "1", "2", "3")]))],
            18 => ["update", new JsonArray(Source())],
            _ => ["delitem", Array(key)],
        };
    }

    private JsonArray HeaderSetOperation()
    {
        string word = Pick("a", "A", "b", "x", "zz");
        return Random.Next(11) switch
        {
            0 => ["contains", Array(word)],
            1 => ["len", new JsonArray()],
            2 => ["getitem", new JsonArray(Random.Next(3))],
            3 => ["find", Array(word)],
            4 => ["index", Array(word)],
            5 => ["to_header", new JsonArray()],
            6 => ["as_set", new JsonArray(Chance(0.5))],
            7 => ["add", Array(word)],
            8 => ["remove", Array(word)],
            9 => ["discard", Array(word)],
            _ => ["update", new JsonArray(Array(Some(3, "x", "Y", "a", "y")))],
        };
    }
}
