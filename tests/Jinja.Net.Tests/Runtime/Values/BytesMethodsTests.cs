namespace Jinja.Net.Tests.Runtime.Values;

[TestClass]
public sealed class BytesMethodsTests
{
    [TestMethod]
    [DataRow("b.hex()", "0102030405")]
    [DataRow("b.hex(':')", "01:02:03:04:05")]
    [DataRow("b.hex(':', 2)", "01:0203:0405")]
    [DataRow("b.hex(':', -2)", "0102:0304:05")]
    [DataRow("b.hex('-', bytes_per_sep=4)", "01-02030405")]
    [DataRow("b.hex(':', 0)", "0102030405")]
    [DataRow("b.hex('-', 100)", "0102030405")]
    public void Bytes_are_told_as_hexadecimal_digits_in_groups(string expression, string expected) => Assert.AreEqual(expected, Render(expression));

    [TestMethod]
    [DataRow("b.hex('::')", "sep must be length 1.")]
    [DataRow("b.hex('é')", "sep must be ASCII.")]
    [DataRow("b.hex(1)", "object of type 'int' has no len()")]
    public void What_cannot_stand_between_groups_is_refused_in_Pythons_words(string expression, string message) =>
        StringAssert.Contains(Assert.Throws<TemplateException>(() => Render(expression)).Message, message, StringComparison.Ordinal);

    [TestMethod]
    public void Bytes_tell_whether_they_are_ASCII() => Assert.AreEqual("True False", Render("b.isascii() ~ ' ' ~ c.isascii()"));

    private static string Render(string expression) =>
        new JinjaEnvironment().FromString($"{{{{ {expression} }}}}").Render(("b", new byte[] { 1, 2, 3, 4, 5 }), ("c", new byte[] { 0x80 }));
}
