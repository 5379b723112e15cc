namespace Jinja.Net.Tests.Compilation;

[TestClass]
public sealed class MacroTests
{
    [TestMethod]
    public void Arguments_go_by_position_by_name_and_by_default() =>
        Renders("1-2 1-3 9-8", "{% macro m(a, b=2) %}{{ a }}-{{ b }}{% endmacro %}{{ m(1) }} {{ m(1, 3) }} {{ m(b=8, a=9) }}");

    [TestMethod]
    public void A_default_sees_the_parameters_before_it() => Renders("5", "{% macro m(a, b=a) %}{{ b }}{% endmacro %}{{ m(5) }}");

    [TestMethod]
    public void The_rest_is_in_varargs_and_kwargs() => Renders("(2, 3){'x': 4}", "{% macro m(a) %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, 3, x=4) }}");

    [TestMethod]
    public void A_call_block_is_the_caller() => Renders("[<1>]", "{% macro m() %}[{{ caller(1) }}]{% endmacro %}{% call(x) m() %}<{{ x }}>{% endcall %}");

    [TestMethod]
    public void Too_many_arguments_are_a_type_error()
    {
        OperationException error = Assert.ThrowsExactly<OperationException>(() => Render("{% macro m(a) %}{% endmacro %}\n{{ m(1, 2) }}"));

        Assert.AreEqual("TypeError", error.ErrorClass);
        Assert.AreEqual(2, error.Line);
    }

    [TestMethod]
    public void Under_autoescaping_the_result_is_safe() =>
        Assert.AreEqual("<b>&lt;</b>", new JinjaEnvironment(new JinjaOptions { AutoEscape = true }).FromString("{% macro b(t) %}<b>{{ t }}</b>{% endmacro %}{{ b('<') }}").Render());

    [TestMethod]
    public void Endless_recursion_ends_in_an_error_even_on_a_small_stack()
    {
        Exception? caught = null;
        Thread thread = new(() => caught = Assert.Throws<TemplateException>(() => Render("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}")), 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.IsInstanceOfType<LimitException>(caught);
    }

    [TestMethod]
    public void A_module_gives_macros_and_variables_to_the_program()
    {
        TemplateModule module = new JinjaEnvironment().FromString("{% set v = 3 %}{% set _hidden = 4 %}{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}text").MakeModule();

        Assert.AreEqual("abab", module.Call("twice", "ab"));
        Assert.AreEqual(3L, module["v"]);
        Assert.AreEqual("text", module.ToString());
        Assert.ThrowsExactly<KeyNotFoundException>(() => module["_hidden"]);
    }

    private static void Renders(string expected, string source) => Assert.AreEqual(expected, Render(source));

    private static string Render(string source) => new JinjaEnvironment().FromString(source).Render();
}
