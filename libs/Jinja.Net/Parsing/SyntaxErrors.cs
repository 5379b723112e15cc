using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Syntax;

namespace Jinja.Net.Parsing;

/// <summary>Every message that a parse can end with, in the original's words.</summary>
internal static class SyntaxErrors
{
    /// <summary>An error; where the lexer stopped at the next token, its error goes before.</summary>
    public static TemplateSyntaxException Fail(TemplateParseContext context, string message, SourcePosition position)
    {
        ref readonly Token current = ref context.Current;
        if (current.Kind == TokenKind.Error)
            return OfLexer(context, context.At);
        return new TemplateSyntaxException(message, PlaceOf(context, position));
    }

    // An unclosed comment or raw section is told with the file in place of the name, as in the original.
    public static TemplateSyntaxException OfLexer(TemplateParseContext context, int at)
    {
        string message = (string)context.TokenAt(at).Value!;
        SourcePlace place = PlaceOf(context, context.PositionOf(at));
        if (TemplateLexer.IsPythons(message))
            return new TemplateCompileException(message, place);
        return new TemplateSyntaxException(message, TemplateLexer.IsUnclosed(message) ? place with { Name = context.FileName } : place);
    }

    public static TemplateSyntaxException Expected(TemplateParseContext context, string what)
    {
        if (context.Current.Kind == TokenKind.End)
            return Fail(context, $"unexpected end of template, expected '{what}'.", context.Position);
        return Fail(context, $"expected token {Quote(what)}, got {Quote(Describe(context.Current))}", context.Position);
    }

    public static TemplateSyntaxException Unexpected(TemplateParseContext context) =>
        Fail(context, $"unexpected {Quote(Describe(context.Current))}", context.Position);

    public static TemplateSyntaxException ExpressionExpected(TemplateParseContext context) =>
        Fail(context, $"Expected an expression, got {Quote(Describe(context.Current))}", context.Position);

    public static TemplateSyntaxException TooDeep(TemplateParseContext context) =>
        Fail(context, "too many nested tags or expressions", context.Position);

    public static TemplateSyntaxException TagNameExpected(TemplateParseContext context) => Fail(context, "tag name expected", context.Position);

    public static TemplateSyntaxException ChainedTests(TemplateParseContext context) =>
        Fail(context, "You cannot chain multiple tests with is", context.Position);

    public static TemplateSyntaxException InvalidCall(TemplateParseContext context, SourcePosition position) =>
        Fail(context, "invalid syntax for function call expression", position);

    public static TemplateSyntaxException NameOrNumber(TemplateParseContext context, SourcePosition position) =>
        Fail(context, "expected name or number", position);

    public static TemplateSyntaxException CannotAssign(TemplateParseContext context, Expression target) =>
        Fail(context, $"can't assign to '{target.Kind}'", target.Position);

    public static TemplateSyntaxException DefaultsLast(TemplateParseContext context) =>
        Fail(context, "non-default argument follows default argument", context.Position);

    public static TemplateSyntaxException CallExpected(TemplateParseContext context, SourcePosition position) => Fail(context, "expected call", position);

    public static TemplateSyntaxException BlockNameHasHyphen(TemplateParseContext context) => Fail(
        context, "Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore instead.", context.Position);

    public static TemplateSyntaxException RequiredBlockHasContent(TemplateParseContext context) =>
        Fail(context, "Required blocks can only contain comments or whitespace", context.Position);

    public static TemplateSyntaxException ChunkAfterExpression(TemplateParseContext context) =>
        Fail(context, "chunk after expression", context.Position);

    public static TemplateSyntaxException PrivateImport(TemplateParseContext context, SourcePosition position)
    {
        const string Message = "names starting with an underline can not be imported";
        TemplateSyntaxException error = Fail(context, Message, position);
        return error.Message == Message ? new TemplateAssertionException(Message, PlaceOf(context, position)) : error;
    }

    /// <summary>A tag that nothing knows; says what is open and what was looked for.</summary>
    public static TemplateSyntaxException UnknownTag(TemplateParseContext context, string name, SourcePosition position)
    {
        string message = $"Encountered unknown tag {Quote(name)}.";
        if (context.WantedEnds.FirstOrDefault() is { } wanted)
        {
            bool misplaced = context.WantedEnds.Any(ends => ends.Contains(name, StringComparer.Ordinal));
            message += misplaced
                ? $" You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for {Alternatives(wanted)}."
                : $" Jinja was looking for the following tags: {Alternatives(wanted)}.";
        }

        TemplateSyntaxException error = Fail(context, message + Innermost(context), position);
        TagTable tags = context.Tags;
        if (error.Message.StartsWith(message, StringComparison.Ordinal)) // what the lexer has to say comes first
            error.Suggest = () => SimilarTag(name, tags);
        return error;
    }

    private static string? SimilarTag(string name, TagTable tags)
    {
        string[] known = [.. tags.Names, .. tags.Names.Select(static tag => "end" + tag), "else", "elif"];
        return known.Contains(name, StringComparer.Ordinal) ? null : Suggestions.Closest(name, known);
    }

    /// <summary>The template ends inside of a tag's body.</summary>
    public static TemplateSyntaxException UnexpectedEnd(TemplateParseContext context, string[] wanted) => Fail(
        context,
        $"Unexpected end of template. Jinja was looking for the following tags: {Alternatives(wanted)}.{Innermost(context)}",
        context.Position);

    public static string Describe(in Token token) => token.Kind == TokenKind.Name ? (string)token.Value! : TokenKind.Describe(token.Kind);

    private static string Innermost(TemplateParseContext context) =>
        context.OpenTags.FirstOrDefault() is { } open ? $" The innermost block that needs to be closed is {Quote(open)}." : "";

    private static string Alternatives(string[] names) => string.Join(" or ", names.Select(Quote));

    private static string Quote(string text) => $"'{text}'";

    private static SourcePlace PlaceOf(TemplateParseContext context, SourcePosition position) =>
        SourceExcerpt.At(context.Source, context.Name, context.FileName, position);
}
