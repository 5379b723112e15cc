using Jinja.Net.Parsing;
using Jinja.Net.Parsing.Grammar;
using Jinja.Net.Runtime;
using Jinja.Net.Runtime.Values;
using Jinja.Net.Syntax.Expressions;
using Jinja.Net.Syntax.Statements;

namespace Jinja.Net;

/// <summary><c>{% debug %}</c>: prints the variables, filters and tests that a template has.</summary>
/// <remarks>Mirrors <c>jinja2.ext.debug</c>.</remarks>
public sealed class DebugExtension : Extension
{
    private JinjaEnvironment? _environment;

    /// <inheritdoc/>
    public override void AddTags(TagTable tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        tags["debug"] = new TagParser((_, position) =>
            new OutputStatement([new ExtensionCall(Describe, [new ContextExpression(position)], position)], position));
    }

    /// <inheritdoc/>
    public override void Bind(JinjaEnvironment environment) => _environment = environment;

    private string Describe(IReadOnlyList<object?> arguments)
    {
        RenderContext context = (RenderContext)arguments[0]!;
        PyDict variables = new();
        foreach ((string name, Value value) in context.All().OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            variables[name] = value;
        PyDict described = new()
        {
            ["context"] = Value.Dict(variables),
            ["filters"] = Names(_environment!.Filters.Keys),
            ["tests"] = Names(_environment.Tests.Keys),
        };
        return Representation.Repr(Value.Dict(described));
    }

    private static Value Names(IEnumerable<string> names) => Value.List(new PyList([.. names.Order(StringComparer.Ordinal).Select(static name => Value.Text(name))]));
}
