using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Jinja.Net;

namespace Conformance.Jinja;

/// <summary><c>jinja/render</c>: a template is rendered to a text.</summary>
internal sealed class RenderKind : IVectorKind
{
    public JsonObject Replay(Vector vector) => JinjaOutcome.Of(() =>
    {
        JinjaEnvironment environment = JinjaSetup.Environment(vector);
        Dictionary<string, object?>? globals = vector.Has("globals") ? JinjaCodec.DecodeMap(vector["globals"]) : null;
        Template template = vector.Text("name") is { } name
            ? environment.GetTemplate(name, globals: globals)
            : environment.FromString(vector.Text("source")!, globals);
        Dictionary<string, object?> context = JinjaCodec.DecodeMap(vector["context"]);
        return (bool?)vector["async"] ?? false ? template.RenderAsync(context).AsTask().GetAwaiter().GetResult() : template.Render(context);
    });
}
