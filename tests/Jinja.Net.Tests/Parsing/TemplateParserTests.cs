namespace Jinja.Net.Tests.Parsing;

[TestClass]
public sealed class TemplateParserTests
{
    private readonly JinjaEnvironment _environment = new(new JinjaOptions { Extensions = [Extension.Do, Extension.LoopControls] });

    [TestMethod]
    [DataRow("{{ 1 + }}", "unexpected 'end of print statement'", 1)]
    [DataRow("a\n{% if x %}", "Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.", 2)]
    [DataRow("{% for x y in z %}", "expected token 'in', got 'y'", 1)]
    [DataRow("{{ a", "unexpected end of template, expected 'end of print statement'.", 1)]
    [DataRow("{% endfor %}", "Encountered unknown tag 'endfor'.", 1)]
    [DataRow("{{ (] }}", "unexpected ']', expected ')'", 1)]
    [DataRow("{{ ! }}", "unexpected char '!' at 3", 1)]
    [DataRow("{% block a-b %}{% endblock %}", "Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore instead.", 1)]
    [DataRow("{% set true = 1 %}", "can't assign to 'const'", 1)]
    [DataRow("{{ f(*a, *b) }}", "invalid syntax for function call expression", 1)]
    [DataRow("{{ 1 is odd is even }}", "You cannot chain multiple tests with is", 1)]
    public void What_is_no_template_is_told_in_the_originals_words(string source, string message, int line)
    {
        TemplateSyntaxException error = Assert.ThrowsExactly<TemplateSyntaxException>(() => _environment.Parse(source));

        Assert.AreEqual(message, error.Message);
        Assert.AreEqual(line, error.Line);
    }

    [TestMethod]
    public void An_error_tells_its_column_and_shows_its_line()
    {
        TemplateSyntaxException error = Assert.ThrowsExactly<TemplateSyntaxException>(() => _environment.Parse("ok\n{{ a b }}", "page.html"));

        Assert.AreEqual(6, error.Column);
        Assert.AreEqual("{{ a b }}", error.SourceLine);
        StringAssert.Contains(error.Describe(), "in page.html, line 2", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_word_of_an_error_inside_the_lexer_waits_until_the_parser_gets_there()
    {
        TemplateSyntaxException error = Assert.ThrowsExactly<TemplateSyntaxException>(() => _environment.Parse("{% endif %}{{ ! }}"));

        Assert.AreEqual("Encountered unknown tag 'endif'.", error.Message);
    }

    [TestMethod]
    [DataRow("(", ")")]
    [DataRow("[", "]")]
    [DataRow("{1:", "}")]
    [DataRow("not ", "")]
    [DataRow("- ", "")]
    [DataRow("x(", ")")]
    [DataRow("x[", "]")]
    [DataRow("1 if 1 else ", "")]
    [DataRow("x|f(", ")")]
    [DataRow("x is f(", ")")]
    public void Twenty_thousand_of_anything_inside_each_other_are_an_error_even_on_a_small_stack(string open, string close)
    {
        string source = "{{ " + string.Concat(Enumerable.Repeat(open, 20_000)) + "1" + string.Concat(Enumerable.Repeat(close, 20_000)) + " }}";

        Exception? error = OnSmallStack(() => _environment.FromString(source));

        Assert.IsInstanceOfType<TemplateSyntaxException>(error);
    }

    [TestMethod]
    [DataRow("{% if 1 %}")]
    [DataRow("{% for a in b %}")]
    [DataRow("{% filter upper %}")]
    [DataRow("{% macro m() %}")]
    [DataRow("{% with %}")]
    [DataRow("{% set a %}")]
    public void Twenty_thousand_tags_inside_each_other_are_an_error_even_on_a_small_stack(string tag)
    {
        string source = string.Concat(Enumerable.Repeat(tag, 20_000));

        Exception? error = OnSmallStack(() => _environment.FromString(source));

        Assert.IsInstanceOfType<TemplateSyntaxException>(error);
    }

    [TestMethod]
    [DataRow("1", "+1")]
    [DataRow("x", ".y")]
    [DataRow("x", "[0]")]
    [DataRow("x", "|string")]
    [DataRow("x", "()")]
    [DataRow("1", " and 1")]
    [DataRow("1", "~1")]
    [DataRow("1", " < 1")]
    public void A_chain_of_a_hundred_thousand_links_ends_in_text_or_an_error_but_never_in_a_crash(string first, string link)
    {
        string source = "{{ " + first + string.Concat(Enumerable.Repeat(link, 100_000)) + " }}";

        Exception? error = OnSmallStack(() => _environment.FromString(source).Render());

        if (error is not null)
            Assert.IsInstanceOfType<TemplateException>(error);
    }

    private static Exception? OnSmallStack(Action action)
    {
        Exception? caught = null;
        Thread thread = new(() =>
        {
            try
            {
                action();
            }
            catch (TemplateException error)
            {
                caught = error;
            }
        }, 256 * 1024);
        thread.Start();
        thread.Join();
        return caught;
    }
}
