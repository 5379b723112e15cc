using System.Numerics;

namespace Jinja.Net.Tests.Runtime.Values;

[TestClass]
public sealed class ArithmeticTests
{
    [TestMethod]
    [DataRow("7 // -2", -4L)]
    [DataRow("7 % -2", -1L)]
    [DataRow("-7 // 2", -4L)]
    [DataRow("-7 % 3", 2L)]
    [DataRow("2 ** 3 ** 2", 64L)]
    public void Integers_divide_towards_the_floor(string expression, long expected) => Assert.AreEqual(expected, Expressions.Value(expression));

    [TestMethod]
    [DataRow("4 / 2", 2.0)]
    [DataRow("7.5 // 2", 3.0)]
    [DataRow("-7.5 % 2", 0.5)]
    [DataRow("2 ** -1", 0.5)]
    [DataRow("10 ** 20 / 10 ** 19", 10.0)]
    public void Floats_come_of_division_and_negative_powers(string expression, double expected) => Assert.AreEqual(expected, Expressions.Value(expression));

    [TestMethod]
    [DataRow("9223372036854775807 + 1", "9223372036854775808")]
    [DataRow("-9223372036854775807 - 2", "-9223372036854775809")]
    [DataRow("4294967296 * 4294967296", "18446744073709551616")]
    [DataRow("-(-9223372036854775807 - 1)", "9223372036854775808")]
    [DataRow("2 ** 100 // 3 ** 20", "363558641556578823726")]
    public void Integers_grow_beyond_64_bits(string expression, string expected) => Assert.AreEqual(expected, Expressions.Text(expression));

    [TestMethod]
    public void Results_that_fit_again_are_small_again() => Assert.AreEqual(1L, Expressions.Value("2 ** 64 - 2 ** 64 + 1"));

    [TestMethod]
    [DataRow("1 / 0", "ZeroDivisionError")]
    [DataRow("1 // 0", "ZeroDivisionError")]
    [DataRow("1.0 % 0", "ZeroDivisionError")]
    [DataRow("0 ** -1", "ZeroDivisionError")]
    [DataRow("1 + 'a'", "TypeError")]
    [DataRow("'a' + 1", "TypeError")]
    [DataRow("[1] + (2,)", "TypeError")]
    [DataRow("'a' * 1.5", "TypeError")]
    [DataRow("none + 1", "TypeError")]
    [DataRow("-'a'", "TypeError")]
    [DataRow("(10 ** 5000)|string", "ValueError")]
    [DataRow("10.0 ** 400", "OverflowError")]
    public void Operators_fail_as_in_Python(string expression, string expected) => Assert.AreEqual(expected, Expressions.Error(expression));

    [TestMethod]
    public void Decimals_stay_exact_among_themselves_and_integers() => Assert.AreEqual(0.3m, Expressions.Value("a + b", new { a = 0.1m, b = 0.2m }));

    [TestMethod]
    public void A_single_counts_as_what_it_prints() => Assert.AreEqual(true, Expressions.Value("x == 0.1", new { x = 0.1f }));

    [TestMethod]
    public void Huge_powers_are_refused_at_once()
    {
        LimitException error = Assert.ThrowsExactly<LimitException>(() => Expressions.Value("10 ** (10 ** 7)"));

        Assert.AreEqual("IntegerBits", error.Limit);
    }

    [TestMethod]
    public void Big_integers_come_out_as_such() => Assert.AreEqual(BigInteger.Pow(10, 20), Expressions.Value("10 ** 20"));

    [TestMethod]
    [DataRow("'%s is %d' % ('a', 3)", "a is 3")]
    [DataRow("'%(a)05.1f' % {'a': 2.25}", "002.2")]
    [DataRow("'ab' * 3", "ababab")]
    [DataRow("[1] * 2 + [3]", "[1, 1, 3]")]
    [DataRow("1 ~ 'a' ~ none", "1aNone")]
    public void Text_and_lists_have_operators_too(string expression, string expected) => Assert.AreEqual(expected, Expressions.Text(expression));
}
