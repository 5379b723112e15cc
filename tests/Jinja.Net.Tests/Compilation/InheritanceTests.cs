namespace Jinja.Net.Tests.Compilation;

[TestClass]
public sealed class InheritanceTests
{
    [TestMethod]
    public void A_child_fills_the_blocks_of_its_parent() => Renders("<C>", ("base", "<{% block a %}B{% endblock %}>"), ("main", "{% extends 'base' %}{% block a %}C{% endblock %}"));

    [TestMethod]
    public void Super_is_the_block_of_the_parent_at_each_level() => Renders(
        "<a-b-c>",
        ("one", "<{% block x %}a{% endblock %}>"),
        ("two", "{% extends 'one' %}{% block x %}{{ super() }}-b{% endblock %}"),
        ("main", "{% extends 'two' %}{% block x %}{{ super() }}-c{% endblock %}"));

    [TestMethod]
    public void Self_prints_a_block_again() => Renders("aa", ("main", "{% block x %}a{% endblock %}{{ self.x() }}"));

    [TestMethod]
    public void A_scoped_block_sees_the_loop_around_it() =>
        Renders("12", ("base", "{% for i in [1, 2] %}{% block x scoped %}{% endblock %}{% endfor %}"), ("main", "{% extends 'base' %}{% block x %}{{ i }}{% endblock %}"));

    [TestMethod]
    public void A_required_block_must_be_filled()
    {
        TemplateRuntimeException error = Assert.ThrowsExactly<TemplateRuntimeException>(() => Render(("main", "{% block x required %}{% endblock %}")));

        Assert.AreEqual("Required block 'x' not found", error.Message);
    }

    [TestMethod]
    public void A_parent_may_depend_on_a_condition() => Renders("[p]", ("p", "[{% block a %}{% endblock %}]"), ("main", "{% if true %}{% extends 'p' %}{% endif %}text{% block a %}p{% endblock %}"));

    [TestMethod]
    public void A_block_that_is_defined_twice_is_refused() =>
        Assert.ThrowsExactly<TemplateAssertionException>(() => Render(("main", "{% block a %}{% endblock %}{% block a %}{% endblock %}")));

    [TestMethod]
    public void An_error_tells_the_template_and_line_that_it_arose_in()
    {
        UndefinedException error = Assert.ThrowsExactly<UndefinedException>(
            () => Render(("base", "\n\n{{ no.such }}"), ("main", "{% extends 'base' %}")));

        Assert.AreEqual("base", error.TemplateName);
        Assert.AreEqual(3, error.Line);
    }

    [TestMethod]
    public void A_template_that_extends_itself_ends_in_an_error() =>
        Assert.ThrowsExactly<LimitException>(() => Render(("main", "{% extends 'main' %}")));

    [TestMethod]
    public void A_block_can_be_rendered_alone()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Loader = new DictLoader(new Dictionary<string, string>
        {
            ["base"] = "<{% block a %}{% endblock %}{% block b %}{% endblock %}>", ["main"] = "{% extends 'base' %}{% block b %}{{ x }}{% endblock %}",
        }) });

        Assert.AreEqual("7", environment.GetTemplate("main").RenderBlock("b", new { x = 7 }));
    }

    private static void Renders(string expected, params (string Name, string Text)[] templates) => Assert.AreEqual(expected, Render(templates));

    private static string Render(params (string Name, string Text)[] templates) => new JinjaEnvironment(new JinjaOptions
    {
        Loader = new DictLoader(templates.ToDictionary(static template => template.Name, static template => template.Text)),
    }).GetTemplate("main").Render();
}
