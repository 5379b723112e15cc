using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;
using Parlot.Fluent;

namespace Jinja.Net.Parsing.Grammar;

/// <summary><c>include</c>, <c>import</c> and <c>from</c>.</summary>
internal static class ImportGrammar
{
    public static readonly Parser<Statement> Include = new TagParser(static (context, position) =>
    {
        Expression template = ExpressionGrammar.Expression.Read(context);
        bool ignoresMissing = context.IsWord("ignore") && context.IsWord("missing", 1);
        if (ignoresMissing)
            context.Advance(2);
        return new IncludeStatement(template, ContextMode(context) ?? true, ignoresMissing, position);
    });

    public static readonly Parser<Statement> Import = new TagParser(static (context, position) =>
    {
        Expression template = ExpressionGrammar.Expression.Read(context);
        context.ExpectWord("as");
        string target = TargetGrammar.Name(context).Name;
        return new ImportStatement(template, target, ContextMode(context) ?? false, position);
    });

    public static readonly Parser<Statement> From = new TagParser(static (context, position) =>
    {
        Expression template = ExpressionGrammar.Expression.Read(context);
        context.ExpectWord("import");
        List<ImportedName> names = [];
        bool? withContext = null;
        while (true)
        {
            if (names.Count > 0)
                context.Expect(',');
            if (context.Kind != TokenKind.Name)
                context.ExpectName();
            if ((withContext = ContextMode(context)) is not null)
                break;
            names.Add(ImportedName(context));
            if ((withContext = ContextMode(context)) is not null || context.Kind != ',')
                break;
        }

        return new FromImportStatement(template, names.ToArray(), withContext ?? false, position);
    });

    private static ImportedName ImportedName(TemplateParseContext context)
    {
        NameExpression name = TargetGrammar.Name(context);
        if (name.Name.StartsWith('_'))
            throw SyntaxErrors.PrivateImport(context, name.Position);
        return new ImportedName(name.Name, context.SkipWord("as") ? TargetGrammar.Name(context).Name : name.Name);
    }

    // `with context` or `without context`; null where neither stands.
    private static bool? ContextMode(TemplateParseContext context)
    {
        bool with = context.IsWord("with");
        if (!(with || context.IsWord("without")) || !context.IsWord("context", 1))
            return null;
        context.Advance(2);
        return with;
    }
}
