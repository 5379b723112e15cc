using Jinja.Net.Runtime;

namespace Jinja.Net.Tests.Compilation;

/// <summary>What functions that take the context see of the variables of a template.</summary>
[TestClass]
public sealed class ContextFunctionTests
{
    private static readonly JinjaEnvironment Environment = Make();

    private static JinjaEnvironment Make()
    {
        JinjaEnvironment environment = new();
        environment.Globals["ctx"] = (RenderContext context) =>
            "<" + string.Join(' ', ((string[])["x", "y", "i", "a"]).Where(name => context.TryGet(name, out _)).Select(name => $"{name}{context.GetAll()[name]}")) + ">";
        environment.Globals["has"] = new Holder();
        environment.Filters["seen"] = (RenderContext context, object? value) => context.TryGet("x", out _);
        return environment;
    }

    [TestMethod]
    [DataRow("{% set x = 3 %}{{ ctx() }}{% if true %}{% set y = 4 %}{{ ctx() }}{% endif %}", "<x3><x3 y4>")]
    [DataRow("{% for i in [1, 2] %}{% set x = i %}{{ ctx() }}{% endfor %}|{{ ctx() }}", "<x1><x2>|<>")]
    [DataRow("{% for i in [1, 2] %}{{ ctx() }}{% set x = i %}{% endfor %}", "<><>")]
    [DataRow("{% for i in [1] %}{% set x = i %}{% if true %}{% set y = 5 %}{% endif %}{{ ctx() }}{% endfor %}", "<x1 y5>")]
    [DataRow("{% for i in [1, 2] %}{% if i == 1 %}{% set x = 1 %}{% endif %}{{ ctx() }}{% endfor %}", "<x1><>")]
    [DataRow("{% for i in [1] recursive %}{% set x, y = 1, 2 %}{{ ctx() }}{% endfor %}", "<x1 y2>")]
    [DataRow("{% for i in [1] %}{% set x %}hey{% endset %}{{ ctx() }}{% endfor %}", "<xhey>")]
    [DataRow("{% macro m(a) %}{% for i in [1] %}{% set x = a %}{{ ctx() }}{% endfor %}{% endmacro %}{{ m(3) }}", "<x3>")]
    [DataRow("{% set x = 0 %}{% for i in [1] %}{% set x = 1 %}{{ ctx() }}{% endfor %}{{ ctx() }}", "<x1><x0>")]
    [DataRow("{% block b %}{% for i in [1] %}{% set y = 3 %}{{ ctx() }}{% endfor %}{{ ctx() }}{% set x = 2 %}{{ ctx() }}{% endblock %}{{ ctx() }}", "<y3><><x2><>")]
    [DataRow("{% for i in [1] %}{% set x = i %}{{ has.ctx() }}{% endfor %}", "1")]
    public void Variables_that_a_loop_or_a_block_has_set_are_seen(string template, string text) =>
        Assert.AreEqual(text, Environment.FromString(template).Render());

    [TestMethod]
    [DataRow("{% for i in [1] %}{% set x = i %}{% for a in [1] %}{% set y = 5 %}{{ ctx() }}{% endfor %}{{ ctx() }}{% endfor %}", "<y5><x1>")]
    [DataRow("{% macro m(a) %}{% set x = a %}{{ ctx() }}{% endmacro %}{{ m(3) }}", "<>")]
    [DataRow("{% with x = 3 %}{{ ctx() }}{% set y = 4 %}{{ ctx() }}{% endwith %}", "<><>")]
    [DataRow("{% for i in [1] %}{% set x = 1 %}{% with y = 2 %}{{ ctx() }}{% endwith %}{% endfor %}", "<>")]
    [DataRow("{% for i in [1] %}{% macro x() %}{% endmacro %}{{ ctx() }}{% endfor %}", "<>")]
    [DataRow("{% for i in [] %}{% else %}{% set x = 1 %}{{ ctx() }}{% endfor %}", "<>")]
    [DataRow("{% for i in [1] %}{% set x = 1 %}{% for y in [ctx()] %}{{ y }}{{ ctx() }}{% endfor %}{% endfor %}", "<x1><>")]
    [DataRow("{% for i in [1] %}{% set x = i %}{{ 1|seen }}{% endfor %}", "False")]
    [DataRow("{% macro m() %}{{ ctx() }}{% endmacro %}{% for i in [1] %}{% set x = 1 %}{{ m() }}{{ ctx() }}{% endfor %}", "<><x1>")]
    public void Others_are_not(string template, string text) => Assert.AreEqual(text, Environment.FromString(template).Render());

    [TestMethod]
    public void After_a_function_that_failed_the_context_is_the_old_one()
    {
        JinjaEnvironment environment = new();
        environment.Globals["fail"] = string (RenderContext context) => throw new FormatException();
        Template template = environment.FromString("{% for i in [1] %}{% set x = i %}{{ fail() }}{% endfor %}");

        Assert.ThrowsExactly<FormatException>(() => template.Render());
        Assert.ThrowsExactly<FormatException>(() => template.Render());
    }

    private sealed class Holder
    {
        public object? Ctx(RenderContext context) => context.TryGet("x", out object? value) ? value : "-";
    }
}
