using Jinja.Net.Native;

namespace Jinja.Net.Tests.Native;

[TestClass]
public sealed class NativeEnvironmentTests
{
    private static object? Render(string source, object? context = null) => new NativeEnvironment().FromString(source).RenderValue(context);

    [TestMethod]
    public void A_single_value_is_itself()
    {
        List<int> list = [3, 1];

        Assert.AreSame(list, Render("{{ list }}", new { list }));
    }

    [TestMethod]
    [DataRow("{{ 1 }}{{ 2 }}", 12L)]
    [DataRow("{{ '1_000' }}", 1000L)]
    [DataRow("0x1f", 31L)]
    [DataRow("-5", -5L)]
    [DataRow("{{ n }}.5", 5.5)]
    [DataRow("True", true)]
    [DataRow("'a' \"b\"", "ab")]
    [DataRow("007", "007")]
    [DataRow("1 + 2", "1 + 2")]
    [DataRow("--1", "--1")]
    [DataRow(" 5", " 5")]
    [DataRow("1 # one", 1L)]
    [DataRow("None", null)]
    [DataRow("", null)]
    public void Text_that_is_a_literal_is_its_value(string source, object? expected) => Assert.AreEqual(expected, Render(source, new { n = 5 }));

    [TestMethod]
    public void Containers_are_read_too()
    {
        object? list = Render("{{ '[' }}1, (2,), {'a': b'x'}]");

        Assert.AreEqual("[1, (2,), {'a': b'x'}]", Expressions.Text("v", new { v = list }));
    }

    [TestMethod]
    public void Deep_nesting_stays_text()
    {
        string source = new string('[', 50_000) + new string(']', 50_000);

        Assert.AreEqual(source, Render(source));
    }
}
