namespace Jinja.Net.Tests.Compilation;

[TestClass]
public sealed class ImportTests
{
    [TestMethod]
    public void An_include_sees_the_variables_around_it() => Renders("<1>", "{% for i in [1] %}{% include 'part' %}{% endfor %}", ("part", "<{{ i }}>"));

    [TestMethod]
    public void An_include_without_context_sees_globals_only() => Renders("<>", "{% set i = 1 %}{% include 'part' without context %}", ("part", "<{{ i }}>"));

    [TestMethod]
    public void A_missing_include_can_be_ignored() => Renders("ok", "{% include 'no' ignore missing %}ok");

    [TestMethod]
    public void The_first_of_several_includes_that_exists_is_taken() => Renders("p", "{% include ['no', 'part'] %}", ("part", "p"));

    [TestMethod]
    public void Imports_bring_macros_and_variables() =>
        Renders("[x]5[y]", "{% import 'lib' as lib %}{{ lib.f('x') }}{{ lib.v }}{% from 'lib' import f as g %}{{ g('y') }}", ("lib", "{% set v = 5 %}{% macro f(a) %}[{{ a }}]{% endmacro %}"));

    [TestMethod]
    public void An_import_sees_the_context_only_when_asked_to() => Renders(
        "-7", "{% set a = 7 %}{% import 'lib' as one %}{% import 'lib' as two with context %}{{ one.f() }}-{{ two.f() }}", ("lib", "{% macro f() %}{{ a }}{% endmacro %}"));

    [TestMethod]
    public void A_name_that_is_not_exported_is_told_when_it_is_used()
    {
        UndefinedException error = Assert.ThrowsExactly<UndefinedException>(() => Render("{% from 'lib' import no %}{{ no() }}", ("lib", "")));

        Assert.AreEqual("the template 'lib' (imported on line 1 in 'main') does not export the requested name 'no'", error.Message);
    }

    [TestMethod]
    public void A_template_that_is_missing_is_told_by_name()
    {
        TemplateNotFoundException error = Assert.ThrowsExactly<TemplateNotFoundException>(() => Render("{% include 'no' %}"));

        Assert.AreEqual("no", error.Name);
    }

    [TestMethod]
    public void A_template_that_includes_itself_ends_in_an_error() => Assert.ThrowsExactly<LimitException>(() => Render("{% include 'main' %}"));

    private static void Renders(string expected, string main, params (string Name, string Text)[] others) => Assert.AreEqual(expected, Render(main, others));

    private static string Render(string main, params (string Name, string Text)[] others)
    {
        Dictionary<string, string> templates = others.ToDictionary(static other => other.Name, static other => other.Text);
        templates["main"] = main;
        return new JinjaEnvironment(new JinjaOptions { Loader = new DictLoader(templates) }).GetTemplate("main").Render();
    }

    [TestMethod]
    public void A_template_that_is_imported_twice_in_a_render_is_one_module()
    {
        JinjaEnvironment environment = new(new JinjaOptions
        {
            Loader = new DictLoader(new Dictionary<string, string>
            {
                ["lib"] = "{% set counter = namespace(n=0) %}{% macro next() %}{% set counter.n = counter.n + 1 %}{{ counter.n }}{% endmacro %}",
                ["page"] = "{% import 'lib' as a %}{% import 'lib' as b %}{{ a.next() }}{{ b.next() }}{% from 'lib' import next %}{{ next() }}{% include 'part' %}",
                ["part"] = "{% import 'lib' as c %}{{ c.next() }}{% import 'lib' as d with context %}{{ d.next() }}",
            }),
        });

        Assert.AreEqual("12341", environment.GetTemplate("page").Render());
        Assert.AreEqual("12341", environment.GetTemplate("page").Render());
    }
}
