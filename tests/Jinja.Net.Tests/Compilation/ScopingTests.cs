namespace Jinja.Net.Tests.Compilation;

[TestClass]
public sealed class ScopingTests
{
    [TestMethod]
    [DataRow("{% set q = 1 %}{% set r = 2 %}{% set x = 'outer' %}{% macro m(a) %}{% set x = x ~ a %}{{ x }}{% endmacro %}{{ m(1) }}{{ x }}", "outer1outer")]
    [DataRow("{% set q = 1 %}{% set r = 2 %}{% if n %}{% set x = 'outer' %}{% endif %}{% macro m(a) %}{% set x = x %}{{ a }}{{ x }}{% endmacro %}{{ m(2) }}", "2outer")]
    [DataRow("{% set q = 1 %}{% set r = 2 %}{% macro m(a) %}{% if a %}{% set m = 1 %}{% endif %}{{ a }}{{ m is callable }}{% endmacro %}{{ m(2) }}{{ m(0) }}", "2False0True")]
    [DataRow("{% macro out(p, q, r) %}{% set x = p %}{% macro in(a) %}{% if a %}{% set x = x ~ a %}{% endif %}{{ x }}{% endmacro %}{{ in(1) }}{{ in(0) }}{{ x }}{% endmacro %}{{ out('p') }}", "p1pp")]
    [DataRow("{% set q = 1 %}{% set x = 'outer' %}{% macro m() %}[{{ caller(5) }}]{% endmacro %}{% call(a) m() %}{% set x = x ~ a %}{{ x }}{% endcall %}{{ x }}", "[outer5]outer")]
    [DataRow("{% set q = 1 %}{% set x = 'o' %}{% for i in [1] recursive %}{% set x = x ~ i %}{{ x }}{% endfor %}{{ x }}", "o1o")]
    public void A_variable_of_a_macro_that_is_set_from_one_outside_begins_as_that_one(string source, string expected) =>
        Assert.AreEqual(expected, new JinjaEnvironment().FromString(source).Render(("n", 1)));

    [TestMethod]
    public void What_a_loop_sets_ends_with_the_iteration() =>
        Renders("01 01 0", "{% set a = 0 %}{% for i in [1, 2] %}{{ a }}{% set a = 1 %}{{ a }} {% endfor %}{{ a }}");

    [TestMethod]
    public void What_a_condition_sets_stays() => Renders("1", "{% if true %}{% set a = 1 %}{% endif %}{{ a }}");

    [TestMethod]
    public void With_sees_the_outer_value_of_a_name_that_it_sets() => Renders("12", "{% set a = 1 %}{% with a = 2, b = a %}{{ b }}{{ a }}{% endwith %}");

    [TestMethod]
    public void A_macro_sees_what_its_template_sets_later() => Renders("2", "{% macro m() %}{{ a }}{% endmacro %}{% set a = 2 %}{{ m() }}");

    [TestMethod]
    public void A_namespace_carries_values_out_of_a_loop() =>
        Renders("6", "{% set ns = namespace(n=0) %}{% for i in [1, 2, 3] %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}");

    [TestMethod]
    public void Only_a_namespace_can_have_attributes_set()
    {
        TemplateRuntimeException error = Assert.ThrowsExactly<TemplateRuntimeException>(
            () => new JinjaEnvironment().FromString("\n{% set a.b = 1 %}").Render(("a", new Dictionary<string, object?>())));

        Assert.AreEqual("cannot assign attribute on non-namespace object", error.Message);
        Assert.AreEqual(1, error.Line);
    }

    [TestMethod]
    public void A_name_that_is_set_anywhere_in_a_scope_is_a_variable_of_it_everywhere() =>
        Assert.AreEqual("", new JinjaEnvironment().FromString("{% for i in [1] %}{{ x }}{% endfor %}{% set x = 1 %}").Render(("x", 5)));

    private static void Renders(string expected, string source) =>
        Assert.AreEqual(expected, new JinjaEnvironment().FromString(source).Render());
}
