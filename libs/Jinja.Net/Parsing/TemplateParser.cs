using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Parsing.Grammar;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;

namespace Jinja.Net.Parsing;

/// <summary>Reads templates and lone expressions into syntax trees. One serves an environment, on any thread.</summary>
internal sealed class TemplateParser(SyntaxOptions options, TagTable tags)
{
    private readonly OpeningFinder _finder = new(options);

    /// <summary>Reads a template.</summary>
    /// <param name="source">Its text.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <param name="fileName">Its file, for errors.</param>
    /// <exception cref="TemplateSyntaxException">The text is no template.</exception>
    public TemplateNode Parse(string source, string? name = null, string? fileName = null)
    {
        string text = TemplateLexer.Normalize(source, options);
        using TokenBuffer tokens = new();
        TemplateLexer.Read(text, options, _finder, tokens);
        TemplateParseContext context = new(tokens, text, name, fileName, tags);
        return new TemplateNode(new StatementReader(context, []).Read());
    }

    /// <summary>Reads what can be read of a template, and tells everything that cannot.</summary>
    public (TemplateNode Tree, IReadOnlyList<TemplateSyntaxException> Errors) Diagnose(string source, string? name, string? fileName)
    {
        string text = TemplateLexer.Normalize(source, options);
        using TokenBuffer tokens = new();
        TemplateLexer.ReadOn(text, options, _finder, tokens);
        ParseRecovery recovery = new();
        TemplateParseContext context = new(tokens, text, name, fileName, tags) { Recovery = recovery };
        return (new TemplateNode(new StatementReader(context, []).Read()), recovery.Errors);
    }

    /// <summary>Reads an expression, up to the end of the text.</summary>
    /// <exception cref="TemplateSyntaxException">The text is no expression.</exception>
    public Expression ParseExpression(string source)
    {
        string text = TemplateLexer.Normalize(source, options);
        using TokenBuffer tokens = new();
        TemplateLexer.ReadExpression(text, options, _finder, tokens);
        TemplateParseContext context = new(tokens, text, null, null, tags);
        Expression expression = ExpressionGrammar.Expression.Read(context);
        return context.Kind == TokenKind.End ? expression : throw SyntaxErrors.ChunkAfterExpression(context);
    }
}
