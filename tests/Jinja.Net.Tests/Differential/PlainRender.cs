using System.Text.Json.Nodes;
using Conformance.Jinja;
using Conformance.Replay;
using Conformance.Vectors;

namespace Jinja.Net.Tests.Differential;

/// <summary>Renders a case once, synchronously.</summary>
internal sealed class PlainRender : IVectorKind
{
    public JsonObject Replay(Vector vector) => JinjaOutcome.Of(() =>
    {
        JinjaEnvironment environment = JinjaSetup.Environment(vector);
        Dictionary<string, object?>? globals = vector.Has("globals") ? JinjaCodec.DecodeMap(vector["globals"]) : null;
        Template template = vector.Text("name") is { } name ? environment.GetTemplate(name, globals: globals) : environment.FromString(vector.Text("source")!, globals);
        return template.Render(JinjaCodec.DecodeMap(vector["context"]));
    });
}
