using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Parsing.Grammar;

/// <summary>A sign, an operand, and what follows it: <c>-a.b[c](d)|e is f</c>. The sign binds looser than a suffix and tighter than a filter.</summary>
internal sealed class UnaryParser : Committed<Expression>
{
    public override Expression Read(TemplateParseContext context) => SuffixGrammar.Filters(context, Signed(context));

    private static Expression Signed(TemplateParseContext context)
    {
        if (context.Kind is not ('-' or '+'))
            return SuffixGrammar.Postfix(context, OperandGrammar.Primary.Read(context));
        SourcePosition position = context.Position;
        UnaryOperator sign = context.Kind == '-' ? UnaryOperator.Neg : UnaryOperator.Pos;
        context.Advance();
        context.Enter();
        Expression operand = Signed(context);
        context.Leave();
        return SuffixGrammar.Postfix(context, new UnaryExpression(sign, operand, position));
    }
}

/// <summary>What may follow an operand.</summary>
internal static class SuffixGrammar
{
    private static readonly string[] NotTestArguments = ["else", "or", "and"];

    /// <summary>Attributes, subscripts and calls.</summary>
    public static Expression Postfix(TemplateParseContext context, Expression target)
    {
        while (true)
        {
            switch (context.Kind)
            {
                case '.':
                    target = Attribute(context, target);
                    break;
                case '[':
                    target = Subscript(context, target);
                    break;
                case '(':
                    target = Call(context, target);
                    break;
                default:
                    return target;
            }
        }
    }

    /// <summary>Filters and tests, and calls of what they give.</summary>
    public static Expression Filters(TemplateParseContext context, Expression target)
    {
        while (true)
        {
            if (context.Skip('|'))
                target = Filter(context, target);
            else if (context.Kind == TokenKind.Name && context.IsWord("is"))
                target = Test(context, target);
            else if (context.Kind == '(')
                target = Call(context, target);
            else
                return target;
        }
    }

    /// <summary>One filter, whose name comes next.</summary>
    public static FilterExpression Filter(TemplateParseContext context, Expression? target)
    {
        SourcePosition position = context.Position;
        string name = DottedName(context);
        ArgumentList arguments = context.Kind == '(' ? CallGrammar.Arguments(context) : ArgumentList.Empty;
        return new FilterExpression(target, name, arguments, position);
    }

    private static Expression Attribute(TemplateParseContext context, Expression target)
    {
        SourcePosition position = context.Position;
        context.Advance();
        Token token = context.Current;
        if (token.Kind is not (TokenKind.Name or TokenKind.Integer))
        {
            SourcePosition place = context.Position;
            if (token.Kind is not (TokenKind.End or TokenKind.Error))
                context.Advance();
            throw SyntaxErrors.NameOrNumber(context, place);
        }

        context.Advance();
        if (token.Kind == TokenKind.Name)
            return new AttributeExpression(target, (string)token.Value!, position);
        return new ItemExpression(target, new ConstantExpression(token.Value, new SourcePosition(token.Line, token.Start)), position);
    }

    private static ItemExpression Subscript(TemplateParseContext context, Expression target)
    {
        SourcePosition position = context.Position;
        context.Advance();
        List<Expression> indexes = [];
        while (context.Kind != ']')
        {
            if (indexes.Count > 0)
                context.Expect(',');
            indexes.Add(Index(context));
        }

        context.Advance();
        return new ItemExpression(target, indexes.Count == 1 ? indexes[0] : new TupleExpression(indexes.ToArray(), position), position);
    }

    private static Expression Index(TemplateParseContext context)
    {
        SourcePosition position = context.Position;
        Expression? start = null;
        if (context.Kind != ':')
        {
            start = ExpressionGrammar.Expression.Read(context);
            if (context.Kind != ':')
                return start;
        }

        context.Advance();
        Expression? stop = context.Kind is ':' or ']' or ',' ? null : ExpressionGrammar.Expression.Read(context);
        Expression? step = null;
        if (context.Skip(':') && context.Kind is not (']' or ','))
            step = ExpressionGrammar.Expression.Read(context);
        return new SliceExpression(start, stop, step, position);
    }

    private static CallExpression Call(TemplateParseContext context, Expression callee)
    {
        SourcePosition position = context.Position;
        return new CallExpression(callee, CallGrammar.Arguments(context), position);
    }

    private static Expression Test(TemplateParseContext context, Expression target)
    {
        SourcePosition position = context.Position;
        context.Advance();
        bool isNegated = context.SkipWord("not");
        string name = DottedName(context);
        ArgumentList arguments = TestArguments(context);
        Expression test = new TestExpression(target, name, arguments, position);
        return isNegated ? new UnaryExpression(UnaryOperator.Not, test, position) : test;
    }

    // A test takes one argument without parentheses: `x is divisibleby 3`.
    private static ArgumentList TestArguments(TemplateParseContext context)
    {
        if (context.Kind == '(')
            return CallGrammar.Arguments(context);
        if (context.Kind is not ('N' or 'S' or 'I' or 'F' or '[' or '{'))
            return ArgumentList.Empty;
        if (context.Kind == TokenKind.Name && Array.IndexOf(NotTestArguments, (string)context.Current.Value!) >= 0)
            return ArgumentList.Empty;
        if (context.IsWord("is"))
            throw SyntaxErrors.ChainedTests(context);
        return new ArgumentList([Postfix(context, OperandGrammar.Primary.Read(context))], []);
    }

    private static string DottedName(TemplateParseContext context)
    {
        string name = context.ExpectName();
        while (context.Skip('.'))
            name = $"{name}.{context.ExpectName()}";
        return name;
    }
}
