using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Jinja.Net;

namespace Conformance.Jinja;

/// <summary><c>jinja/native</c>: a template is rendered to a value.</summary>
internal sealed class NativeKind : IVectorKind
{
    public JsonObject Replay(Vector vector) => JinjaOutcome.Of(() =>
    {
        JinjaEnvironment environment = JinjaSetup.Environment(vector);
        Template template = vector.Text("name") is string name ? environment.GetTemplate(name) : environment.FromString(vector.Text("source")!);
        return JinjaCodec.Encode(template.RenderValue(JinjaCodec.DecodeMap(vector["context"])));
    });
}
