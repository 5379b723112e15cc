using Jinja.Net.Parsing.Lexing;

namespace Jinja.Net.Tests.Parsing.Lexing;

/// <summary>What <see cref="JinjaEnvironment.Lex"/> tells; what it is checked against is Python's <c>Environment.lex</c>.</summary>
[TestClass]
public sealed class LexTests
{
    [TestMethod]
    public void Pieces_are_told_with_line_type_and_text() => AssertPieces(
        new JinjaEnvironment(), "a\n{%- if x.b == 'c\\n' -%}\n {{ 1_0 }}{# d -#} e",
        (1, "data", "a"), (2, "block_begin", "{%-"), (2, "whitespace", " "), (2, "name", "if"), (2, "whitespace", " "), (2, "name", "x"), (2, "operator", "."), (2, "name", "b"),
        (2, "whitespace", " "), (2, "operator", "=="), (2, "whitespace", " "), (2, "string", "'c\\n'"), (2, "whitespace", " "), (2, "block_end", "-%}\n "),
        (3, "variable_begin", "{{"), (3, "whitespace", " "), (3, "integer", "1_0"), (3, "whitespace", " "), (3, "variable_end", "}}"),
        (3, "comment_begin", "{#"), (3, "comment", " d "), (3, "comment_end", "-#} "), (3, "data", "e"));

    [TestMethod]
    public void Raw_text_is_data() => AssertPieces(
        new JinjaEnvironment(), "{%- raw -%} {{ x }} {%- endraw %}",
        (1, "raw_begin", "{%- raw -%} "), (1, "data", "{{ x }}"), (1, "raw_end", "{%- endraw %}"));

    [TestMethod]
    public void Lines_that_are_tags_or_comments_are_told() => AssertPieces(
        new JinjaEnvironment(new JinjaOptions { LineStatementPrefix = "#", LineCommentPrefix = "##" }), "  # for x in [1,\n2.5]\na ## b\n# endfor",
        (1, "linestatement_begin", "  #"), (1, "whitespace", " "), (1, "name", "for"), (1, "whitespace", " "), (1, "name", "x"), (1, "whitespace", " "), (1, "name", "in"), (1, "whitespace", " "),
        (1, "operator", "["), (1, "integer", "1"), (1, "operator", ","), (1, "whitespace", "\n"), (2, "float", "2.5"), (2, "operator", "]"), (2, "linestatement_end", "\n"),
        (3, "data", "a"), (3, "linecomment_begin", " ##"), (3, "linecomment", " b"), (3, "linecomment_end", ""), (3, "data", "\n"),
        (4, "linestatement_begin", "#"), (4, "whitespace", " "), (4, "name", "endfor"), (4, "linestatement_end", ""));

    [TestMethod]
    public void A_comment_that_ends_with_the_template_says_nothing_and_ends() => AssertPieces(
        new JinjaEnvironment(new JinjaOptions { LineCommentPrefix = "##" }), "a\n##", (1, "data", "a\n"), (2, "linecomment_begin", "##"), (2, "linecomment_end", ""));

    [TestMethod]
    public void What_a_piece_means_is_not_looked_at() => AssertPieces(
        new JinjaEnvironment(), "{{ '\\x' 5 nope(", (1, "variable_begin", "{{"), (1, "whitespace", " "), (1, "string", "'\\x'"), (1, "whitespace", " "), (1, "integer", "5"), (1, "whitespace", " "), (1, "name", "nope"), (1, "operator", "("));

    [TestMethod]
    public void Brackets_that_are_never_closed_do_not_outlive_their_template()
    {
        JinjaEnvironment env = new();

        env.Lex("{{ a([");

        Assert.AreEqual("1", env.FromString("{{ 1 }}").Render());
    }

    [TestMethod]
    [DataRow("a\n{{ b ! }}", "unexpected char '!' at 7", 2)]
    [DataRow("{{ (b ] }}", "unexpected ']', expected ')'", 1)]
    [DataRow("a {# b", "Missing end of comment tag", 1)]
    public void What_is_no_piece_is_an_error(string source, string message, int line)
    {
        TemplateSyntaxException error = Assert.ThrowsExactly<TemplateSyntaxException>(() => new JinjaEnvironment().Lex(source));

        Assert.AreEqual(message, error.Message);
        Assert.AreEqual(line, error.Line);
    }

    private static void AssertPieces(JinjaEnvironment env, string source, params (int, string, string)[] expected) =>
        CollectionAssert.AreEqual(expected.Select(static piece => new TemplateToken(piece.Item1, piece.Item2, piece.Item3)).ToArray(), env.Lex(source).ToArray());
}
