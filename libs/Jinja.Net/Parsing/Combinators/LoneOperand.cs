using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;

namespace Jinja.Net.Parsing.Combinators;

/// <summary>
/// An expression within bounds. Most expressions are an operand with its suffixes and no operator: they are seen by their tokens
/// and spared the way through every level of operators.
/// </summary>
/// <param name="operand">Reads an operand with its suffixes.</param>
/// <param name="any">Reads any expression.</param>
internal sealed class LoneOperand(Committed<Expression> operand, Committed<Expression> any) : Committed<Expression>
{
    private const int MostTokens = 32;

    public override Expression Read(TemplateParseContext context)
    {
        context.Enter();
        Expression value = StandsAlone(context) ? operand.Read(context) : any.Read(context);
        context.Leave();
        return value;
    }

    // Looks for the first token behind the operand. What is wrong inside of it is found by whoever reads it, on either way.
    private static bool StandsAlone(TemplateParseContext context)
    {
        if (context.Kind is not (TokenKind.Name or TokenKind.String or TokenKind.Integer or TokenKind.Float) || context.IsWord("not"))
            return false;
        ReadOnlySpan<char> kinds = context.KindsAhead(MostTokens);
        int depth = 0;
        for (int i = 1; i < kinds.Length; i++)
        {
            switch (kinds[i])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when depth > 0:
                    depth--;
                    break;
                case '.' or '|' when depth == 0:
                    i++;
                    break;
                case ',' or ')' or ']' or '}' or ':' or '=' or TokenKind.VariableEnd or TokenKind.BlockEnd when depth == 0:
                    return true;
                default:
                    if (depth == 0)
                        return false;
                    break;
            }
        }

        return false;
    }
}
