using Jinja.Net.Analysis;

namespace Jinja.Net.Tests.Analysis;

[TestClass]
public sealed class TemplateMetaTests
{
    private readonly JinjaEnvironment _environment = new();

    [TestMethod]
    public void Variables_that_a_template_does_not_set_itself_are_undeclared() =>
        CollectionAssert.AreEquivalent(
            new[] { "items", "user" },
            _environment.FindUndeclaredVariables(_environment.Parse("{% set a = user %}{% for i in items %}{{ i }}{{ loop.index }}{{ a }}{{ range(3) }}{% endfor %}")).ToArray());

    [TestMethod]
    public void Referenced_templates_are_told_in_order_and_null_where_only_the_render_knows() =>
        CollectionAssert.AreEqual(
            new[] { "base", "a", "b", null, "lib" },
            TemplateMeta.FindReferencedTemplates(_environment.Parse("{% extends 'base' %}{% include ['a', 'b', c] %}{% import 'lib' as l %}")).ToArray());
}
