using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Parsing.Grammar;

/// <summary>
/// Expressions, from the loosest binding to the tightest:
/// <c>if-else, or, and, not, comparison, + -, ~, * / // %, **, sign, postfix, filter</c>.
/// </summary>
internal static class ExpressionGrammar
{
    private static readonly Committed<Expression> Unary = new UnaryParser();

    private static readonly Committed<Expression> Power = new OperatorTable(Unary, ('p', Binary(BinaryOperator.Pow)));

    private static readonly Committed<Expression> Product = new OperatorTable(
        Power, ('*', Binary(BinaryOperator.Mul)), ('/', Binary(BinaryOperator.Div)), ('f', Binary(BinaryOperator.FloorDiv)), ('%', Binary(BinaryOperator.Mod)));

    private static readonly Committed<Expression> Sum = new OperatorTable(
        new ConcatParser(Product), ('+', Binary(BinaryOperator.Add)), ('-', Binary(BinaryOperator.Sub)));

    private static readonly Committed<Expression> Negation = new NotParser(new CompareParser(Sum));

    private static readonly Committed<Expression> Conjunction =
        new WordOperator(Negation, "and", static (left, right, position) => new LogicalExpression(true, left, right, position));

    private static readonly Committed<Expression> Disjunction =
        new WordOperator(Conjunction, "or", static (left, right, position) => new LogicalExpression(false, left, right, position));

    /// <summary>An expression without a trailing condition, so that <c>if</c> can follow it.</summary>
    public static readonly Committed<Expression> Unconditional = new LoneOperand(Unary, Disjunction);

    /// <summary>Any expression.</summary>
    public static readonly Committed<Expression> Expression = new LoneOperand(Unary, new ConditionalParser(Disjunction));

    /// <summary>An expression, or several between commas, which are a tuple.</summary>
    public static readonly Committed<Expression> Tuple = new TupleParser(Expression, isInParentheses: false);

    /// <summary>As <see cref="Tuple"/>, of expressions without a trailing condition.</summary>
    public static readonly Committed<Expression> UnconditionalTuple = new TupleParser(Unconditional, isInParentheses: false);

    /// <summary>What stands in parentheses: nothing, an expression, or several.</summary>
    public static readonly Committed<Expression> InParentheses = new TupleParser(Expression, isInParentheses: true);

    private static MakeBinary Binary(BinaryOperator kind) => (left, right, position) => new BinaryExpression(kind, left, right, position);
}

/// <summary><c>a if b else c</c>; the condition may repeat.</summary>
internal sealed class ConditionalParser(Committed<Expression> operand) : Committed<Expression>
{
    public override Expression Read(TemplateParseContext context)
    {
        int start = context.At;
        Expression value = operand.Read(context);
        while (context.SkipWord("if"))
        {
            Expression test = operand.Read(context);
            Expression? otherwise = context.SkipWord("else") ? ExpressionGrammar.Expression.Read(context) : null;
            value = new ConditionalExpression(test, value, otherwise, context.PositionOf(start));
            start = context.At;
        }

        return value;
    }
}

/// <summary><c>not a</c></summary>
internal sealed class NotParser(Committed<Expression> operand) : Committed<Expression>
{
    public override Expression Read(TemplateParseContext context)
    {
        if (!context.IsWord("not"))
            return operand.Read(context);
        SourcePosition position = context.Position;
        context.Advance();
        context.Enter();
        Expression value = Read(context);
        context.Leave();
        return new UnaryExpression(UnaryOperator.Not, value, position);
    }
}

/// <summary><c>a &lt; b</c>, <c>a in b</c>, and chains of them. Errors are told with the line on which they end, as in the original.</summary>
internal sealed class CompareParser(Committed<Expression> operand) : Committed<Expression>
{
    public override Expression Read(TemplateParseContext context)
    {
        Expression first = operand.Read(context);
        List<OperandNode>? operands = null;
        while (Operator(context) is { } comparison)
            (operands ??= []).Add(new OperandNode(comparison, operand.Read(context)));
        return operands is null ? first : new CompareExpression(first, operands.ToArray(), context.Position);
    }

    private static ComparisonOperator? Operator(TemplateParseContext context)
    {
        ComparisonOperator? found = context.Kind switch
        {
            'e' => ComparisonOperator.Equal,
            'n' => ComparisonOperator.NotEqual,
            '<' => ComparisonOperator.Less,
            'l' => ComparisonOperator.LessOrEqual,
            '>' => ComparisonOperator.Greater,
            'g' => ComparisonOperator.GreaterOrEqual,
            'N' when context.IsWord("in") => ComparisonOperator.In,
            'N' when context.IsWord("not") && context.IsWord("in", 1) => ComparisonOperator.NotIn,
            _ => null,
        };
        if (found is not null)
            context.Advance(found == ComparisonOperator.NotIn ? 2 : 1);
        return found;
    }
}

/// <summary><c>a ~ b ~ c</c></summary>
internal sealed class ConcatParser(Committed<Expression> operand) : Committed<Expression>
{
    public override Expression Read(TemplateParseContext context)
    {
        int start = context.At;
        Expression first = operand.Read(context);
        if (context.Kind != '~')
            return first;
        List<Expression> items = [first];
        while (context.Skip('~'))
            items.Add(operand.Read(context));
        return new ConcatExpression(items.ToArray(), context.PositionOf(start));
    }
}

/// <summary>One expression, or several between commas. A comma may end them, and then even one is a tuple.</summary>
internal sealed class TupleParser(Committed<Expression> item, bool isInParentheses) : Committed<Expression>
{
    public override Expression Read(TemplateParseContext context)
    {
        int start = context.At;
        if (IsEnd(context))
            return isInParentheses ? new TupleExpression([], context.PositionOf(start)) : throw SyntaxErrors.ExpressionExpected(context);
        Expression first = item.Read(context);
        if (context.Kind != ',')
            return first;
        List<Expression> items = [first];
        while (context.Kind == ',')
        {
            start = context.At;
            context.Advance();
            if (IsEnd(context))
                break;
            items.Add(item.Read(context));
        }

        return new TupleExpression(items.ToArray(), context.PositionOf(start));
    }

    private static bool IsEnd(TemplateParseContext context) => context.Kind is 'v' or 'b' or ')';
}
