using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;

namespace Conformance.Click;

/// <summary>Some of what came of a command line: its exit code, the calls that it made, perhaps what was printed. Recorded by <c>Differential/random_vectors.py</c>.</summary>
/// <param name="names">The facts that count.</param>
internal sealed class FactsKind(params string[] names) : IVectorKind
{
    /// <summary>What came of a command line in numbers and values.</summary>
    public static readonly string[] Plain = ["exit_code", "invoked"];

    /// <summary>The same, and what was printed.</summary>
    public static readonly string[] WithTexts = [.. Plain, "stdout", "stderr"];

    private readonly InvokeKind _invoke = new();

    public JsonObject Replay(Vector vector)
    {
        JsonObject outcome = _invoke.Replay(vector);
        JsonNode facts = outcome["value"] ?? outcome;
        return Outcome.Value(new JsonObject(names.Select(name => KeyValuePair.Create(name, facts[name]?.DeepClone()))));
    }
}
