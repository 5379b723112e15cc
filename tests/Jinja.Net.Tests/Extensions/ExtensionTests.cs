using Jinja.Net.Parsing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;
using Parlot.Fluent;

namespace Jinja.Net.Tests.Extensions;

[TestClass]
public sealed class ExtensionTests
{
    [TestMethod]
    public void An_extension_adds_a_tag_with_the_parsers_of_the_built_in_ones() =>
        Assert.AreEqual("[HI]", Environment().FromString("[{% shout %}hi{% endshout %}]").Render());

    [TestMethod]
    public void Its_errors_are_those_of_the_built_in_ones()
    {
        TemplateSyntaxException error = Assert.ThrowsExactly<TemplateSyntaxException>(() => Environment().FromString("{% shout %}"));

        StringAssert.Contains(error.Message, "'endshout'", StringComparison.Ordinal);
    }

    [TestMethod]
    public void An_extension_may_change_the_source_first() => Assert.AreEqual("<3", Environment().FromString("<LOVE>").Render());

    [TestMethod]
    public void Do_evaluates_without_printing() =>
        Assert.AreEqual("[1, 2]", new JinjaEnvironment(new JinjaOptions { Extensions = [Extension.Do] }).FromString("{% set l = [1] %}{% do l.append(2) %}{{ l }}").Render());

    [TestMethod]
    public void Debug_prints_the_variables() =>
        StringAssert.Contains(new JinjaEnvironment(new JinjaOptions { Extensions = [new DebugExtension()] }).FromString("{% debug %}").Render(("answer", 42)), "'answer': 42", StringComparison.Ordinal);

    private static JinjaEnvironment Environment() => new(new JinjaOptions { Extensions = [new Shout()] });

    private sealed class Shout : Extension
    {
        public override void AddTags(TagTable tags) => tags["shout"] = TagParsers.Position
            .And(TagParsers.Body("endshout"))
            .Then<Statement>(static tag => new FilterBlockStatement(new FilterExpression(null, "upper", ArgumentList.Empty, tag.Item1), tag.Item2, tag.Item1));

        public override string Preprocess(string source, string? name, string? fileName) => source.Replace("<LOVE>", "<3", StringComparison.Ordinal);
    }
}
