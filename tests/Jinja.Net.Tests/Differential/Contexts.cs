using System.Text.Json.Nodes;

namespace Jinja.Net.Tests.Differential;

/// <summary>The variables of random cases: always the same names, mostly with the same values.</summary>
internal static class Contexts
{
    private const string Usual = """
        {"n": 5, "zero": 0, "neg": -7, "big": {"$int": "1180591620717411303424"}, "f": 3.14, "half": 2.5, "small": 1e-07, "huge": 1e22, "inf": {"$float": "inf"}, "nan": {"$float": "nan"},
        "yes": true, "no": false, "nothing": null, "s": "Hello World", "html": "<a href=\"x\">'&</a>", "m": {"$markup": "<b>x</b>"}, "text": "the quick brown fox jumps over the lazy-dog",
        "words": ["banana", "Apple", "cherry", "apple"], "numeric": "42", "floaty": "3.75", "empty": "", "unicode": "naïve ☃ 😀 ß ŉ", "lines": "first line\nsecond line\n\n  fourth line\n", "padded": "  \t pad \n",
        "links": "see https://example.com/a?b=1&c=2 and www.example.org, (http://x.io). mail me@ex.com", "quotes": "it's \"quoted\"",
        "lst": [3, 1, 2], "tup": {"$tuple": [1, "a", null]}, "nested": [[1, 2], [3, [4, "x"]]], "nolist": [], "mixed": [1, "a", null, true, 2.0], "st": {"$set": [1, 2, 3]}, "fs": {"$frozenset": [1]}, "one": {"$tuple": [1]},
        "users": [{"name": "ann", "age": 31, "city": "Oslo", "active": true}, {"name": "Bob", "age": 25, "city": "bergen", "active": false}, {"name": "cid", "age": 31, "city": "oslo", "active": true}],
        "people": [{"$object": {"name": "Dee", "age": 40, "home": {"$object": {"city": "Rome"}}}}, {"$object": {"name": "eve", "age": 20, "home": {"$object": {"city": "Bari"}}}}],
        "d": {"a": 1, "b": 2, "c": [1, 2], "k": "v"}, "ints": {"$dict": [[1, "one"], [2, "two"]]}, "shadow": {"items": "item!", "keys": 1, "x": 2}, "nodict": {}, "deep": {"a": {"b": [{"c": 7}]}},
        "thing": {"$object": {"name": "thing", "value": 9, "items": [1, 2], "nothing": null}}, "when": {"$datetime": "2024-02-29T13:05:09"}, "day": {"$date": "2024-02-29"}, "delta": {"$timedelta": 90061.0},
        "by": {"$bytes": "YWL/Jw=="}, "uid": {"$uuid": "12345678-1234-5678-1234-567812345678"}, "tree": [{"v": 1, "kids": [{"v": 2, "kids": []}, {"v": 3, "kids": [{"v": 4, "kids": []}]}]}, {"v": 5, "kids": []}]}
        """;

    private const string Unusual = """
        [0, -1, 3, 1e16, 0.1, 123456789.125, 1e-5, {"$int": "-99999999999999999999999"}, "", " ", "a", "Ab cD", "<&>", "5", "-3.5", "ǅ", "ﬁx", "a\tb\\\u0001", "%s", "{}", {"$markup": "&amp;<i>"}, {"$markup": ""},
        [], [1], ["b", "a"], [[2, "b"], [1, "a"]], [null], {"$tuple": []}, {"$tuple": ["x", 1]}, {}, {"a": null}, {"x": {"a": "<"}}, {"$dict": [[null, 1], [{"$tuple": [1, 2]}, "t"]]}, {"$set": []}, {"$set": ["only"]},
        true, false, null, {"$undefined": "given"}, {"$object": {"a": 1, "name": "<o>"}}, {"$date": "1999-12-31"}, {"$timedelta": -1.5}, {"$bytes": ""}, {"$float": "-inf"}]
        """;

    /// <summary>Variables for a case; now and then one holds something else than usual.</summary>
    public static JsonObject Make(Chance chance)
    {
        JsonObject context = JsonNode.Parse(Usual)!.AsObject();
        JsonArray others = JsonNode.Parse(Unusual)!.AsArray();
        while (chance.OneIn(2))
            context[chance.Pick("n", "s", "lst", "d", "f", "m", "x", "y", "tup", "words", "thing", "html", "i")] = others[chance.Below(others.Count)]?.DeepClone();
        return context;
    }
}
