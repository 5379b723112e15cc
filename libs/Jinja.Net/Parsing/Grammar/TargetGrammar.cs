using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;

namespace Jinja.Net.Parsing.Grammar;

/// <summary>What can stand on the left of an assignment.</summary>
internal static class TargetGrammar
{
    private static readonly TupleParser Tuple = new(new TargetItem(false), isInParentheses: false);
    private static readonly TupleParser NamespaceTuple = new(new TargetItem(true), isInParentheses: false);

    /// <summary>A name alone.</summary>
    public static NameExpression Name(TemplateParseContext context)
    {
        SourcePosition position = context.Position;
        NameExpression name = new(context.ExpectName(), position);
        if (name.Name is "true" or "True" or "false" or "False" or "none" or "None")
            throw SyntaxErrors.CannotAssign(context, name);
        return name;
    }

    /// <summary>A target of a loop or of <c>with</c>.</summary>
    public static Expression Any(TemplateParseContext context) => Checked(context, Tuple.Read(context));

    /// <summary>A target of <c>set</c>, where attributes of namespaces are allowed too.</summary>
    public static Expression WithNamespaces(TemplateParseContext context) => Checked(context, NamespaceTuple.Read(context));

    private static Expression Checked(TemplateParseContext context, Expression target) =>
        target.CanAssign ? target : throw SyntaxErrors.CannotAssign(context, target);

    private sealed class TargetItem(bool allowsNamespaces) : Committed<Expression>
    {
        public override Expression Read(TemplateParseContext context)
        {
            int at = context.At;
            Expression target = OperandGrammar.Primary.Read(context);
            if (!allowsNamespaces || target is not NameExpression name || context.At != at + 1 || !context.Skip('.'))
                return target;
            return new NamespaceTarget(name.Name, context.ExpectName(), name.Position);
        }
    }
}
