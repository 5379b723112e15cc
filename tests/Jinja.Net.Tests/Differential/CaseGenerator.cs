using System.Text.Json.Nodes;

namespace Jinja.Net.Tests.Differential;

/// <summary>Writes random cases, as recorded observations are written: an environment, templates or an expression, and variables.</summary>
internal sealed class CaseGenerator(int seed)
{
    private readonly Chance _chance = new(seed);

    // Block, variable and comment; some begin as another does, the longer wins then.
    private static readonly string[][] Delimiters =
    [
        ["<%", "%>", "${", "}", "<#", "#>"], ["[%", "%]", "[[", "]]", "[#", "#]"], ["<!--", "-->", "{{", "}}", "<!--#", "#-->"], ["<?", "?>", "<?=", "?>", "<!--", "-->"], ["{%", "%}", "{", "}", "{#", "#}"], ["%%", "%%", "$$", "$$", "##", "##"],
    ];

    /// <summary>The next case; its kind is one of <c>render</c>, <c>expression</c>, <c>native</c>, <c>syntax_error</c>, <c>meta</c>, <c>lex</c>.</summary>
    public JsonObject Next()
    {
        JsonObject one = Make();
        return (string)one["kind"]! != "expression" && _chance.OneIn(8) ? Redelimit(one) : one;
    }

    private JsonObject Make() => _chance.Below(23) switch
    {
        < 7 => Expression(),
        < 12 => Rendered("render"),
        < 15 => Family(),
        < 16 => Rendered("native"),
        < 17 => Meta(),
        < 18 => Lexed(),
        < 21 => Program(),
        _ => Broken(),
    };

    private JsonObject Lexed()
    {
        JsonObject environment = Environment(out TemplateGenerator templates);
        string source = templates.Single();
        return new() { ["kind"] = "lex", ["env"] = environment, ["source"] = _chance.OneIn(3) ? Damage(source) : source, ["name"] = "page.html" };
    }

    private JsonObject Expression() => new()
    {
        ["kind"] = "expression",
        ["env"] = _chance.OneIn(4) ? Environment(out _) : [],
        ["source"] = new ExpressionGenerator(_chance).Any(),
        ["undefined_to_none"] = _chance.OneIn(2),
        ["context"] = Contexts.Make(_chance),
    };

    private JsonObject Rendered(string kind)
    {
        JsonObject environment = Environment(out TemplateGenerator templates);
        if (kind == "native")
            environment["native"] = true;
        if (kind == "native")
            environment.Remove("sandboxed");
        return new() { ["kind"] = kind, ["env"] = environment, ["source"] = templates.Single(), ["context"] = Contexts.Make(_chance) };
    }

    private JsonObject Family()
    {
        JsonObject environment = Environment(out TemplateGenerator templates);
        JsonObject family = new(templates.Family().Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return new() { ["kind"] = "render", ["env"] = environment, ["templates"] = family, ["name"] = "main.html", ["context"] = Contexts.Make(_chance) };
    }

    private JsonObject Program()
    {
        JsonObject environment = Environment(out _);
        ProgramGenerator programs = new(_chance);
        return new() { ["kind"] = "render", ["env"] = environment, ["templates"] = programs.Family(), ["name"] = "main", ["context"] = programs.Context() };
    }

    private JsonObject Meta()
    {
        JsonObject environment = Environment(out TemplateGenerator templates);
        return new() { ["kind"] = "meta", ["env"] = environment, ["source"] = _chance.OneIn(2) ? templates.Single() : templates.Family()["main.html"] };
    }

    private JsonObject Broken()
    {
        JsonObject environment = Environment(out TemplateGenerator templates);
        bool expression = _chance.OneIn(3);
        string source = expression ? new ExpressionGenerator(_chance).Any() : _chance.OneIn(2) ? templates.Single() : templates.Family()["main.html"];
        return new() { ["kind"] = "syntax_error", ["env"] = environment, ["source"] = Damage(source), ["name"] = "page.html", ["expression"] = expression };
    }

    // Takes away, doubles, exchanges or puts in a piece.
    private string Damage(string source)
    {
        for (int times = _chance.Below(3); times >= 0 && source.Length > 2; times--)
        {
            int at = _chance.Below(source.Length);
            int length = Math.Min(1 + _chance.Below(6), source.Length - at);
            string piece = _chance.Pick("{%", "%}", "{{", "}}", "{#", "#}", "'", "\"", "(", ")", "[", "]", "{", "}", ",", ":", ".", "|", "-", "+", "*", "**", "//", "==", "!", "!=", "$", "?", "&", "\\", "=", " if ", " else ", " in ", " is ", " not ", " and ", " for ", "1", "1.", "0x", "1_", "1e", "a", "'\\x4'", "'\\N{DIGIT ONE}'", "end", "endif", "{% endfor %}", "{% if %}", "{% else %}", "{% for x in y %}", "{% block a %}", "{% endblock %}", "{% set %}", "{% macro m( %}", "{% raw %}", "{% include %}", "{% from 'a' import %}", "{% extends %}", "{% nope %}", "\n", " ", "é", "loop", "self", "none", "true");
            source = _chance.Below(4) switch
            {
                0 => source.Remove(at, length),
                1 => source.Insert(at, source.Substring(at, length)),
                2 => source.Remove(at, length).Insert(at, piece),
                _ => source.Insert(at, piece),
            };
        }

        // Half of a character beyond 16 bits cannot be written down.
        return string.Concat(source.EnumerateRunes().Select(static rune => rune.ToString()));
    }

    // Writes a case with other delimiters.
    private JsonObject Redelimit(JsonObject one)
    {
        string[] marks = Delimiters[_chance.Below(Delimiters.Length)];
        JsonObject environment = one["env"]!.AsObject();
        foreach ((string name, string mark) in Marks.Zip(marks))
            environment[name] = mark;
        if (one["templates"] is JsonObject family)
            one["templates"] = new JsonObject(family.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Rewritten((string)pair.Value!, marks))));
        else
            one["source"] = Rewritten((string)one["source"]!, marks);
        return one;
    }

    private static readonly string[] Marks = ["block_start_string", "block_end_string", "variable_start_string", "variable_end_string", "comment_start_string", "comment_end_string"];

    private static string Rewritten(string source, string[] marks)
    {
        string[] usual = ["{%", "%}", "{{", "}}", "{#", "#}"];
        for (int i = 0; i < usual.Length; i++)
            source = source.Replace(usual[i], $"\u0001{i}", StringComparison.Ordinal);
        for (int i = 0; i < usual.Length; i++)
            source = source.Replace($"\u0001{i}", marks[i], StringComparison.Ordinal);
        return source;
    }

    private JsonObject Environment(out TemplateGenerator templates)
    {
        JsonObject environment = [];
        bool extensions = _chance.OneIn(3);
        bool translations = _chance.OneIn(6);
        bool lines = _chance.OneIn(6);
        Flag(environment, "trim_blocks", 3);
        Flag(environment, "lstrip_blocks", 3);
        Flag(environment, "keep_trailing_newline", 4);
        if (lines)
            (environment["line_statement_prefix"], environment["line_comment_prefix"]) = ("#", "##");
        if (_chance.OneIn(12))
            environment["newline_sequence"] = "\r\n";
        Escaping(environment);
        if (_chance.OneIn(3))
            environment["undefined"] = _chance.Pick("StrictUndefined", "DebugUndefined", "ChainableUndefined");
        if (_chance.OneIn(12))
            environment["finalize"] = _chance.Pick("none_to_empty", "brackets");
        if (_chance.OneIn(6))
            environment["sandboxed"] = _chance.Pick("sandbox", "immutable");
        if (_chance.OneIn(8))
            environment["policies"] = Policies();
        if (_chance.OneIn(8))
            environment["globals"] = new JsonObject { ["given"] = _chance.Pick("of the environment", "<b>"), ["n"] = 3 };
        JsonArray used = [];
        if (extensions)
            used = ["jinja2.ext.do", "jinja2.ext.loopcontrols"];
        if (translations)
        {
            used.Add((JsonNode)"jinja2.ext.i18n");
            environment["i18n"] = Translations();
        }

        if (used.Count > 0)
            environment["extensions"] = used;
        templates = new TemplateGenerator(_chance, extensions, translations, lines);
        return environment;
    }

    private JsonObject Policies()
    {
        JsonObject policies = [];
        if (_chance.OneIn(2))
            policies["truncate.leeway"] = _chance.Below(8);
        if (_chance.OneIn(2))
            (policies["urlize.rel"], policies["urlize.target"]) = (_chance.Pick("me", "x y"), _chance.Pick("_top", "\"", ""));
        if (_chance.OneIn(2))
            policies["urlize.extra_schemes"] = new JsonArray("ftp:", "tel:");
        if (_chance.OneIn(2))
            policies["json.dumps_kwargs"] = new JsonObject { ["sort_keys"] = _chance.OneIn(2), ["indent"] = _chance.Pick<JsonNode?>(null, 1, 3), ["ensure_ascii"] = _chance.OneIn(2) };
        if (_chance.OneIn(2))
            policies["ext.i18n.trimmed"] = true;
        return policies;
    }

    private void Escaping(JsonObject environment)
    {
        if (_chance.OneIn(3))
            environment["autoescape"] = true;
        else if (_chance.OneIn(8))
            environment["autoescape"] = new JsonObject { ["select"] = new JsonObject { ["enabled_extensions"] = new JsonArray("html"), ["disabled_extensions"] = new JsonArray("txt"), ["default_for_string"] = _chance.OneIn(2), ["default"] = false } };
    }

    private JsonObject Translations()
    {
        JsonObject translations = new() { ["newstyle"] = _chance.OneIn(2) };
        if (_chance.OneIn(2))
            (translations["messages"], translations["contexts"]) = (new JsonObject { ["Hello"] = "Hej", ["apple"] = "<äpple>", ["apples"] = "%(num)s äpplen" }, new JsonArray(new JsonArray("fruit", "apple", "frukt")));
        return translations;
    }

    private void Flag(JsonObject environment, string name, int times)
    {
        if (_chance.OneIn(times))
            environment[name] = true;
    }
}
