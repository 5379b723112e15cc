namespace Jinja.Net.Tests.Diagnostics;

[TestClass]
public sealed class DiagnoseTests
{
    private static readonly JinjaEnvironment Env = new(new JinjaOptions { Extensions = { Extension.Do, Extension.LoopControls, new I18nExtension() } });

    [TestMethod]
    public void A_good_template_has_no_findings() => Assert.IsEmpty(Env.Diagnose("{% for x in y %}{{ x|upper }}{% else %}{{ y is none }}{% endfor %}"));

    [TestMethod]
    public void Every_error_is_told_with_its_place()
    {
        IReadOnlyList<TemplateDiagnostic> findings = Env.Diagnose("{{ a b }}\n{% if %}x{% endif %}\n{{ 'ok' }}{{ x ! }}\n{% for i in %}{{ i }}{% endfor %}", "page.html");

        CollectionAssert.AreEqual(
            (string[])
            [
                "page.html(1,6): error: expected token 'end of print statement', got 'b'",
                "page.html(2,7): error: Expected an expression, got 'end of statement block'",
                "page.html(3,16): error: unexpected char '!' at 46",
                "page.html(4,13): error: Expected an expression, got 'end of statement block'",
            ],
            findings.Select(static finding => finding.ToString()).ToArray());
        Assert.AreEqual("expected token 'end of print statement', got 'b'\n  in page.html, line 1\n  1 | {{ a b }}\n    |      ^", findings[0].Describe());
    }

    [TestMethod]
    public void Unknown_filters_tests_and_tags_come_with_suggestions()
    {
        IReadOnlyList<TemplateDiagnostic> findings = Env.Diagnose("{{ a|uper }}{{ a|trunctate(3)|uppper }}{{ a is defind }}{% iff a %}{% endfro %}{{ a|zzzzz }}");

        CollectionAssert.AreEqual(
            (string[])
            [
                "Encountered unknown tag 'iff'.:if", "No filter named 'uper'.:upper", "No filter named 'trunctate'.:truncate", "No filter named 'uppper'.:upper",
                "No test named 'defind'.:defined", "Encountered unknown tag 'endfro'.:endfor", "No filter named 'zzzzz'.:",
            ],
            findings.Select(static finding => $"{finding.Message}:{finding.Suggestion}").ToArray());
        StringAssert.EndsWith(findings[1].Describe(), "\n  did you mean 'upper'?", StringComparison.Ordinal);
    }

    [TestMethod]
    public void What_only_some_renders_get_to_is_a_warning()
    {
        TemplateDiagnostic finding = Env.Diagnose("{% if a %}{{ b|nope }}{% endif %}").Single();

        Assert.AreEqual(DiagnosticSeverity.Warning, finding.Severity);
        Env.FromString("{% if a %}{{ b|nope }}{% endif %}");
    }

    [TestMethod]
    public void Rules_of_the_language_are_checked_everywhere()
    {
        IReadOnlyList<TemplateDiagnostic> findings = Env.Diagnose("{% block a %}{% endblock %}{% block a %}{% endblock %}\n{% break %}\n{{ x(a=1, a=2) }}{% for loop in x %}{% endfor %}");

        CollectionAssert.AreEqual(
            (string[])["block 'a' defined twice", "'break' outside loop", "keyword argument repeated: a", "Can't assign to special loop variable in for-loop target"],
            findings.Select(static finding => finding.Message).ToArray());
    }

    [TestMethod]
    [DataRow("{% for x in %}{% if y %}{% else %}{% endif %}{% endfor %}", 1, DisplayName = "the end of a tag that could not be read")]
    [DataRow("{% for x in y %}{% if y %}{% endfor %}{{ a b }}{% endif %}", 2, DisplayName = "a nesting mistake, and its tail")]
    [DataRow("{% for x in y %}{% if y %}", 2, DisplayName = "two tags that nothing closes")]
    [DataRow("{% if x %}{% elif %}{{ a b }}{% else %}{% endif %}{{ c d }}", 3, DisplayName = "a bad tag in the middle")]
    [DataRow("{% macro f( %}{{ a }}{% endmacro %}{% endmacro %}", 2, DisplayName = "one end too many")]
    [DataRow("{{ 'a }} {{ b }} {# ok #} {{ c d }}", 2, DisplayName = "a string that does not end")]
    [DataRow("{{ a } }} {{ c d }}{# open", 3, DisplayName = "brackets, and an unclosed comment")]
    [DataRow("{% set x = %}{% set y %}{% endset %}{% trans %}{% if %}{% endtrans %}{{ ) }}", 3, DisplayName = "tags of extensions")]
    public void What_follows_from_an_error_is_not_told_again(string source, int count)
    {
        IReadOnlyList<TemplateDiagnostic> findings = Env.Diagnose(source);

        Assert.HasCount(count, findings, string.Join('\n', findings));
    }

    [TestMethod]
    public void Line_statements_are_read_on_too()
    {
        JinjaEnvironment env = new(new JinjaOptions { LineStatementPrefix = "#" });

        Assert.HasCount(2, env.Diagnose("# for x in\n  {{ x }}\n# endfor\n# if\nx\n# endif\n"));
    }

    [TestMethod]
    [DataRow("{%!%}")]
    [DataRow("{{ a b }}")]
    [DataRow("{% if x %}")]
    [DataRow("{% if %}{% endif %}")]
    [DataRow("{{ ((((((((((((((((((((((((")]
    [DataRow("{% endif %}")]
    public void Endless_mistakes_end(string mistake)
    {
        IReadOnlyList<TemplateDiagnostic> findings = Env.Diagnose(string.Concat(Enumerable.Repeat(mistake, 20_000)));

        Assert.IsLessThanOrEqualTo(100, findings.Count);
    }

    [TestMethod]
    public void The_first_error_is_the_one_that_compiling_throws()
    {
        Random random = new(7);
        int broken = 0;
        for (int i = 0; i < 6_000; i++)
        {
            string source = Damage(random, Sources[random.Next(Sources.Length)]);

            TemplateSyntaxException? thrown = Thrown(source);
            TemplateDiagnostic? first = Env.Diagnose(source).FirstOrDefault(static finding => finding.Severity == DiagnosticSeverity.Error);

            Assert.AreEqual(Describe(thrown), Describe(first?.Error), source);
            broken += thrown is null ? 0 : 1;
        }

        Assert.IsGreaterThan(2_000, broken);
    }

    private static readonly string[] Sources =
    [
        "{% extends 'a' %}{% block b scoped %}{{ super() }}{% endblock %}{% macro m(a, b=1) %}{{ caller(a) }}{% endmacro %}{% call(x) m(1, *y, **z) %}{{ x }}{% endcall %}",
        "{% for a, (b, c) in d if e recursive %}{{ loop(a) }}{% break %}{% else %}{{ a[1:2, 3] }}{% endfor %}{% set x = 1, 2 %}{% set y | upper %}a{% endset %}",
        "{% if a is not divisibleby 3 and b in c %}{{ a|map('upper')|join(', ') }}{% elif d == 2 %}{{ {'a': [1, 2.5]} }}{% else %}{# c #}{% endif %}{% raw %}{{ a }}{% endraw %}",
        "{% trans count=n %}one {{ count }}{% pluralize %}many{% endtrans %}{% with a = 1 %}{{ a if b else c }}{% endwith %}{% filter upper|trim %}x{% endfilter %}",
        "{% from 'a' import b as c, d with context %}{% import 'x' as y %}{% include ['a', 'b'] ignore missing %}{% autoescape true %}{{ -a ** 2 ~ 'b\\n' }}{% endautoescape %}{% do x.y() %}",
    ];

    private static string Damage(Random random, string source)
    {
        string text = source + Sources[random.Next(Sources.Length)];
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            int at = random.Next(text.Length);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at)),
                1 => text.Insert(at, ((string[])["{{", "}}", "{%", "%}", "(", "]", "'", "x", "|", "|nope", " is nope ", "!", "{#", "endif", "else ", "\n", " loop "])[random.Next(17)]),
                _ => text.Insert(at, text.Substring(random.Next(text.Length / 2), random.Next(1, 20))),
            };
        }

        return text;
    }

    private static TemplateSyntaxException? Thrown(string source)
    {
        try
        {
            Env.FromString(source);
            return null;
        }
        catch (TemplateSyntaxException error)
        {
            return error;
        }
    }

    private static string Describe(TemplateSyntaxException? error) => error is null ? "fine" : $"{error.GetType().Name} {error.Line}:{error.Column} {error.Describe()}";
}
