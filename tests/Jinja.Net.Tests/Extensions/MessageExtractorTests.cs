using Jinja.Net.Syntax;

namespace Jinja.Net.Tests.Extensions;

[TestClass]
public sealed class MessageExtractorTests
{
    private static readonly TemplateNode Tree = new JinjaEnvironment(new JinjaOptions { Extensions = [new I18nExtension()] }).Parse(
        "{% trans %}Hello{% endtrans %}\n{{ _('Say \"hi\"') }}\n{% trans 'fruit' n=1 %}apple{% pluralize %}{{ n }} apples{% endtrans %}\n{{ gettext(computed) }}");

    [TestMethod]
    public void Texts_are_found_in_tags_and_calls()
    {
        ExtractedMessage[] messages = [.. MessageExtractor.Extract(Tree)];

        CollectionAssert.AreEqual(new[] { "Hello", "Say \"hi\"", "apple" }, messages.Select(static message => message.Singular).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, messages.Select(static message => message.Line).ToArray());
        Assert.AreEqual("fruit", messages[2].Context);
        Assert.AreEqual("%(n)s apples", messages[2].Plural);
    }

    [TestMethod]
    public void They_are_written_for_translators()
    {
        using StringWriter writer = new();

        MessageExtractor.WritePot(MessageExtractor.Extract(Tree).Select(static message => ("page.html", message)), writer);

        StringAssert.Contains(writer.ToString(), "#: page.html:2\nmsgid \"Say \\\"hi\\\"\"\nmsgstr \"\"\n", StringComparison.Ordinal);
        StringAssert.Contains(writer.ToString(), "msgctxt \"fruit\"\nmsgid \"apple\"\nmsgid_plural \"%(n)s apples\"\nmsgstr[0] \"\"", StringComparison.Ordinal);
    }
}
