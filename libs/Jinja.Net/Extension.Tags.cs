using Jinja.Net.Parsing;
using Jinja.Net.Parsing.Grammar;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;
using Parlot.Fluent;

namespace Jinja.Net;

/// <summary>The extensions that are tags and nothing else.</summary>
public abstract partial class Extension
{
    /// <summary><c>{% do expression %}</c>: evaluates without printing.</summary>
    public static Extension Do { get; } = new TagExtension(
        ("do", new TagParser(static (context, position) => new ExpressionStatement(ExpressionGrammar.Tuple.Read(context), position))));

    /// <summary><c>{% break %}</c> and <c>{% continue %}</c>.</summary>
    public static Extension LoopControls { get; } = new TagExtension(
        ("break", new TagParser(static (_, position) => new BreakStatement(position))),
        ("continue", new TagParser(static (_, position) => new ContinueStatement(position))));

    /// <summary>An extension that is tags and nothing else.</summary>
    private sealed class TagExtension(params (string Name, Parser<Statement> Parser)[] tags) : Extension
    {
        public override void AddTags(TagTable table)
        {
            foreach ((string name, Parser<Statement> parser) in tags)
                table[name] = parser;
        }
    }
}
