using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Parlot.Fluent;
using static Parlot.Fluent.Parsers;

namespace Jinja.Net.Parsing.Grammar;

/// <summary>What operators stand between: literals, names, brackets.</summary>
internal static class OperandGrammar
{
    private static readonly Parser<Expression> Name = new Tok(TokenKind.Name).Then<Expression>(static (context, at) => OfName((TemplateParseContext)context, at));

    private static readonly Parser<Expression> String = new Tok(TokenKind.String).Then<Expression>(static (context, at) => OfString((TemplateParseContext)context, at));

    private static readonly Parser<Expression> Integer = new Tok(TokenKind.Integer).Then<Expression>(static (context, at) => OfValue((TemplateParseContext)context, at));

    private static readonly Parser<Expression> Float = new Tok(TokenKind.Float).Then<Expression>(static (context, at) => OfValue((TemplateParseContext)context, at));

    private static readonly Parser<Expression> Parentheses = new Tok('(').SkipAnd(new InBrackets()).AndSkip(new Expect(')'));

    private static readonly Parser<Expression> List = new Tok('[').And(new ListOf<Expression>(new AnyExpression(), ']'))
        .Then<Expression>(static (context, list) => new ListExpression(list.Item2, ((TemplateParseContext)context).PositionOf(list.Item1)));

    private static readonly Parser<Expression> Dict = new Tok('{').And(new ListOf<PairNode>(new PairParser(), '}'))
        .Then<Expression>(static (context, dict) => new DictExpression(dict.Item2, ((TemplateParseContext)context).PositionOf(dict.Item1)));

    /// <summary>An operand without what may follow it.</summary>
    public static readonly Parser<Expression> Primary = OneOf(Name, String, Integer, Float, Parentheses, List, Dict);

    /// <summary>A name as the grammar reads it where no target stands: a constant or a variable.</summary>
    public static Expression OfName(TemplateParseContext context, int at)
    {
        string name = (string)context.TokenAt(at).Value!;
        return name switch
        {
            "true" or "True" => new ConstantExpression(true, context.PositionOf(at)),
            "false" or "False" => new ConstantExpression(false, context.PositionOf(at)),
            "none" or "None" => new ConstantExpression(null, context.PositionOf(at)),
            _ => new NameExpression(name, context.PositionOf(at)),
        };
    }

    // Strings that follow one another are one.
    private static ConstantExpression OfString(TemplateParseContext context, int at)
    {
        string text = (string)context.TokenAt(at).Value!;
        if (context.Kind != TokenKind.String)
            return new ConstantExpression(text, context.PositionOf(at));
        List<string> parts = [text];
        while (context.Kind == TokenKind.String)
        {
            parts.Add((string)context.Current.Value!);
            context.Advance();
        }

        return new ConstantExpression(string.Concat(parts), context.PositionOf(at));
    }

    private static ConstantExpression OfValue(TemplateParseContext context, int at) => new(context.TokenAt(at).Value, context.PositionOf(at));

    // These break the circle between operands and the expressions inside of them.
    private sealed class AnyExpression : Committed<Expression>
    {
        public override Expression Read(TemplateParseContext context) => ExpressionGrammar.Expression.Read(context);
    }

    private sealed class InBrackets : Committed<Expression>
    {
        public override Expression Read(TemplateParseContext context) => ExpressionGrammar.InParentheses.Read(context);
    }

    private sealed class PairParser : Committed<PairNode>
    {
        public override PairNode Read(TemplateParseContext context)
        {
            Expression key = ExpressionGrammar.Expression.Read(context);
            context.Expect(':');
            return new PairNode(key, ExpressionGrammar.Expression.Read(context));
        }
    }
}
