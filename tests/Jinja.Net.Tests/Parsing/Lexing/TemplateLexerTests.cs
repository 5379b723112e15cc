namespace Jinja.Net.Tests.Parsing.Lexing;

[TestClass]
public sealed class TemplateLexerTests
{
    [TestMethod]
    public void A_minus_takes_the_blanks_on_its_side() => Renders("a1b", "a  \n {{- 1 -}} \n b");

    [TestMethod]
    public void Trimmed_blocks_take_one_line_end_after_them() => Renders("ab\n", "{% if 1 %}\na{% endif %}\nb\n\n", new JinjaOptions { TrimBlocks = true });

    [TestMethod]
    public void Stripped_blocks_take_the_blanks_before_them_and_a_plus_keeps_them() =>
        Renders("a\n  b", "  {% if 1 %}a\n  {%+ if 1 %}b{% endif %}{% endif %}", new JinjaOptions { LstripBlocks = true });

    [TestMethod]
    public void The_last_line_end_goes_unless_it_is_kept()
    {
        Renders("a", "a\n");
        Renders("a\n", "a\n", new JinjaOptions { KeepTrailingNewline = true });
    }

    [TestMethod]
    public void Line_ends_are_written_as_the_options_say() => Renders("a\r\nb", "a\nb", new JinjaOptions { NewlineSequence = "\r\n" });

    [TestMethod]
    public void A_brace_inside_of_a_string_or_a_dict_ends_no_tag() => Renders("}}{'a': {}}", "{{ '}}' }}{{ {'a': {}} }}");

    [TestMethod]
    public void Raw_text_is_not_read() => Renders("{{ a }}", "{% raw %}{{ a }}{% endraw %}");

    [TestMethod]
    public void Line_statements_and_comments_take_their_lines() =>
        Renders("1\n2\n", "# for i in [1, 2]\n{{ i }} ## a comment\n# endfor", new JinjaOptions { LineStatementPrefix = "#", LineCommentPrefix = "##" });

    [TestMethod]
    public void Delimiters_can_be_others() =>
        Renders("1-x", "<% if true %>${ 1 }-x<% endif %><%# gone %>", new JinjaOptions
        {
            BlockStart = "<%", BlockEnd = "%>", VariableStart = "${", VariableEnd = "}", CommentStart = "<%#", CommentEnd = "%>",
        });

    [TestMethod]
    public void Equal_delimiters_are_refused() =>
        Assert.ThrowsExactly<ArgumentException>(() => new JinjaEnvironment(new JinjaOptions { BlockStart = "{{" }));

    [TestMethod]
    [DataRow("'\\x41\\u00e9\\n'", "Aé\n")]
    [DataRow("'\\N{SNOWMAN}'", "☃")]
    [DataRow("'\\q'", "\\q")]
    [DataRow("'a' 'b'", "ab")]
    [DataRow("1_000 + 0x_f", "1015")]
    [DataRow("1e3", "1000.0")]
    public void Literals_are_read_as_in_Python(string literal, string text) => Renders(text, "{{ " + literal + " }}");

    private static void Renders(string expected, string source, JinjaOptions? options = null) =>
        Assert.AreEqual(expected, new JinjaEnvironment(options).FromString(source).Render());
}
