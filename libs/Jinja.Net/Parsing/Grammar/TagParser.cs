using Jinja.Net.Parsing.Combinators;
using Jinja.Net.Syntax;

namespace Jinja.Net.Parsing.Grammar;

/// <summary>A tag that is read by code rather than by combining parsers.</summary>
internal sealed class TagParser(Func<TemplateParseContext, SourcePosition, Statement> read) : Committed<Statement>
{
    public override Statement Read(TemplateParseContext context) => read(context, context.Previous);
}
