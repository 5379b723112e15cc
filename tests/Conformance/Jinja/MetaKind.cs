using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Jinja.Net;
using Jinja.Net.Analysis;
using Jinja.Net.Syntax;

namespace Conformance.Jinja;

/// <summary><c>jinja/meta</c>: the variables and templates that a template asks for.</summary>
internal sealed class MetaKind : IVectorKind
{
    public JsonObject Replay(Vector vector) => JinjaOutcome.Of(() =>
    {
        JinjaEnvironment environment = JinjaSetup.Environment(vector);
        TemplateNode tree = environment.Parse(vector.Text("source")!);
        return new JsonObject
        {
            ["undeclared"] = new JsonArray([.. environment.FindUndeclaredVariables(tree).Order(StringComparer.Ordinal).Select(static name => (JsonNode)name)]),
            ["referenced"] = new JsonArray([.. TemplateMeta.FindReferencedTemplates(tree).Select(static name => (JsonNode?)name)]),
        };
    });
}
