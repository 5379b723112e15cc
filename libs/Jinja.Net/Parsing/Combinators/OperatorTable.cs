using Jinja.Net.Syntax;
using Parlot.Fluent;

namespace Jinja.Net.Parsing.Combinators;

/// <summary>Makes a node of two operands.</summary>
internal delegate Expression MakeBinary(Expression left, Expression right, SourcePosition position);

/// <summary>One level of operators that group to the left. The first node begins at its left operand, each further one at its operator.</summary>
internal sealed class OperatorTable(Parser<Expression> operand, params (char Kind, MakeBinary Make)[] operators) : Committed<Expression>
{
    public override Expression Read(TemplateParseContext context)
    {
        int start = context.At;
        Expression left = operand.Read(context);
        while (Find(context.Kind) is { } make)
        {
            context.Advance();
            Expression right = operand.Read(context);
            left = make(left, right, context.PositionOf(start));
            start = context.At;
        }

        return left;
    }

    private MakeBinary? Find(char kind)
    {
        foreach ((char own, MakeBinary make) in operators)
            if (own == kind)
                return make;
        return null;
    }
}

/// <summary>One level of an operator that is a word.</summary>
internal sealed class WordOperator(Parser<Expression> operand, string word, MakeBinary make) : Committed<Expression>
{
    public override Expression Read(TemplateParseContext context)
    {
        int start = context.At;
        Expression left = operand.Read(context);
        while (context.SkipWord(word))
        {
            Expression right = operand.Read(context);
            left = make(left, right, context.PositionOf(start));
            start = context.At;
        }

        return left;
    }
}
