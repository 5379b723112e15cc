using System.Text.Json.Nodes;
using Conformance.Jinja;
using Conformance.Replay;
using Conformance.Vectors;

namespace Jinja.Net.Tests.Differential;

/// <summary><c>lex</c>: the pieces of a template's text.</summary>
internal sealed class LexKind : IVectorKind
{
    public JsonObject Replay(Vector vector) => JinjaOutcome.Of(() => new JsonArray(
        [.. JinjaSetup.Environment(vector).Lex(vector.Text("source")!, vector.Text("name")).Select(static piece => new JsonArray(piece.Line, piece.Type, piece.Text))]));
}
