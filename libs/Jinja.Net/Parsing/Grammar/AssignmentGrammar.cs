using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;
using Parlot.Fluent;

namespace Jinja.Net.Parsing.Grammar;

/// <summary><c>set</c>, <c>with</c> and <c>autoescape</c>.</summary>
internal static class AssignmentGrammar
{
    private static readonly Body SetBody = new("endset");
    private static readonly Body WithBody = new("endwith");

    public static readonly Parser<Statement> Set = new TagParser(static (context, position) =>
    {
        Expression target = TargetGrammar.WithNamespaces(context);
        if (context.Skip('='))
            return new SetStatement(target, ExpressionGrammar.Tuple.Read(context), position);
        FilterExpression? filter = null;
        while (context.Skip('|'))
            filter = SuffixGrammar.Filter(context, filter);
        return new SetBlockStatement(target, filter, SetBody.Read(context).Statements, position);
    });

    public static readonly Parser<Statement> With = new TagParser(static (context, position) =>
    {
        List<Expression> targets = [];
        List<Expression> values = [];
        while (context.Kind != TokenKind.BlockEnd)
        {
            if (targets.Count > 0)
                context.Expect(',');
            targets.Add(TargetGrammar.Any(context));
            context.Expect('=');
            values.Add(ExpressionGrammar.Expression.Read(context));
        }

        return new WithStatement(targets.ToArray(), values.ToArray(), WithBody.Read(context).Statements, position);
    });

    public static readonly Parser<Statement> AutoEscape = new TagPosition()
        .And(ExpressionGrammar.Expression)
        .And(new Body("endautoescape"))
        .Then<Statement>(static tag => new AutoEscapeStatement(tag.Item2, tag.Item3.Statements, tag.Item1));
}
