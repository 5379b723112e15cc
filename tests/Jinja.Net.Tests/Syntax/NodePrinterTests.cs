using System.Text.Json.Nodes;
using Conformance.Jinja;
using Conformance.Vectors;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;
using Jinja.Net.Tests.Differential;

namespace Jinja.Net.Tests.Syntax;

[TestClass]
public sealed class NodePrinterTests
{
    [TestMethod]
    [DataRow("a{{x.y [1:2]|f(1,k = 2) | upper}}", "a{{ x.y[1:2]|f(1, k=2)|upper }}")]
    [DataRow("{{ (a+b)*c ** -d ~ (e ~ f) }}", "{{ (a + b) * c ** -d ~ (e ~ f) }}")]
    [DataRow("{{ a - (b - c) - d }}", "{{ a - (b - c) - d }}")]
    [DataRow("{{ (a if b else c) if not (d or e) and f else (g, ) }}", "{{ (a if b else c) if not (d or e) and f else (g,) }}")]
    [DataRow("{{ (x is defined) and x is not divisibleby 3 }}", "{{ (x is defined) and not (x is divisibleby(3)) }}")]
    [DataRow("{{ (-a).b, -a.b, (a|f).b, [1, {'k': 'it\\'s\\n'}] }}", "{{ ((-a).b, -a.b, (a|f).b, [1, {'k': 'it\\'s\\n'}]) }}")]
    [DataRow("{% for a, (b, c) in d if e %}{{ a }}{% else %}f{% endfor %}", "{% for a, (b, c) in d if e %}{{ a }}{% else %}f{% endfor %}")]
    [DataRow("{%- set ns.a, b = 1, 2 %}{% set c | trim | upper %}d{% endset %}", "{% set ns.a, b = (1, 2) %}{% set c | trim|upper %}d{% endset %}")]
    [DataRow("{% macro m(a, b=1) %}{{ a }}{% endmacro %}{% call(x) m(*a, **b) %}c{% endcall %}", "{% macro m(a, b=1) %}{{ a }}{% endmacro %}{% call(x) m(*a, **b) %}c{% endcall %}")]
    [DataRow("{% from 'a' import b, c as d with context %}{% include ['e'] ignore missing without context %}", "{% from 'a' import b, c as d with context %}{% include ['e'] ignore missing without context %}")]
    [DataRow("{{ '{{' }}{% raw %}{{ a }}{% endraw %}{#no#}", "{{ '{{' }}{% raw %}{{ a }}{% endraw %}")]
    [DataRow("{% block a scoped required %} {% endblock %}{% filter f|g(1) %}h{% endfilter %}{% with %}i{% endwith %}", "{% block a scoped required %} {% endblock %}{% filter f|g(1) %}h{% endfilter %}{% with %}i{% endwith %}")]
    [DataRow("a\n\n", "a\n\n")]
    public void A_tree_is_written_as_a_template(string source, string expected)
    {
        JinjaEnvironment environment = new();

        Assert.AreEqual(expected, environment.Print(environment.Parse(source)));
    }

    [TestMethod]
    public void A_template_is_written_with_the_delimiters_of_its_environment()
    {
        JinjaEnvironment environment = new(new JinjaOptions { BlockStart = "<?", BlockEnd = "?>", VariableStart = "${", VariableEnd = "}", TrimBlocks = true, KeepTrailingNewline = true });
        const string source = "<? if a ?>\n\n<? if b +?>\n ${ c }<? endif ?><? endif ?>\n";

        Assert.AreEqual("<?+ if a +?>\n<?+ if b +?>\n ${ c }<?+ endif +?><?+ endif +?>", environment.Print(environment.Parse(source)));
    }

    [TestMethod]
    public void An_expression_is_written_alone()
    {
        OutputStatement output = (OutputStatement)new JinjaEnvironment().Parse("{{ a or b and c }}").Body[0];

        Assert.AreEqual("a or b and c", new NodePrinter().Print(output.Items[0]));
    }

    [TestMethod]
    public void Random_templates_say_the_same_after_they_were_written()
    {
        CaseGenerator cases = new(seed: 7);
        int compared = 0;

        for (int i = 0; i < 1_500; i++)
            compared += Compare(cases.Next(), i.ToString(System.Globalization.CultureInfo.InvariantCulture));

        Assert.IsGreaterThan(700, compared);
    }

    [TestMethod]
    public void Recorded_templates_say_the_same_after_they_were_written()
    {
        string folder = RecordedFolder() ?? "";
        if (folder.Length == 0)
        {
            Assert.Inconclusive("The recorded observations are not at hand.");
            return;
        }

        int compared = 0;
        foreach (string file in new[] { "render.jsonl", "native.jsonl", "meta.jsonl" })
            foreach (string line in File.ReadLines(Path.Combine(folder, file)).Skip(1))
                compared += Compare(JsonNode.Parse(line, documentOptions: new() { MaxDepth = 2_000 })!.AsObject(), line);

        Assert.IsGreaterThan(2_000, compared);
    }

    // Reads each template of a case, writes it, and reads that. Gives how many there were.
    private static int Compare(JsonObject sample, string about)
    {
        if ((string?)sample["kind"] is "expression" or "syntax_error")
            return 0;
        JinjaEnvironment environment = JinjaSetup.Environment(new Vector("x", sample, sample, ""));
        IEnumerable<string> sources = sample["templates"] is JsonObject family ? family.Select(static pair => (string)pair.Value!) : [(string)sample["source"]!];
        int compared = 0;
        foreach (string source in sources)
        {
            if (Parsed(environment, source) is not { } tree || tree.Descendants().Any(IsUnwritable))
                continue;
            string printed = environment.Print(tree);
            Assert.AreEqual(Outline(tree), Parsed(environment, printed) is { } again ? Outline(again) : "unreadable", $"{source}\n--- printed as ---\n{printed}\n--- of {about}");
            compared++;
        }

        return compared;
    }

    private static TemplateNode? Parsed(JinjaEnvironment environment, string source)
    {
        try
        {
            return environment.Parse(source);
        }
        catch (TemplateSyntaxException)
        {
            return null;
        }
    }

    // What only extensions make has no way to be written.
    private static bool IsUnwritable(Node node) => node is ContextExpression or SafeIfAutoEscape or GlobalExpression or ExtensionCall or ScopeStatement;

    // How text and outputs are cut into pieces says nothing.
    private static string Outline(TemplateNode tree) => NodeOutline.Of(new Joining().Transform(tree));

    private sealed class Joining : NodeTransformer
    {
        public new TemplateNode Transform(TemplateNode tree) => new(Joined(base.Transform(tree).Body));

        protected override Statement? Transform(Statement statement) => base.Transform(statement) switch
        {
            IfStatement condition => condition with { Branches = [.. condition.Branches.Select(branch => branch with { Body = Joined(branch.Body) })], Else = Joined(condition.Else) },
            ForStatement loop => loop with { Body = Joined(loop.Body), Else = Joined(loop.Else) },
            SetBlockStatement set => set with { Body = Joined(set.Body) },
            WithStatement with => with with { Body = Joined(with.Body) },
            AutoEscapeStatement escape => escape with { Body = Joined(escape.Body) },
            BlockStatement block => block with { Body = Joined(block.Body) },
            MacroStatement macro => macro with { Body = Joined(macro.Body) },
            CallBlockStatement call => call with { Body = Joined(call.Body) },
            FilterBlockStatement filter => filter with { Body = Joined(filter.Body) },
            Statement other => other,
            null => null,
        };

        private static Statement[] Joined(IReadOnlyList<Statement> body)
        {
            List<Statement> joined = [];
            foreach (Statement statement in body)
            {
                if (statement is OutputStatement output && joined.Count > 0 && joined[^1] is OutputStatement before)
                    joined[^1] = before with { Items = Texts([.. before.Items, .. output.Items]) };
                else
                    joined.Add(statement is OutputStatement alone ? alone with { Items = Texts(alone.Items) } : statement);
            }

            return [.. joined.Where(static statement => statement is not OutputStatement { Items.Count: 0 })];
        }

        private static Expression[] Texts(IReadOnlyList<Expression> items)
        {
            List<Expression> texts = [];
            foreach (Expression item in items)
            {
                if (item is TemplateData data && texts.Count > 0 && texts[^1] is TemplateData before)
                    texts[^1] = new TemplateData(before.Data + data.Data, before.Position);
                else
                    texts.Add(item);
            }

            return [.. texts.Where(static item => item is not TemplateData { Data.Length: 0 })];
        }
    }

    // Beside the project, where it is developed.
    private static string? RecordedFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "vectors", "jinja")))
                return Path.Combine(folder.FullName, "shared", "vectors", "jinja");
        return null;
    }
}
