using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net.Tests.Syntax;

[TestClass]
public sealed class NodeTransformerTests
{
    private const string Everything =
        "a{{ x.y[1:2]|f(1, k=2)|upper if not x is g(3) and 1 < 2 else {'k': [1, (2, 3)]} ~ -y }}{% for i in x if i recursive %}{{ i }}{% else %}n{% endfor %}"
        + "{% if a %}1{% elif b %}2{% else %}3{% endif %}{% set a, b = c %}{% set d | trim %}e{% endset %}{% with x=1 %}{{ x }}{% endwith %}{% autoescape a %}t{% endautoescape %}"
        + "{% block b %}{{ super() }}{% endblock %}{% include a %}{% import a as b %}{% from a import b %}{% macro m(a, b=1) %}{{ a }}{% endmacro %}"
        + "{% call(x) m(*a, **b) %}c{% endcall %}{% filter upper %}u{% endfilter %}";

    [TestMethod]
    public void A_transformer_that_changes_nothing_gives_the_very_tree()
    {
        TemplateNode tree = new JinjaEnvironment().Parse(Everything);

        Assert.AreSame(tree, new Unchanging().Transform(tree));
    }

    [TestMethod]
    public void A_changed_tree_is_what_the_template_does()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Extensions = [new Renaming()] });

        Assert.AreEqual("new new [1, 'new']", environment.FromString("{{ old }} {% if old %}{{ old }}{% endif %} {{ [1, old] }}").Render(("new", "new")));
    }

    [TestMethod]
    public void Statements_can_be_taken_away()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Extensions = [new WithoutIncludes()] });

        Assert.AreEqual("ab", environment.FromString("a{% include 'x' %}b").Render());
    }

    [TestMethod]
    public void A_visitor_sees_every_node_in_the_order_of_the_source()
    {
        Names names = new();

        names.Visit(new JinjaEnvironment().Parse("{% for a in b if c %}{{ d|default(e) }}{% endfor %}{{ f(g, h=i) }}"));

        Assert.AreEqual("a b d e c f g i", string.Join(' ', names.Found));
    }

    private sealed class Unchanging : NodeTransformer;

    private sealed class Names : NodeVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(Node node)
        {
            if (node is NameExpression name)
                Found.Add(name.Name);
            base.Visit(node);
        }
    }

    private sealed class Renaming : Extension
    {
        public override TemplateNode Transform(TemplateNode template, string? name) => new Renamer().Transform(template);

        private sealed class Renamer : NodeTransformer
        {
            protected override Expression Transform(Expression expression) =>
                expression is NameExpression { Name: "old" } name ? name with { Name = "new" } : base.Transform(expression);
        }
    }

    private sealed class WithoutIncludes : Extension
    {
        public override TemplateNode Transform(TemplateNode template, string? name) => new Remover().Transform(template);

        private sealed class Remover : NodeTransformer
        {
            protected override Statement? Transform(Statement statement) => statement is IncludeStatement ? null : base.Transform(statement);
        }
    }
}
