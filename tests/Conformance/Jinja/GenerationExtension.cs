using Jinja.Net;
using Jinja.Net.Parsing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Statements;
using Parlot.Fluent;

namespace Conformance.Jinja;

/// <summary><c>{% generation %}…{% endgeneration %}</c> of transformers: prints its body; names that are set inside stay inside.</summary>
internal sealed class GenerationExtension : Extension
{
    public override void AddTags(TagTable tags) => tags["generation"] = TagParsers.Position
        .And(TagParsers.Body("endgeneration"))
        .Then<Statement>(static tag => new ScopeStatement(tag.Item2, tag.Item1));
}
