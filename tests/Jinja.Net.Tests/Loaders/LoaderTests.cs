namespace Jinja.Net.Tests.Loaders;

[TestClass]
public sealed class LoaderTests
{
    private static readonly DictLoader One = new(new Dictionary<string, string> { ["a"] = "one" });
    private static readonly DictLoader Two = new(new Dictionary<string, string> { ["a"] = "two", ["b"] = "bee" });

    [TestMethod]
    public void A_choice_asks_its_loaders_in_order()
    {
        ChoiceLoader loader = new(One, Two);

        Assert.AreEqual("one", loader.Load("a").Text);
        Assert.AreEqual("bee", loader.Load("b").Text);
        CollectionAssert.AreEqual(new[] { "a", "b" }, loader.ListTemplates().ToArray());
    }

    [TestMethod]
    public void A_prefix_names_its_loader()
    {
        PrefixLoader loader = new(new Dictionary<string, TemplateLoader> { ["x"] = One, ["y"] = Two });

        Assert.AreEqual("two", loader.Load("y/a").Text);
        TemplateNotFoundException error = Assert.ThrowsExactly<TemplateNotFoundException>(() => loader.Load("x/b"));
        Assert.AreEqual("x/b", error.Name);
    }

    [TestMethod]
    public void A_function_may_find_templates()
    {
        FunctionLoader loader = new(name => name == "hi" ? "hello" : null);

        Assert.AreEqual("hello", loader.Load("hi").Text);
        Assert.ThrowsExactly<TemplateNotFoundException>(() => loader.Load("no"));
    }

    [TestMethod]
    public void A_compiled_template_is_kept_until_its_source_changes()
    {
        Dictionary<string, string> texts = new() { ["a"] = "1" };
        JinjaEnvironment environment = new(new JinjaOptions { Loader = new DictLoader(texts) });
        Template first = environment.GetTemplate("a");

        Assert.AreSame(first, environment.GetTemplate("a"));
        texts["a"] = "2";
        Assert.AreEqual("2", environment.GetTemplate("a").Render());
    }

    [TestMethod]
    public void The_cache_keeps_only_so_many()
    {
        Dictionary<string, string> texts = new() { ["a"] = "1", ["b"] = "2", ["c"] = "3" };
        JinjaEnvironment environment = new(new JinjaOptions { Loader = new DictLoader(texts), CacheSize = 2 });
        Template first = environment.GetTemplate("a");
        environment.GetTemplate("b");
        environment.GetTemplate("c");

        Assert.AreNotSame(first, environment.GetTemplate("a"));
    }

    [TestMethod]
    public void Of_several_templates_the_first_that_exists_is_selected()
    {
        JinjaEnvironment environment = new(new JinjaOptions { Loader = One });

        Assert.AreEqual("one", environment.SelectTemplate(["no", "a"]).Render());
        TemplatesNotFoundException error = Assert.ThrowsExactly<TemplatesNotFoundException>(() => environment.SelectTemplate(["no", "nor"]));
        Assert.AreEqual("none of the templates given were found: no, nor", error.Message);
    }
}
