using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;
using Parlot.Fluent;

namespace Jinja.Net.Parsing.Grammar;

/// <summary><c>for</c>, <c>if</c> and <c>print</c>.</summary>
internal static class ControlFlowGrammar
{
    private static readonly Body ForBody = new("endfor", "else");
    private static readonly Body ForElse = new("endfor");
    private static readonly Body IfBody = new("elif", "else", "endif");
    private static readonly Body IfElse = new("endif");
    private static readonly AfterWord<Expression> LoopTest = new("if", ExpressionGrammar.Expression);
    private static readonly Flag Recursive = new("recursive");

    public static readonly Parser<Statement> For = new TagParser(static (context, position) =>
    {
        Expression target = TargetGrammar.Any(context);
        context.ExpectWord("in");
        Expression items = ExpressionGrammar.UnconditionalTuple.Read(context);
        Expression? test = LoopTest.Read(context);
        bool isRecursive = Recursive.Read(context);
        BodyEnd body = ForBody.Read(context);
        IReadOnlyList<Statement> otherwise = body.End == "else" ? ForElse.Read(context).Statements : [];
        return new ForStatement(target, items, test, body.Statements, otherwise, isRecursive, position);
    });

    public static readonly Parser<Statement> If = new TagParser(static (context, position) =>
    {
        List<IfBranch> branches = [];
        SourcePosition start = position;
        while (true)
        {
            Expression test = ExpressionGrammar.UnconditionalTuple.Read(context);
            BodyEnd body = IfBody.Read(context);
            branches.Add(new IfBranch(test, body.Statements, start));
            start = context.Position;
            if (body.End == "elif")
                continue;
            IReadOnlyList<Statement> otherwise = body.End == "else" ? IfElse.Read(context).Statements : [];
            return new IfStatement(branches.ToArray(), otherwise, position);
        }
    });

    public static readonly Parser<Statement> Print = new TagParser(static (context, position) =>
    {
        List<Expression> items = [];
        while (context.Kind != TokenKind.BlockEnd)
        {
            if (items.Count > 0)
                context.Expect(',');
            items.Add(ExpressionGrammar.Expression.Read(context));
        }

        return new OutputStatement(items.ToArray(), position);
    });
}
