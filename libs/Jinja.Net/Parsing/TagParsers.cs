using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Parsing.Grammar;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Parlot.Fluent;

namespace Jinja.Net.Parsing;

/// <summary>
/// The parsers that the built-in tags are made of, for tags of extensions. Each is committed: what it does not find is an error of
/// the template with the original's message. Combine them with <c>And</c>, <c>SkipAnd</c> and <c>Then</c>.
/// </summary>
/// <example><code>
/// tags["upper"] = TagParsers.Position.And(TagParsers.Body("endupper"))
///     .Then&lt;Statement&gt;(tag => new ScopeStatement(tag.Item2, tag.Item1));
/// </code></example>
public static class TagParsers
{
    /// <summary>The place of the tag's name; stands first.</summary>
    public static Parser<SourcePosition> Position { get; } = new TagPosition();

    /// <summary>Any expression.</summary>
    public static Parser<Expression> Expression { get; } = ExpressionGrammar.Expression;

    /// <summary>An expression, or several between commas, which are a tuple.</summary>
    public static Parser<Expression> Tuple { get; } = ExpressionGrammar.Tuple;

    /// <summary>What can stand on the left of an assignment.</summary>
    public static Parser<Expression> Target { get; } = new TargetParser();

    /// <summary>A name.</summary>
    public static Parser<string> Name { get; } = new ExpectName();

    /// <summary>A word that must stand here.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The parser; its value means nothing.</returns>
    public static Parser<int> Word(string word) => new ExpectWord(word);

    /// <summary>Whether a word stands here; it is taken if it does.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The parser.</returns>
    public static Parser<bool> OptionalWord(string word) => new Flag(word);

    /// <summary>A comma that must stand here.</summary>
    public static Parser<int> Comma { get; } = new Expect(',');

    /// <summary>The end of the tag, then the statements up to the tag that ends the body.</summary>
    /// <param name="end">The name of that tag, which is taken.</param>
    /// <returns>The parser.</returns>
    public static Parser<IReadOnlyList<Statement>> Body(string end) => new Body(end).Then(static body => body.Statements);

    /// <summary>Whether the tag ends here.</summary>
    /// <param name="context">The parse.</param>
    /// <returns>Whether nothing more stands in the tag.</returns>
    public static bool IsTagEnd(TemplateParseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Kind == TokenKind.BlockEnd;
    }

    private sealed class TargetParser : Committed<Expression>
    {
        public override Expression Read(TemplateParseContext context) => TargetGrammar.Any(context);
    }
}
