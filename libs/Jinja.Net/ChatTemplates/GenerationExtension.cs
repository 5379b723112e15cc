using Jinja.Net.ChatTemplates;
using Jinja.Net.Parsing;
using Jinja.Net.Syntax;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;
using Parlot.Fluent;
using Signature = Jinja.Net.Syntax.Statements.Signature;

namespace Jinja.Net;

/// <summary>
/// <c>{% generation %}…{% endgeneration %}</c>: prints its body, which chat templates mark so as what the model wrote.
/// <see cref="ChatTemplate.Render"/> tells where it stands. Names that are set inside stay inside, as in a call block.
/// </summary>
/// <remarks>Mirrors the tag that Hugging Face's transformers adds.</remarks>
public sealed class GenerationExtension : Extension
{
    /// <inheritdoc/>
    public override void AddTags(TagTable tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        tags["generation"] = TagParsers.Position.And(TagParsers.Body("endgeneration")).Then<Statement>(static tag =>
            new CallBlockStatement(Call(tag.Item1), Signature.Empty, tag.Item2, tag.Item1));
    }

    /// <inheritdoc/>
    public override void Bind(JinjaEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        environment.Globals[GenerationTracker.Function] = new GenerationCallable();
    }

    private static CallExpression Call(SourcePosition position) =>
        new(new NameExpression(GenerationTracker.Function, position), ArgumentList.Empty, position);
}
