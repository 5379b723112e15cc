using System.Numerics;
using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net.Tests.Formatting;

[TestClass]
public sealed class FieldFormatTests
{
    [TestMethod]
    [DataRow("abc", ">5", "  abc")]
    [DataRow("abc", "*^7", "**abc**")]
    [DataRow("abc", ".2", "ab")]
    [DataRow("abc", "05", "abc00")]
    [DataRow("😀é", "4", "😀é  ")]
    [DataRow("abc", "😀<5", "abc😀😀")]
    [DataRow(1234567, ",", "1,234,567")]
    [DataRow(1234567, "012_", "0_001_234_567")]
    [DataRow(1234567, "#_x", "0x12_d687")]
    [DataRow(-5, "=5", "-   5")]
    [DataRow(-5, "#06x", "-0x005")]
    [DataRow(5, "o", "5")]
    [DataRow(64, "#o", "0o100")]
    [DataRow(0x1F600, "5c", "    😀")]
    [DataRow(true, "", "True")]
    [DataRow(true, "5", "    1")]
    [DataRow(1234.5, "012,.2f", "0,001,234.50")]
    [DataRow(1234.5, "020,e", "0,000,001.234500e+03")]
    [DataRow(1234.0, ".4", "1.234e+03")]
    [DataRow(1234.0, ".5", "1234.0")]
    [DataRow(-0.04, "z.1f", "0.0")]
    [DataRow(0.5, "%", "50.000000%")]
    [DataRow(double.PositiveInfinity, "010F", "0000000INF")]
    [DataRow(2.5, "#.0f", "2.")]
    [DataRow(null, "", "None")]
    public void Values_follow_the_specification(object? value, string specification, string expected)
    {
        Assert.AreEqual(expected, FieldFormat.Format(value, specification, FormatValues.Plain));
    }

    [TestMethod]
    public void Integers_have_any_size()
    {
        Assert.AreEqual("1,000,000,000,000,000,000,000,000,000,000", FieldFormat.Format(BigInteger.Pow(10, 30), ",", FormatValues.Plain));
        Assert.AreEqual("1000000000000000019884624838656.00", FieldFormat.Format(BigInteger.Pow(10, 30), ".2f", FormatValues.Plain));
        Assert.AreEqual(FormatErrorKind.Overflow, Kind(BigInteger.Pow(10, 400), "e"));
    }

    [TestMethod]
    public void Integers_of_too_many_digits_are_refused_as_python_refuses_them()
    {
        BigInteger most = BigInteger.Pow(10, 4300) - 1;

        Assert.AreEqual(4300, FieldFormat.Format(most, "d", FormatValues.Plain).Length);
        Assert.AreEqual(FormatErrorKind.Value, Kind(most + 1, "d"));
        Assert.AreEqual(FormatErrorKind.Value, Kind(-most - 1, "+"));
        Assert.AreEqual(1 + (int)most.GetBitLength() / 4, FieldFormat.Format(most, "x", FormatValues.Plain).Length);
    }

    [TestMethod]
    [DataRow("1.10", "", "1.10")]
    [DataRow("2.5", ".0f", "2")]
    [DataRow("1234567.891", ",", "1,234,567.891")]
    [DataRow("12345678901234567890.125", ",.2f", "12,345,678,901,234,567,890.12")]
    [DataRow("0.125", ".1%", "12.5%")]
    [DataRow("12.5", "+08", "+00012.5")]
    public void Decimal_numbers_keep_their_digits(string number, string specification, string expected)
    {
        decimal value = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);

        Assert.AreEqual(expected, FieldFormat.Format(value, specification, FormatValues.Plain));
    }

    [TestMethod]
    [DataRow("abc", "d", "Unknown format code 'd' for object of type 'str'")]
    [DataRow("abc", "=5", "'=' alignment not allowed in string format specifier")]
    [DataRow("abc", ",", "Cannot specify ',' with 's'.")]
    [DataRow(5, ".3", "Precision not allowed in integer format specifier")]
    [DataRow(5, ",x", "Cannot specify ',' with 'x'.")]
    [DataRow(5, ",_", "Cannot specify both ',' and '_'.")]
    [DataRow(5, "+c", "Sign not allowed with integer format specifier 'c'")]
    [DataRow(5, "dd", "Invalid format specifier 'dd' for object of type 'int'")]
    [DataRow(5.5, "x", "Unknown format code 'x' for object of type 'float'")]
    [DataRow(5.5, "5.", "Format specifier missing precision")]
    [DataRow(5, "99999999999999999999", "Too many decimal digits in format string")]
    [DataRow(null, "5", "unsupported format string passed to NoneType.__format__")]
    public void Wrong_specifications_say_what_is_wrong(object? value, string specification, string message)
    {
        Assert.AreEqual(message, Assert.ThrowsExactly<FormatStringException>(() => FieldFormat.Format(value, specification, FormatValues.Plain)).Message);
    }

    [TestMethod]
    [DataRow("1000000000")]
    [DataRow("9000000000000000000")]
    [DataRow("01000000000,")]
    [DataRow(".1000000000f")]
    public void Widths_without_measure_fail_before_they_are_made(string specification)
    {
        Assert.AreEqual(FormatErrorKind.Limit, Kind(5, specification));
    }

    private static FormatErrorKind Kind(object value, string specification) =>
        Assert.ThrowsExactly<FormatStringException>(() => FieldFormat.Format(value, specification, FormatValues.Plain)).Kind;
}
