namespace Jinja.Net.Tests.Runtime.Values;

[TestClass]
public sealed class RepresentationTests
{
    [TestMethod]
    [DataRow("1.0", "1.0")]
    [DataRow("1e16", "1e+16")]
    [DataRow("0.00001", "1e-05")]
    [DataRow("10 ** 20", "100000000000000000000")]
    [DataRow("[1, 'a', none, true]", "[1, 'a', None, True]")]
    [DataRow("('a',)", "('a',)")]
    [DataRow("()", "()")]
    [DataRow("[\"it's\", 'a\\n\\t\\\\']", "[\"it's\", 'a\\n\\t\\\\']")]
    [DataRow("{'a': {'b': 1.5}}", "{'a': {'b': 1.5}}")]
    [DataRow("['<b>'|safe]", "[Markup('<b>')]")]
    [DataRow("range(3)", "range(0, 3)")]
    [DataRow("{'a': 1}.items()", "dict_items([('a', 1)])")]
    [DataRow("[missing]", "[Undefined]")]
    [DataRow("1e400", "inf")]
    public void Values_print_as_in_Python(string expression, string expected) => Assert.AreEqual(expected, Expressions.Text(expression));

    [TestMethod]
    public void NET_collections_print_as_lists_and_dicts()
    {
        object model = new { list = new List<int> { 1, 2 }, array = new[] { "a" }, map = new Dictionary<string, object?> { ["k"] = null }, pair = (1, "x") };

        Assert.AreEqual("[1, 2] ['a'] {'k': None} (1, 'x')", Expressions.Text("list ~ ' ' ~ array ~ ' ' ~ map ~ ' ' ~ pair", model));
    }

    [TestMethod]
    public void Dates_print_as_in_Python()
    {
        DateTime when = new(2024, 2, 29, 13, 5, 9);

        Assert.AreEqual("2024-02-29 13:05:09", Expressions.Text("when", new { when }));
        Assert.AreEqual("[datetime.datetime(2024, 2, 29, 13, 5, 9)]", Expressions.Text("[when]", new { when }));
        Assert.AreEqual("1 day, 1:01:01.500000", Expressions.Text("span", new { span = TimeSpan.FromSeconds(90061.5) }));
    }

    [TestMethod]
    public void A_value_that_holds_itself_prints_dots()
    {
        Assert.AreEqual("None[[...]]", new JinjaEnvironment().FromString("{% set a = [] %}{{ a.append(a) }}{{ a }}").Render());
    }

    [TestMethod]
    public void Deep_values_are_an_error_and_not_the_end_of_the_process()
    {
        string source = "{% set ns = namespace(v=[]) %}{% for i in range(100000) %}{% set ns.v = [ns.v] %}{% endfor %}{{ ns.v }}";

        OperationException error = Assert.ThrowsExactly<OperationException>(() => new JinjaEnvironment().FromString(source).Render());

        Assert.AreEqual("RecursionError", error.ErrorClass);
    }

    [TestMethod]
    public void Text_is_counted_in_code_points()
    {
        Assert.AreEqual(1L, Expressions.Value("'😀'|length"));
        Assert.AreEqual("b😀a", Expressions.Value("'a😀b'[::-1]"));
        Assert.AreEqual("😀", Expressions.Value("'a😀b'[1]"));
        Assert.AreEqual("STRASSE", Expressions.Value("'straße'|upper"));
    }
}
