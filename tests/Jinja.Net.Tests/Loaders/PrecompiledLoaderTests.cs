namespace Jinja.Net.Tests.Loaders;

[TestClass]
public sealed class PrecompiledLoaderTests
{
    private static readonly Dictionary<string, string> Sources = new()
    {
        ["pages/a.html"] = "{% extends 'base.html' %}{% block b %}ü {{ n }}{% endblock %}",
        ["base.html"] = "<{% block b %}{% endblock %}>",
        ["empty.txt"] = "",
    };

    [TestMethod]
    public void Templates_come_out_of_the_file_as_they_went_in()
    {
        using MemoryStream file = new();
        new JinjaEnvironment(new JinjaOptions { Loader = new DictLoader(Sources) }).CompileTemplates(file);
        file.Position = 0;
        PrecompiledLoader loader = new(file);

        JinjaEnvironment environment = new(new JinjaOptions { Loader = loader });

        Assert.AreEqual("<ü 7>", environment.GetTemplate("pages/a.html").Render(("n", 7)));
        Assert.AreEqual("", environment.GetTemplate("empty.txt").Render());
        CollectionAssert.AreEqual(new[] { "base.html", "empty.txt", "pages/a.html" }, loader.ListTemplates().ToArray());
    }

    [TestMethod]
    public void A_name_that_is_not_in_the_file_is_not_found()
    {
        using MemoryStream file = new();
        new JinjaEnvironment(new JinjaOptions { Loader = new DictLoader(Sources) }).CompileTemplates(file, static name => name.EndsWith(".html", StringComparison.Ordinal));
        file.Position = 0;

        Assert.ThrowsExactly<TemplateNotFoundException>(() => new PrecompiledLoader(file).Load("empty.txt"));
    }

    [TestMethod]
    public void A_template_that_is_not_valid_ends_it_or_is_reported()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Loader = new DictLoader(new Dictionary<string, string> { ["bad"] = "{% if %}", ["good"] = "x" }) });
        List<string> told = [];

        Assert.ThrowsExactly<TemplateSyntaxException>(() => environment.CompileTemplates(Stream.Null));
        environment.CompileTemplates(Stream.Null, report: (name, error) => told.Add($"{name} {error?.Line}"));

        CollectionAssert.AreEqual(new[] { "bad 1", "good " }, told);
    }

    [TestMethod]
    public void The_same_templates_give_the_same_bytes()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Loader = new DictLoader(Sources) });
        using MemoryStream first = new(), second = new();

        environment.CompileTemplates(first);
        environment.CompileTemplates(second);

        CollectionAssert.AreEqual(first.ToArray(), second.ToArray());
    }

    [TestMethod]
    public void What_is_no_such_file_is_refused() =>
        Assert.ThrowsExactly<InvalidDataException>(() => new PrecompiledLoader(new MemoryStream([1, 2, 3])));
}
