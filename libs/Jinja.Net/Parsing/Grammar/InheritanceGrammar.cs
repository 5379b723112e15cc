using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;
using Parlot.Fluent;

namespace Jinja.Net.Parsing.Grammar;

/// <summary><c>extends</c> and <c>block</c>.</summary>
internal static class InheritanceGrammar
{
    private static readonly Body BlockBody = new("endblock");

    public static readonly Parser<Statement> Extends = new TagPosition()
        .And(ExpressionGrammar.Expression)
        .Then<Statement>(static tag => new ExtendsStatement(tag.Item2, tag.Item1));

    public static readonly Parser<Statement> Block = new TagParser(static (context, position) =>
    {
        string name = context.ExpectName();
        bool isScoped = context.SkipWord("scoped");
        bool isRequired = context.SkipWord("required");
        if (context.Kind == '-')
            throw SyntaxErrors.BlockNameHasHyphen(context);
        IReadOnlyList<Statement> body = BlockBody.Read(context).Statements;
        if (isRequired && !body.All(IsBlank))
            throw SyntaxErrors.RequiredBlockHasContent(context);
        context.SkipWord(name);
        return new BlockStatement(name, body, isScoped, isRequired, position);
    });

    private static bool IsBlank(Statement statement) =>
        statement is OutputStatement output && output.Items.All(static item => item is TemplateData data && data.Data.All(PythonSpace.Is));
}
