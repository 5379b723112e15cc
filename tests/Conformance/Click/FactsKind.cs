using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;

namespace Conformance.Click;

/// <summary>The exit code of a command line and the calls that it made, without what was printed. Recorded by <c>Differential/random_vectors.py</c>.</summary>
internal sealed class FactsKind : IVectorKind
{
    private readonly InvokeKind _invoke = new();

    public JsonObject Replay(Vector vector)
    {
        JsonObject outcome = _invoke.Replay(vector);
        JsonNode facts = outcome["value"] ?? outcome;
        return Outcome.Value(new JsonObject { ["exit_code"] = facts["exit_code"]!.DeepClone(), ["invoked"] = facts["invoked"]!.DeepClone() });
    }
}
