using MarkupSafe.Net;

namespace Jinja.Net.Tests;

[TestClass]
public sealed class EscapeModeTests
{
    private static readonly Dictionary<string, object?> Context = new()
    {
        ["name"] = "A\"n'n </script>é&", ["n"] = 1.0, ["yes"] = true, ["nothing"] = null, ["list"] = new object?[] { 1, "x", null }, ["safe"] = new Markup("<raw>"),
    };

    [TestMethod]
    [DataRow("a.json", """{"name": {{ name }}, "n": {{ n }}, "l": {{ list }}, "z": {{ nothing }}, "t": {{ yes }}}""", """{"name": "A\"n'n </script>é&", "n": 1.0, "l": [1, "x", null], "z": null, "t": true}""")]
    [DataRow("a.JSON.j2", """[{{ "const" }}, {{ missing }}, {{ name|length }}, {{ list[1] ~ 'y' }}]""", """["const", null, 17, "xy"]""")]
    [DataRow("a.js", "let name = {{ name }};", "let name = \"A\\\"n\\u0027n \\u003c/script\\u003e\\u00e9\\u0026\";")]
    [DataRow("a.url", "https://x/{{ name }}?{{ {'a b': '/', 'c': 1} }}", "https://x/A%22n%27n%20%3C%2Fscript%3E%C3%A9%26?a+b=%2F&c=1")]
    [DataRow("a.html", "{{ name }}{{ safe }}", "A&#34;n&#39;n &lt;/script&gt;é&amp;<raw>")]
    [DataRow("a.txt", "{{ name }}{{ safe }}", "A\"n'n </script>é&<raw>")]
    [DataRow(null, "{{ name }}", "A&#34;n&#39;n &lt;/script&gt;é&amp;")]
    public void Each_template_escapes_for_what_it_makes(string? name, string source, string expected) => Assert.AreEqual(expected, Render(name, source));

    [TestMethod]
    public void What_is_safe_already_is_printed_as_it_is() => Assert.AreEqual(
        "<raw> 1 \"a\" \"a\" {\"x\": 1} A\"n'n </script>é&",
        Render("a.json", "{{ safe }} {{ '1'|safe }} {% macro m(x) %}{{ x }}{% endmacro %}{{ m('a') }} {% set s %}{{ 'a' }}{% endset %}{{ s }} {{ {'x': 1}|tojson }} {% autoescape false %}{{ name }}{% endautoescape %}"));

    [TestMethod]
    public void An_included_template_keeps_its_own_mode()
    {
        JinjaEnvironment env = Environment(new() { ["page.html"] = "{{ name }}<script>let data = {% include 'data.json' %};</script>", ["data.json"] = "[{{ name }}]" });

        Assert.AreEqual("&lt;<script>let data = [\"<\"];</script>", env.GetTemplate("page.html").Render(("name", "<")));
    }

    [TestMethod]
    public void A_mode_may_be_the_program_s_own()
    {
        JinjaEnvironment env = new(new JinjaOptions
        {
            AutoEscape = AutoEscape.ByFileName.For(EscapeMode.Custom("sql", static value => $"'{value?.ToString()?.Replace("'", "''", StringComparison.Ordinal)}'"), "sql"),
            Loader = new DictLoader(new Dictionary<string, string> { ["q.sql"] = "select {{ name }}, {{ 'n'|safe }}" }),
        });

        Assert.AreEqual("select 'O''Hara', n", env.GetTemplate("q.sql").Render(("name", "O'Hara")));
        Assert.AreEqual("sql", env.Options.AutoEscape.ModeFor("x.sql").Name);
    }

    [TestMethod]
    public void The_program_s_finalizer_comes_first()
    {
        JinjaEnvironment env = new(new JinjaOptions
        {
            AutoEscape = AutoEscape.ByFileName, Finalize = (object? value) => value ?? "-", Loader = new DictLoader(new Dictionary<string, string> { ["a.json"] = "{{ x }}" }),
        });

        Assert.AreEqual("\"-\"", env.GetTemplate("a.json").Render(("x", null)));
    }

    [TestMethod]
    public void What_JSON_cannot_say_is_an_error_and_what_is_strict_stays_strict()
    {
        Assert.ThrowsExactly<OperationException>(() => Render("a.json", "{{ range }}"));
        JinjaEnvironment strict = new(new JinjaOptions { AutoEscape = AutoEscape.ByFileName, Undefined = UndefinedKind.Strict, Loader = new DictLoader(new Dictionary<string, string> { ["a.json"] = "{{ x }}" }) });
        Assert.ThrowsExactly<UndefinedException>(() => strict.GetTemplate("a.json").Render());
    }

    [TestMethod]
    public void Text_in_a_URL_cannot_grow_without_bound()
    {
        SandboxedEnvironment sandbox = new(new JinjaOptions { AutoEscape = AutoEscape.ByFileName, Loader = new DictLoader(new Dictionary<string, string> { ["a.url"] = "{{ 'ä' * 900000 }}" }) });

        Assert.ThrowsExactly<LimitException>(() => sandbox.GetTemplate("a.url").Render());
    }

    [TestMethod]
    public void Deterministic_renders_come_out_the_same()
    {
        const string Source = "{{ range(1000)|list|random }} {{ range(1000)|list|random }} {{ lipsum(1) }}";
        Template first = Make(1), again = Make(1), other = Make(2);

        Assert.AreEqual(first.Render(), first.Render());
        Assert.AreEqual(first.Render(), again.Render());
        Assert.AreNotEqual(first.Render(), other.Render());
        Assert.AreNotEqual(first.Render().Split(' ')[0], first.Render().Split(' ')[1]);

        static Template Make(int seed) => new JinjaEnvironment(new JinjaOptions().Deterministic(DateTimeOffset.UnixEpoch, seed)).FromString(Source);
    }

    [TestMethod]
    public void The_clock_of_deterministic_renders_stands_still()
    {
        JinjaOptions options = new JinjaOptions().Deterministic(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)));

        Assert.AreEqual("2026-01-02 03:04", StrFTime.Format(options.Clock.GetLocalNow(), "%Y-%m-%d %H:%M"));
        Assert.AreEqual(0, options.Seed);
    }

    private static string Render(string? name, string source)
    {
        JinjaEnvironment env = Environment(name is null ? [] : new() { [name] = source });
        return (name is null ? env.FromString(source) : env.GetTemplate(name)).Render(Context);
    }

    private static JinjaEnvironment Environment(Dictionary<string, string> templates) => new(new JinjaOptions { AutoEscape = AutoEscape.ByFileName, Loader = new DictLoader(templates) });
}
