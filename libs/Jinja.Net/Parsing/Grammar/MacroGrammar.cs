using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;
using Parlot.Fluent;

namespace Jinja.Net.Parsing.Grammar;

/// <summary><c>macro</c>, <c>call</c> and <c>filter</c>.</summary>
internal static class MacroGrammar
{
    private static readonly Body MacroBody = new("endmacro");
    private static readonly Body CallBody = new("endcall");
    private static readonly Body FilterBody = new("endfilter");

    public static readonly Parser<Statement> Macro = new TagParser(static (context, position) =>
    {
        string name = TargetGrammar.Name(context).Name;
        Signature signature = CallGrammar.Signature(context);
        return new MacroStatement(name, signature, MacroBody.Read(context).Statements, position);
    });

    public static readonly Parser<Statement> Call = new TagParser(static (context, position) =>
    {
        Signature signature = context.Kind == '(' ? CallGrammar.Signature(context) : Signature.Empty;
        Expression called = ExpressionGrammar.Expression.Read(context);
        if (called is not CallExpression call)
            throw SyntaxErrors.CallExpected(context, position);
        return new CallBlockStatement(call, signature, CallBody.Read(context).Statements, position);
    });

    public static readonly Parser<Statement> Filter = new TagParser(static (context, position) =>
    {
        FilterExpression filter = SuffixGrammar.Filter(context, null);
        while (context.Skip('|'))
            filter = SuffixGrammar.Filter(context, filter);
        return new FilterBlockStatement(filter, FilterBody.Read(context).Statements, position);
    });
}
