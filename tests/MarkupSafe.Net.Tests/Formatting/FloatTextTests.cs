using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net.Tests.Formatting;

[TestClass]
public sealed class FloatTextTests
{
    [TestMethod]
    [DataRow(1.0, "1.0")]
    [DataRow(1e16, "1e+16")]
    [DataRow(9999999999999998.0, "9999999999999998.0")]
    [DataRow(1e-5, "1e-05")]
    [DataRow(0.0001, "0.0001")]
    [DataRow(-0.0, "-0.0")]
    [DataRow(5e-324, "5e-324")]
    [DataRow(1.7976931348623157e308, "1.7976931348623157e+308")]
    [DataRow(0.1, "0.1")]
    [DataRow(double.PositiveInfinity, "inf")]
    [DataRow(double.NegativeInfinity, "-inf")]
    [DataRow(double.NaN, "nan")]
    public void The_shortest_text_reads_back_the_same(double value, string text)
    {
        Assert.AreEqual(text, FloatText.Represent(value));
    }

    [TestMethod]
    public void Singles_are_as_short_as_singles_can_be()
    {
        Assert.AreEqual("0.1", FloatText.Represent(0.1f));
    }

    [TestMethod]
    [DataRow(0.5, 0, "0")]
    [DataRow(1.5, 0, "2")]
    [DataRow(2.5, 0, "2")]
    [DataRow(0.125, 2, "0.12")]
    [DataRow(0.375, 2, "0.38")]
    [DataRow(9.5, 0, "10")]
    [DataRow(1e22, 1, "10000000000000000000000.0")]
    [DataRow(0.1, 20, "0.10000000000000000555")]
    [DataRow(-2.5, 0, "-2")]
    public void Ties_of_the_exact_value_go_to_the_even_digit(double value, int decimals, string text)
    {
        Assert.AreEqual(text, FloatText.Fixed(value, decimals));
    }

    [TestMethod]
    [DataRow(12345.6, 6, "1.234560e+04")]
    [DataRow(25.0, 0, "2e+01")]
    [DataRow(35.0, 0, "4e+01")]
    [DataRow(9.5, 0, "1e+01")]
    [DataRow(0.0, 2, "0.00e+00")]
    [DataRow(1e-300, 3, "1.000e-300")]
    public void Scientific_notation_has_two_digits_of_exponent_at_least(double value, int decimals, string text)
    {
        Assert.AreEqual(text, FloatText.Exponent(value, decimals));
    }

    [TestMethod]
    [DataRow(100000.0, 6, "100000")]
    [DataRow(1000000.0, 6, "1e+06")]
    [DataRow(0.0001, 6, "0.0001")]
    [DataRow(0.00001, 6, "1e-05")]
    [DataRow(123.0, 0, "1e+02")]
    public void The_shorter_notation_is_chosen(double value, int digits, string text)
    {
        Assert.AreEqual(text, FloatText.General(value, digits));
    }
}
