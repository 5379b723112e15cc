using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Jinja.Net;

namespace Conformance.Jinja;

/// <summary>
/// <c>jinja/render</c>: a template is rendered to a text. Whatever a synchronous render gives must come of an asynchronous one too,
/// and of one that has to wait for every variable and every attribute.
/// </summary>
internal sealed class RenderKind : IVectorKind
{
    public JsonObject Replay(Vector vector)
    {
        JsonObject now = JinjaOutcome.Of(() => Prepare(vector, out Dictionary<string, object?> context).Render(context));
        JsonObject asynchronous = Async(vector, static context => context);
        JsonObject waiting = Async(vector, context => new LateVariables(context, lateMembers: !IsFormatted(vector)));
        return !JsonNode.DeepEquals(now, asynchronous) ? asynchronous : !JsonNode.DeepEquals(now, waiting) ? waiting : now;
    }

    // The attributes that a format string names are read by code that cannot wait.
    private static bool IsFormatted(Vector vector) => vector.Text("source")?.Contains(".format", StringComparison.Ordinal) ?? false;

    // A console program may wait.
    private static JsonObject Async(Vector vector, Func<Dictionary<string, object?>, object> change) => JinjaOutcome.Of(() =>
        Prepare(vector, out Dictionary<string, object?> context).RenderAsync(change(context)).AsTask().GetAwaiter().GetResult());

    private static Template Prepare(Vector vector, out Dictionary<string, object?> context)
    {
        JinjaEnvironment environment = JinjaSetup.Environment(vector);
        Dictionary<string, object?>? globals = vector.Has("globals") ? JinjaCodec.DecodeMap(vector["globals"]) : null;
        context = JinjaCodec.DecodeMap(vector["context"]);
        return vector.Text("name") is { } name
            ? environment.GetTemplate(name, globals: globals)
            : environment.FromString(vector.Text("source")!, globals);
    }
}
