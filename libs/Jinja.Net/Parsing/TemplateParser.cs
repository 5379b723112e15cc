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
        ParseScratch scratch = ParseScratch.Rent();
        TemplateLexer.Read(text, options, _finder, scratch);
        TemplateParseContext context = new(scratch, text, name, fileName, tags);
        IReadOnlyList<Statement> body = new StatementReader(context, []).Read();
        TemplateNode template = new(body) { Mentions = tags.IsExtended ? Special.In(body) : scratch.Tokens.Mentions };
        ParseScratch.Return(scratch);
        return template;
    }

    /// <summary>Reads what can be read of a template, and tells everything that cannot.</summary>
    public (TemplateNode Tree, IReadOnlyList<TemplateSyntaxException> Errors) Diagnose(string source, string? name, string? fileName)
    {
        string text = TemplateLexer.Normalize(source, options);
        ParseScratch scratch = ParseScratch.Rent();
        TemplateLexer.ReadOn(text, options, _finder, scratch);
        ParseRecovery recovery = new();
        TemplateParseContext context = new(scratch, text, name, fileName, tags) { Recovery = recovery };
        IReadOnlyList<Statement> body = new StatementReader(context, []).Read();
        TemplateNode template = new(body) { Mentions = Special.In(body) };
        if (recovery.Errors.Count == 0)
            ParseScratch.Return(scratch);
        return (template, recovery.Errors);
    }

    /// <summary>Reads a template into the pieces that it is written in.</summary>
    /// <exception cref="TemplateSyntaxException">A piece is none of the language.</exception>
    public IReadOnlyList<TemplateToken> Lex(string source, string? name, string? fileName)
    {
        string text = TemplateLexer.Normalize(source, options);
        List<TemplateToken> pieces = [];
        ParseScratch scratch = ParseScratch.Rent();
        TemplateLexer.ReadPieces(text, options, _finder, scratch, pieces);
        int last = scratch.Tokens.Count - 1;
        if (scratch.Tokens[last].Kind == TokenKind.Error)
            throw SyntaxErrors.OfLexer(new TemplateParseContext(scratch, text, name, fileName, tags), last);
        // Nobody minds brackets that are never closed, but the next parse.
        scratch.Brackets.Clear();
        ParseScratch.Return(scratch);
        return pieces;
    }

    /// <summary>Reads an expression, up to the end of the text.</summary>
    /// <exception cref="TemplateSyntaxException">The text is no expression.</exception>
    public Expression ParseExpression(string source)
    {
        string text = TemplateLexer.Normalize(source, options);
        ParseScratch scratch = ParseScratch.Rent();
        TemplateLexer.ReadExpression(text, options, _finder, scratch);
        TemplateParseContext context = new(scratch, text, null, null, tags);
        Expression expression = ExpressionGrammar.Expression.Read(context);
        if (context.Kind != TokenKind.End)
            throw SyntaxErrors.ChunkAfterExpression(context);
        ParseScratch.Return(scratch);
        return expression;
    }
}
