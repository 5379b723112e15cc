using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net.Tests.Formatting;

[TestClass]
public sealed class BraceFormatTests
{
    private sealed class People : FormatValues
    {
        public override object? Attribute(object? value, string name) => name == "name" ? "Ann" : base.Attribute(value, name);

        public override Exception Error(FormatErrorKind kind, string message) => new InvalidOperationException($"{kind}: {message}");

        public override void CheckLength(long characters)
        {
            if (characters > 20)
                throw Error(FormatErrorKind.Limit, "too long");
        }
    }

    [TestMethod]
    public void Fields_name_arguments_by_position_order_and_name()
    {
        Assert.AreEqual("a b", Format("{} {}", "a", "b"));
        Assert.AreEqual("b a", Format("{1} {0}", "a", "b"));
        Assert.AreEqual("x", BraceFormat.Format("{name}", [], new Dictionary<string, object?> { ["name"] = "x" }, FormatValues.Plain));
    }

    [TestMethod]
    public void Doubled_braces_are_single_ones()
    {
        Assert.AreEqual("{a} }{", Format("{{{}}} }}{{", "a"));
    }

    [TestMethod]
    public void Specifications_may_hold_fields()
    {
        Assert.AreEqual("    1", Format("{:{}{}}", 1, ">", 5));
        Assert.AreEqual("Max string recursion exceeded", Message("{:{:{}}}", 1, 2, 3));
    }

    [TestMethod]
    public void Items_are_read_by_name_and_position()
    {
        Assert.AreEqual("1 b 3", Format("{0[a]} {1[1]} {2[1]}", new Dictionary<string, object?> { ["a"] = 1 }, new List<string> { "a", "b" }, new Dictionary<int, object?> { [1] = 3 }));
        Assert.AreEqual("1", Format("{0[a}:!b]}", new Dictionary<string, object?> { ["a}:!b"] = 1 }));
    }

    [TestMethod]
    public void Conversions_come_before_the_format()
    {
        Assert.AreEqual("'é' '\\xe9'   None", Format("{!r} {!a} {!s:>6}", "é", "é", null));
    }

    [TestMethod]
    [DataRow("{", "Single '{' encountered in format string")]
    [DataRow("}", "Single '}' encountered in format string")]
    [DataRow("{0", "expected '}' before end of string")]
    [DataRow("{0.}", "Empty attribute in format string")]
    [DataRow("{0[a]b}", "Only '.' or '[' may follow ']' in format field specifier")]
    [DataRow("{!x}", "Unknown conversion specifier x")]
    [DataRow("{!rx}", "expected ':' after conversion specifier")]
    [DataRow("{0:{}", "unmatched '{' in format spec")]
    [DataRow("{a{b}}", "unexpected '{' in field name")]
    [DataRow("{} {0}", "cannot switch from automatic field numbering to manual field specification")]
    [DataRow("{5}", "Replacement index 5 out of range for positional args tuple")]
    [DataRow("{x}", "'x'")]
    public void Wrong_formats_say_what_is_wrong(string format, string message)
    {
        Assert.AreEqual(message, Message(format, "a"));
    }

    [TestMethod]
    public void A_caller_brings_attributes_errors_and_limits_of_its_own()
    {
        People people = new();

        Assert.AreEqual("Ann", BraceFormat.Format("{0.name}", ["x"], null, people));
        Assert.AreEqual("Attribute: 'str' object has no attribute 'age'", Assert.ThrowsExactly<InvalidOperationException>(() => BraceFormat.Format("{0.age}", ["x"], null, people)).Message);
        Assert.AreEqual("Limit: too long", Assert.ThrowsExactly<InvalidOperationException>(() => BraceFormat.Format("{:21}", ["x"], null, people)).Message);
    }

    [TestMethod]
    public void A_mapping_has_no_positions()
    {
        Assert.AreEqual("Format string contains positional fields",
            Assert.ThrowsExactly<FormatStringException>(() => BraceFormat.FormatMap("{}", new Dictionary<string, object?>(), FormatValues.Plain)).Message);
    }

    private static string Format(string format, params object?[] arguments) => BraceFormat.Format(format, arguments, null, FormatValues.Plain);

    private static string Message(string format, params object?[] arguments) => Assert.ThrowsExactly<FormatStringException>(() => Format(format, arguments)).Message;
}
