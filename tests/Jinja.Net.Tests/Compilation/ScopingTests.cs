namespace Jinja.Net.Tests.Compilation;

[TestClass]
public sealed class ScopingTests
{
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
