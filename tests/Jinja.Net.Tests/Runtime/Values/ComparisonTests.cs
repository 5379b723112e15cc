namespace Jinja.Net.Tests.Runtime.Values;

[TestClass]
public sealed class ComparisonTests
{
    [TestMethod]
    [DataRow("1 == true", true)]
    [DataRow("1 == 1.0", true)]
    [DataRow("'1' == 1", false)]
    [DataRow("(1,) == [1]", false)]
    [DataRow("{'a': 1, 'b': [2]} == {'b': [2.0], 'a': true}", true)]
    [DataRow("9007199254740993 == 9007199254740992.0", false)]
    [DataRow("10 ** 20 > 1e19", true)]
    [DataRow("[1, 2] < [1, 3]", true)]
    [DataRow("'Z' < 'a'", true)]
    [DataRow("'\uFF5E' < '😀'", true)]
    [DataRow("1 < 2 < 3", true)]
    [DataRow("true in [1]", true)]
    [DataRow("'b' in 'abc'", true)]
    [DataRow("1.0 in {1: 'a'}", true)]
    [DataRow("5 in range(0, 10, 5)", true)]
    public void Values_compare_as_in_Python(string expression, bool expected) => Assert.AreEqual(expected, Expressions.Value(expression));

    [TestMethod]
    [DataRow("1 < 'a'")]
    [DataRow("[1] < 1")]
    [DataRow("{} < {}")]
    [DataRow("none < none")]
    [DataRow("1 in 'abc'")]
    [DataRow("1 in 5")]
    [DataRow("[1] in {}")]
    [DataRow("[1, 'a']|sort")]
    public void What_has_no_order_is_a_type_error(string expression) => Assert.AreEqual("TypeError", Expressions.Error(expression));

    [TestMethod]
    public void Keys_that_are_equal_are_one_key() => Assert.AreEqual("{1: 'c'}", Expressions.Text("{1: 'a', 1.0: 'b', true: 'c'}"));

    [TestMethod]
    public void Cyclic_values_compare_with_an_error_and_not_for_ever()
    {
        string source = "{% set a = [] %}{% set b = [] %}{{ a.append(a) }}{{ b.append(b) }}{{ a == b }}";

        OperationException error = Assert.ThrowsExactly<OperationException>(() => new JinjaEnvironment().FromString(source).Render());

        Assert.AreEqual("RecursionError", error.ErrorClass);
    }

    [TestMethod]
    public void Sets_of_small_numbers_come_out_in_Pythons_order() =>
        Assert.AreEqual("{32, 1, 2, 3}", Expressions.Text("s", new { s = new HashSet<int> { 3, 1, 32, 2 } }));
}
