using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Conformance.Werkzeug;

namespace Werkzeug.Net.Tests.Differential;

/// <summary>Random maps of rules, bound at random, asked at random: with paths that nearly fit, and values that nearly do.</summary>
internal sealed class RoutingCases(int seed) : CaseSource(seed)
{
    private static readonly Version FloatsAndDuplicates = new(3, 2);
    private readonly IVectorKind _replay = WerkzeugKinds.All.Single(static pair => pair.Key == "werkzeug/routing").Value;
    private bool _mayHaveFloats = true;

    private static readonly string[] Words = ["a", "b", "foo", "bar", "x-y", "v1.0", "é", "a b", "1", "+", "a|b", "(z)"];
    private static readonly string[] Kinds =
    [
        "", "", "string:", "int:", "path:", "float:", "uuid:", "default:", "any(foo, bar):", "any(\"b,z\", 'q q', a.b):", "string(length=2):",
        "string(minlength=2, maxlength=4):", "string(maxlength=3):", "string(2):", "int(fixed_digits=3):", "int(min=2, max=20):", "int(signed=True):", "int(min=-5, signed=True):", "int(2):",
        "float(signed=True):", "float(min=0.5, max=2):", "any(1, 2):", "int(max=9):",
    ];

    private static readonly string[] Samples =
    [
        "a", "foo", "bar", "b,z", "q q", "a.b", "1", "12", "007", "042", "-3", "20", "99999999999999999999", "1.5", "0.5", "-0.5", "1.", ".5", "abc", "abcde", "é", "x y", "a/b",
        "a/b/", "/a", "", "..", "%2F", "a;b", "12345678-1234-5678-1234-567812345678", "12345678-1234-5678-1234-56781234567Z", "foo-bar", "a.html", "１２", "٣",
    ];

    public override JsonObject Next()
    {
        bool hosts = Chance(0.15);
        JsonObject map = Map(hosts);
        string operation = Pick("match", "match", "match", "build", "build", "test", "allowed_methods");
        _mayHaveFloats = operation != "build" || Asked >= FloatsAndDuplicates;
        JsonArray rules = Rules(1 + Random.Next(10), map, hosts);
        return new JsonObject
        {
            ["map"] = map, ["rules"] = rules, ["bind"] = Bind(hosts), ["op"] = operation, ["args"] = operation == "build" ? BuildArguments(rules) : MatchArguments(operation, rules),
        };
    }

    // A rule that matches just what another does is an error since 3.2: asking an older release tells nothing, so few are made.
    private JsonArray Rules(int count, JsonObject map, bool hosts)
    {
        JsonArray rules = [];
        for (int at = 0; at < count; at++)
        {
            rules.Add(Rule(at, hosts));
            if (Asked < FloatsAndDuplicates && Chance(0.98) && IsDuplicate(map, rules))
                rules.RemoveAt(rules.Count - 1);
        }

        if (rules.Count == 0)
            rules.Add(Rule(0, hosts));
        return rules;
    }

    private bool IsDuplicate(JsonObject map, JsonArray rules)
    {
        JsonObject asked = new()
        {
            ["map"] = map.DeepClone(), ["rules"] = rules.DeepClone(), ["bind"] = new JsonObject { ["server_name"] = "h" }, ["op"] = "test", ["args"] = new JsonObject(),
        };
        JsonObject outcome = _replay.Replay(new Vector("rules", asked, [], ""));
        return (string?)outcome["error"] == "DuplicateRuleError";
    }

    public override string? Explain(JsonObject input, JsonObject expected, JsonObject actual, Version version)
    {
        string all = input.ToJsonString();
        if (version >= new Version(3, 2))
            return null;
        if (version < new Version(3, 0) && ((string)input["op"]! == "build" || expected.ContainsKey("redirect") || actual.ContainsKey("redirect")))
            return "URLs are written otherwise before 3.0";
        if ((string?)actual["error"] == "DuplicateRuleError")
            return "two rules that match the same are an error since 3.2";
        if (all.Contains("min=-", StringComparison.Ordinal))
            return "a minus may stand before a number since 3.2";
        if (all.Contains("float", StringComparison.Ordinal) && ((string)input["op"]! == "build" || expected.ContainsKey("redirect")))
            return "floats are written with six decimals since 3.2";
        return all.Contains("///", StringComparison.Ordinal) ? "three slashes became two before 3.2" : null;
    }

    private JsonObject Map(bool hosts)
    {
        JsonObject map = [];
        if (hosts)
            map["host_matching"] = true;
        if (Chance(0.2))
            map["strict_slashes"] = false;
        if (Chance(0.15))
            map["merge_slashes"] = false;
        if (Chance(0.1))
            map["redirect_defaults"] = false;
        if (Chance(0.1))
            map["sort_parameters"] = true;
        if (!hosts && Chance(0.1))
            map["default_subdomain"] = "www";
        return map;
    }

    private JsonObject Rule(int at, bool hosts)
    {
        JsonObject rule = new() { ["string"] = Text(), ["endpoint"] = Pick($"e{at}", $"e{at}", $"e{at}", "shared", "e0") };
        if (hosts)
            rule["host"] = Pick("example.org", "api.example.org", "<sub>.example.org", "<int:n>.example.org", "<any(de, en):lang>.example.org");
        else if (Chance(0.15))
            rule["subdomain"] = Pick("api", "<sub>", "www", "", "<any(de, en):lang>", "<a>.<b>");
        if (Chance(0.25))
            rule["methods"] = Array(Some(3, "GET", "POST", "put", "DELETE", "HEAD", "OPTIONS"));
        if (Chance(0.2))
            rule["defaults"] = new JsonObject { [Pick("x", "y", "page")] = Pick<JsonNode>("a", 1, "foo", true) };
        if (Chance(0.1))
            rule["strict_slashes"] = Chance(0.5);
        if (Chance(0.1))
            rule["merge_slashes"] = Chance(0.5);
        if (Chance(0.05))
            rule["build_only"] = true;
        if (Chance(0.05))
            rule["alias"] = true;
        if (Chance(0.05))
            rule["websocket"] = true;
        if (Chance(0.07))
            rule["redirect_to"] = Pick("/new", "other", "/new/<x>", "http://other.example/", "/n/<y>/<x>", "../up");
        return rule;
    }

    private string Text()
    {
        string text = "";
        string[] names = ["x", "y", "z"];
        int name = 0;
        for (int parts = Chance(0.08) ? 0 : 1 + Random.Next(3); parts > 0; parts--)
        {
            text += Pick("/", "/", "/", "/", "//");
            switch (Random.Next(6))
            {
                case 0 or 1:
                    text += Words[Random.Next(Words.Length)];
                    break;
                case 2 when name < 3:
                    text += Pick("", "a-", "v") + Variable(names[name++]) + Pick(".html", "-b", "");
                    break;
                case 3 when name < 2:
                    text += Variable(names[name++]) + Pick("-", ".", "") + Variable(names[name++]);
                    break;
                default:
                    text += name < 3 ? Variable(names[name++]) : Words[Random.Next(Words.Length)];
                    break;
            }
        }

        return text + (text.Length == 0 || Chance(0.3) ? "/" : "");
    }

    private string Variable(string name)
    {
        string kind = Kinds[Random.Next(Kinds.Length)];
        bool isNew = Asked < FloatsAndDuplicates && ((!_mayHaveFloats && kind.StartsWith("float", StringComparison.Ordinal)) || kind.Contains("min=-", StringComparison.Ordinal));
        return $"<{(isNew ? "" : kind)}{name}>";
    }

    private JsonObject Bind(bool hosts)
    {
        JsonObject bind = new() { ["server_name"] = hosts ? Pick("example.org", "api.example.org", "5.example.org", "de.example.org") : Pick("example.org", "example.org", "EXAMPLE.org:8080") };
        if (Chance(0.3))
            bind["script_name"] = Pick("/", "/app", "/app/", null);
        if (!hosts && Chance(0.3))
            bind["subdomain"] = Pick("api", "www", "de", "", "a.b");
        if (Chance(0.2))
            bind["url_scheme"] = Pick("https", "http", "ws", "wss", "");
        if (Chance(0.1))
            bind["default_method"] = Pick("POST", "get");
        if (Chance(0.1))
            bind["path_info"] = Pick("/a", "/foo/");
        if (Chance(0.1))
            bind["query_args"] = Chance(0.5) ? "q=1" : new JsonObject { ["q"] = "a b", ["r"] = "é" };
        return bind;
    }

    private JsonObject MatchArguments(string operation, JsonArray rules)
    {
        JsonObject args = [];
        if (Chance(0.97))
            args["path_info"] = Path((string)rules[Random.Next(rules.Count)]!["string"]!);
        if (operation != "allowed_methods" && Chance(0.3))
            args["method"] = Pick("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "get");
        if (operation == "match" && Chance(0.05))
            args["query_args"] = Chance(0.5) ? "z=%20" : new JsonObject { ["z"] = "a&b" };
        if (operation == "match" && Chance(0.05))
            args["websocket"] = Chance(0.5);
        return args;
    }

    // The rule's own text with its variables filled in, then perhaps spoilt.
    private string Path(string rule)
    {
        System.Text.StringBuilder path = new();
        for (int at = 0; at < rule.Length; at++)
        {
            if (rule[at] != '<')
            {
                path.Append(rule[at]);
                continue;
            }

            int end = rule.IndexOf('>', at);
            path.Append(Fitting(rule[(at + 1)..end]));
            at = end;
        }

        return Random.Next(8) switch
        {
            0 => path.ToString().TrimEnd('/'),
            1 => path + "/",
            2 => path.ToString().Replace("/", "//", StringComparison.Ordinal),
            3 => path + Pick("x", "/x", "?", "%", ".html"),
            4 => path.ToString().TrimStart('/'),
            _ => path.ToString(),
        };
    }

    private string Fitting(string variable) => Chance(0.3) ? Samples[Random.Next(Samples.Length)] : variable.Split([':', '('])[0] switch
    {
        "int" => Pick("1", "12", "007", "-3", "20"),
        "float" => Pick("1.5", "0.75", "-2.0", "10.0"),
        "uuid" => "12345678-1234-5678-1234-567812345678",
        "path" => Pick("a", "a/b", "a/b/c", "a/", "a//b"),
        "any" => Pick("foo", "bar", "1", "b,z", "q q", "de"),
        _ => Pick("ab", "abc", "foo", "é", "a-b", "x.y"),
    };

    private JsonObject BuildArguments(JsonArray rules)
    {
        JsonObject args = new() { ["endpoint"] = Chance(0.9) ? (string)rules[Random.Next(rules.Count)]!["endpoint"]! : Pick("e", "shred", "none", "e9") };
        JsonObject values = [];
        foreach (string name in new[] { "x", "y", "z", "sub", "lang", "n", "a", "b", "page", "extra", "q" })
        {
            if (Chance(name is "x" or "y" or "z" ? 0.75 : 0.15))
                values[name] = Value(name is "extra" or "q" or "page");
        }

        args["values"] = values;
        if (Chance(0.2))
            args["method"] = Pick("GET", "POST", "PUT");
        if (Chance(0.15))
            args["force_external"] = true;
        if (Chance(0.1))
            args["append_unknown"] = false;
        if (Chance(0.1))
            args["url_scheme"] = Pick("https", "ws", "ftp", "");
        return args;
    }

    private JsonNode? Value(bool mayBeMany) => Random.Next(9) switch
    {
        0 => Random.Next(-30, 3000),
        1 => Random.Next(20),
        2 => null,
        3 when mayBeMany => Array(Some(3, "p", "q r", "é")),
        _ => Samples[Random.Next(Samples.Length)],
    };
}
