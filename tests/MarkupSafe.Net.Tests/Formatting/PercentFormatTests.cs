using System.Numerics;
using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net.Tests.Formatting;

[TestClass]
public sealed class PercentFormatTests
{
    [TestMethod]
    [DataRow("%s", "x", "x")]
    [DataRow("%5s|", "😀", "    😀|")]
    [DataRow("%-5s|", "a", "a    |")]
    [DataRow("%05s|", "a", "    a|")]
    [DataRow("%.1s", "😀a", "😀")]
    [DataRow("%c", 65, "A")]
    [DataRow("%c", "é", "é")]
    [DataRow("%d", 3.99, "3")]
    [DataRow("%08.5d", -3, "-0000003")]
    [DataRow("%#.5x", 3, "0x00003")]
    [DataRow("%#X", 255, "0XFF")]
    [DataRow("%+d", 3, "+3")]
    [DataRow("% d", 3, " 3")]
    [DataRow("%ld", 3, "3")]
    [DataRow("%r", "a'b", "\"a'b\"")]
    [DataRow("%a", "é", "'\\xe9'")]
    [DataRow("%e", 0, "0.000000e+00")]
    [DataRow("%#.0e", 15, "2.e+01")]
    [DataRow("%010f", double.PositiveInfinity, "0000000inf")]
    [DataRow("%G", 1e100, "1E+100")]
    [DataRow("%s%%", 5, "5%")]
    public void Directives_follow_their_flags(string format, object argument, string expected)
    {
        Assert.AreEqual(expected, PercentFormat.Format(format, argument, FormatValues.Plain));
    }

    [TestMethod]
    public void Stars_take_width_and_precision_from_the_arguments()
    {
        Assert.AreEqual("    3|3   |3.14", PercentFormat.Format("%*d|%*d|%.*f", (5, 3, -4, 3, 2, 3.14159), FormatValues.Plain));
    }

    [TestMethod]
    public void Names_are_looked_up_in_a_mapping()
    {
        Dictionary<string, object?> map = new() { ["a"] = 1, ["(b)"] = 2 };

        Assert.AreEqual("1 2", PercentFormat.Format("%(a)s %((b))d", map, FormatValues.Plain));
        Assert.AreEqual("plain", PercentFormat.Format("plain", map, FormatValues.Plain));
    }

    [TestMethod]
    public void Integers_have_any_size()
    {
        Assert.AreEqual("1000000000000000000000000000000", PercentFormat.Format("%d", BigInteger.Pow(10, 30), FormatValues.Plain));
    }

    [TestMethod]
    [DataRow("%", "incomplete format", FormatErrorKind.Value)]
    [DataRow("%(a", "format requires a mapping", FormatErrorKind.Type)]
    [DataRow("%q", "unsupported format character 'q' (0x71) at index 1", FormatErrorKind.Value)]
    [DataRow("%x", "%x format: an integer is required, not str", FormatErrorKind.Type)]
    [DataRow("%d", "%d format: a real number is required, not str", FormatErrorKind.Type)]
    [DataRow("%f", "must be real number, not str", FormatErrorKind.Type)]
    [DataRow("%c", "%c requires int or char", FormatErrorKind.Type)]
    [DataRow("%s %s", "not enough arguments for format string", FormatErrorKind.Type)]
    [DataRow("none", "not all arguments converted during string formatting", FormatErrorKind.Type)]
    [DataRow("%99999999999999999999d", "width too big", FormatErrorKind.Value)]
    [DataRow("%.2147483648f", "precision too big", FormatErrorKind.Value)]
    [DataRow("%1000000000s", "the formatted text would have more than 268435456 characters", FormatErrorKind.Limit)]
    public void Wrong_formats_say_what_is_wrong(string format, string message, FormatErrorKind kind)
    {
        FormatStringException error = Assert.ThrowsExactly<FormatStringException>(() => PercentFormat.Format(format, "ab", FormatValues.Plain));

        Assert.AreEqual(message, error.Message);
        Assert.AreEqual(kind, error.Kind);
    }
}
