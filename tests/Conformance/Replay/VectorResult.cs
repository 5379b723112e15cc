using System.Text.Json.Nodes;

namespace Conformance.Replay;

/// <summary>What came of one vector.</summary>
/// <param name="Id">The vector.</param>
/// <param name="Verdict">Whether the outcome is the recorded one.</param>
/// <param name="Expected">The recorded outcome; null where the vector could not be read.</param>
/// <param name="Actual">Our outcome, or why there is none.</param>
internal sealed record VectorResult(string Id, Verdict Verdict, JsonObject? Expected, JsonNode? Actual);

/// <summary>The three ways a vector can end.</summary>
internal enum Verdict
{
    /// <summary>The outcome is the recorded one.</summary>
    Passed,

    /// <summary>It is not, and differences.json says why it should not be.</summary>
    DiffersByDesign,

    /// <summary>It is not.</summary>
    Failed,
}

/// <summary>What came of one file.</summary>
internal sealed record FileResult(string Kind, IReadOnlyList<VectorResult> Vectors)
{
    /// <summary>How many vectors ended so.</summary>
    public int Count(Verdict verdict) => Vectors.Count(vector => vector.Verdict == verdict);
}
