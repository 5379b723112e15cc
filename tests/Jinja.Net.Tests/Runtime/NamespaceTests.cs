namespace Jinja.Net.Tests.Runtime;

[TestClass]
public sealed class NamespaceTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(8)]
    [DataRow(9)]
    [DataRow(100)]
    public void Any_number_of_attributes_is_kept(int count)
    {
        string given = string.Join(", ", Enumerable.Range(0, count).Select(static i => $"a{i}={i}"));
        string read = string.Concat(Enumerable.Range(0, count).Select(static i => $"{{{{ ns.a{i} }}}}"));

        Assert.AreEqual(string.Concat(Enumerable.Range(0, count)), Render($"{{% set ns = namespace({given}) %}}{read}"));
    }

    [TestMethod]
    public void Attributes_that_are_set_later_are_kept_beside_those_given()
    {
        string sets = string.Concat(Enumerable.Range(0, 12).Select(static i => $"{{% set ns.b{i} = ns.a + {i} %}}"));

        Assert.AreEqual("1|12", Render($"{{% set ns = namespace(a=1) %}}{sets}{{{{ ns.a }}}}|{{{{ ns.b11 }}}}"));
    }

    [TestMethod]
    public void The_last_value_of_an_attribute_counts() => Assert.AreEqual("2", Render("{% set ns = namespace(a=1) %}{% set ns.a = 2 %}{{ ns.a }}"));

    private static string Render(string source) => new JinjaEnvironment().FromString(source).Render();
}
