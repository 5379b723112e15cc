using System.Text.Json.Nodes;
using Conformance.Vectors;

namespace Conformance.Replay;

/// <summary>Knows how to replay one kind of vectors with our libraries.</summary>
internal interface IVectorKind
{
    /// <summary>Makes the call that the vector describes and encodes what came of it, as the vectors do.</summary>
    JsonObject Replay(Vector vector);

    /// <summary>Whether an outcome is the recorded one. A kind overrides this only for what its README says of comparing.</summary>
    bool Agrees(JsonObject expected, JsonObject actual) => Comparison.Agrees(expected, actual);
}
