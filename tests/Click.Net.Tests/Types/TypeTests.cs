using System.Numerics;
using Click.Net.Errors;
using Click.Net.Types;

namespace Click.Net.Tests.Types;

[TestClass]
public sealed class TypeTests
{
    [TestMethod]
    [DataRow("1_000", 1000)]
    [DataRow(" +7 ", 7)]
    [DataRow("-0", 0)]
    [DataRow("٣", 3)]
    public void Whole_numbers_are_read_as_python_reads_them(string text, int number) =>
        Assert.AreEqual(number, ParamTypes.Int.Convert(text, null, null));

    [TestMethod]
    [DataRow("1__0")]
    [DataRow("_1")]
    [DataRow("0x10")]
    [DataRow("1.0")]
    [DataRow("")]
    public void What_is_no_whole_number_is_refused(string text) =>
        Assert.ThrowsExactly<BadParameterException>(() => ParamTypes.Int.Convert(text, null, null));

    [TestMethod]
    public void A_number_of_too_many_digits_is_refused_fast()
    {
        Assert.ThrowsExactly<BadParameterException>(() => new NumberType<BigInteger>().Convert(new string('9', 1_000_000), null, null));
    }

    [TestMethod]
    public void An_open_bound_clamps_to_the_number_beside_it()
    {
        NumberRange<int> range = new() { Min = 0, Max = 10, MaxOpen = true, Clamp = true };

        Assert.AreEqual(9, range.Convert("50", null, null));
        Assert.AreEqual(0, range.Convert("-5", null, null));
        Assert.AreEqual("0<=x<10", range.DescribeRange());
    }

    [TestMethod]
    public void The_bound_of_fractions_is_no_neighbour()
    {
        NumberRange<double> range = new() { Max = 1, MaxOpen = true, Clamp = true };

        Assert.ThrowsExactly<InvalidOperationException>(() => range.Convert("2", null, null));
    }

    [TestMethod]
    [DataRow("2024-02-29", "%Y-%m-%d", "2024-02-29T00:00:00")]
    [DataRow("8:05 pm", "%I:%M %p", "1900-01-01T20:05:00")]
    [DataRow("60 2023", "%j %Y", "2023-03-01T00:00:00")]
    [DataRow("Mon 1 Jan 24", "%a %d %b %y", "2024-01-01T00:00:00")]
    [DataRow("2024-W10-1", "%G-W%V-%u", "2024-03-04T00:00:00")]
    public void Dates_are_read_by_their_format(string text, string format, string expected) =>
        Assert.AreEqual(expected, ((DateTime)new DateTimeType(format).Convert(text, null, null)!).ToString("s"));

    [TestMethod]
    [DataRow("2023-02-29", "%Y-%m-%d")]
    [DataRow("2024-01-01 ", "%Y-%m-%d")]
    [DataRow("24:00", "%H:%M")]
    [DataRow("x", "%")]
    public void What_does_not_match_the_format_is_refused(string text, string format) =>
        Assert.ThrowsExactly<BadParameterException>(() => new DateTimeType(format).Convert(text, null, null));

    [TestMethod]
    public void Choices_match_with_folded_case()
    {
        ChoiceType choice = new(["Straße", "Weg"], caseSensitive: false);

        Assert.AreEqual("Straße", choice.Convert("STRASSE", null, null));
    }
}
