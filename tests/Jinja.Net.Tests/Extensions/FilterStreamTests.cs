using System.Text.RegularExpressions;
using Jinja.Net.Parsing.Lexing;

namespace Jinja.Net.Tests.Extensions;

/// <summary>Extensions that change the pieces of a template.</summary>
[TestClass]
public sealed partial class FilterStreamTests
{
    [TestMethod]
    public void An_extension_may_change_text_between_tags()
    {
        JinjaEnvironment env = new(new JinjaOptions { Extensions = { new InlineGettext() } });
        env.Globals["gettext"] = (string text) => text.ToUpperInvariant();

        Assert.AreEqual("<b>HELLO</b> _(x) WORLD 1", env.FromString("<b>_(Hello)</b> \\_(x) _(World) {{ 1 }}").Render());
    }

    [TestMethod]
    public void Lines_keep_their_numbers()
    {
        JinjaEnvironment env = new(new JinjaOptions { Extensions = { new Unchanged() }, Undefined = UndefinedKind.Strict });

        Assert.AreEqual(6, Assert.ThrowsExactly<UndefinedException>(() => env.FromString("a\n\n{%- if 1 -%}\n\n{# c #}\n{{ missing }}{% endif %}").Render()).Line);
    }

    [TestMethod]
    [DataRow(false, false)]
    [DataRow(true, false)]
    [DataRow(true, true)]
    public void Pieces_that_are_handed_on_mean_what_the_text_meant(bool trims, bool keeps)
    {
        const string Source = " a\n  {% if x -%}\n\n {{- 'b' -}} \n{%+ endif %}\n{% raw -%}\n {{ x }} {%- endraw +%}\n{#- c -#}\n# for i in [1,\n 2]:\n {{ i }} ## note\n# endfor\n\n\n";
        JinjaOptions options = new() { TrimBlocks = trims, LstripBlocks = trims, KeepTrailingNewline = keeps, LineStatementPrefix = "#", LineCommentPrefix = "##" };

        Assert.AreEqual(new JinjaEnvironment(options).FromString(Source).Render(("x", 1)), new JinjaEnvironment(options with { Extensions = [new Unchanged()] }).FromString(Source).Render(("x", 1)));
    }

    private sealed class Unchanged : Extension
    {
        public override IEnumerable<TemplateToken> FilterStream(IEnumerable<TemplateToken> stream, string? name, string? fileName) => stream.ToArray();
    }

    /// <summary><c>_(text)</c> outside of tags is translated; <c>\_(</c> is not.</summary>
    private sealed partial class InlineGettext : Extension
    {
        public override IEnumerable<TemplateToken> FilterStream(IEnumerable<TemplateToken> stream, string? name, string? fileName) =>
            stream.SelectMany(static piece => piece.Type == "data" ? [piece with { Text = Call().Replace(piece.Text, static found => found.Value[0] == '\\' ? found.Value[1..] : $"{{{{ gettext('{found.Groups[1].Value}') }}}}") }] : new[] { piece });

        [GeneratedRegex(@"\\?_\(([^)]*)\)", RegexOptions.NonBacktracking)]
        private static partial Regex Call();
    }
}
