namespace Jinja.Net.Tests.Compilation;

/// <summary>Macros that are printed where they are called, in the template that they stand in, with arguments in order.</summary>
[TestClass]
public sealed class NearCallTests
{
    [TestMethod]
    public void An_argument_may_be_the_call_of_a_macro() =>
        Assert.AreEqual("[[1,2],[3,[4,5]]]", Render("{% macro pair(a, b) %}[{{ a }},{{ b }}]{% endmacro %}{{ pair(pair(1, 2), pair(3, pair(4, 5))) }}"));

    [TestMethod]
    public void A_macro_that_prints_macros_keeps_its_own_variables() =>
        Assert.AreEqual("<1(2)(3)1>", Render("{% macro in(x) %}({{ x }}){% endmacro %}{% macro out(x) %}<{{ x }}{{ in(x + 1) }}{{ in(x + 2) }}{{ x }}>{% endmacro %}{{ out(1) }}"));

    [TestMethod]
    public void A_variable_of_a_macro_is_not_that_of_the_call_before() =>
        Assert.AreEqual("1,,", Render("{% macro m(a, b) %}{% if a %}{% set c = a %}{% endif %}{{ c }},{% endmacro %}{{ m(1) }}{{ m(0) }}"));

    [TestMethod]
    public void A_default_holds_again_in_the_next_call() =>
        Assert.AreEqual("1c 2x 3c ", Render("{% macro m(a, b='c') %}{{ a }}{{ b }} {% endmacro %}{{ m(1) }}{{ m(2, 'x') }}{{ m(3) }}"));

    [TestMethod]
    public void A_macro_may_call_itself_deeper_than_the_locals_have_room_at_first()
    {
        const int depth = 150;
        string counted = string.Concat(Enumerable.Range(0, depth + 1).Select(static i => $"{i};")) + string.Concat(Enumerable.Range(0, depth).Select(static i => $"{depth - 1 - i}:{depth - i}."));

        Assert.AreEqual(counted, Render($$$"""{% macro down(n, other) %}{{ n }};{% if n < {{{depth}}} %}{% set m = n + 1 %}{{ down(m, 'x') }}{{ n }}:{{ m }}.{% endif %}{% endmacro %}{{ down(0) }}"""));
    }

    [TestMethod]
    public void A_macro_sees_the_variables_of_its_template_as_they_are_when_it_is_called() =>
        Assert.AreEqual("1 2 ", Render("{% set v = 1 %}{% macro m(x) %}{{ v }} {% endmacro %}{{ m(0) }}{% set v = 2 %}{{ m(0) }}"));

    [TestMethod]
    public void What_follows_a_call_is_told_with_its_own_line()
    {
        TemplateException error = Assert.ThrowsExactly<UndefinedException>(() =>
            new JinjaEnvironment(new JinjaOptions { Undefined = UndefinedKind.Strict }).FromString("{% macro m(x) %}\n\n{{ x }}{% endmacro %}\n{{ m(1) ~ '' }}{{ m(2) }}{{ gone }}").Render());

        Assert.AreEqual(4, error.Line);
    }

    [TestMethod]
    public void An_error_inside_of_a_macro_is_told_with_the_line_of_the_macro_and_that_of_the_call()
    {
        TemplateException error = Assert.ThrowsExactly<UndefinedException>(() => new JinjaEnvironment().FromString("{% macro m(x) %}\n{{ x.y.z }}{% endmacro %}\n\n{{ m(1) }}").Render());

        Assert.AreEqual(2, error.Line);
        CollectionAssert.AreEqual(new[] { 2, 4 }, error.TemplateStack.Select(static call => call.Line).ToArray());
    }

    [TestMethod]
    public void A_macro_that_calls_itself_without_end_meets_the_limit_of_depth() =>
        Assert.ThrowsExactly<LimitException>(() => Render("{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}"));

    [TestMethod]
    [DataRow(0, "0")]
    [DataRow(1, "1")]
    [DataRow(2, "12")]
    [DataRow(3, "123")]
    [DataRow(4, "1234")]
    [DataRow(9, "123456789")]
    public void A_body_of_any_number_of_statements_runs_in_order(int count, string expected)
    {
        string body = string.Concat(Enumerable.Range(1, count).Select(static i => $"{{% set n = n * 10 + {i} %}}"));

        Assert.AreEqual(expected, Render($"{{% macro m(n) %}}{body}{{{{ n }}}}{{% endmacro %}}{{{{ m(0) }}}}"));
    }

    private static string Render(string source) => new JinjaEnvironment().FromString(source).Render();
}
