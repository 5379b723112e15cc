using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Jinja.Net;

namespace Conformance.Jinja;

/// <summary><c>jinja/syntax_error</c>: a template or an expression is refused.</summary>
internal sealed class SyntaxErrorKind : IVectorKind
{
    public JsonObject Replay(Vector vector) => JinjaOutcome.Of(() =>
    {
        JinjaEnvironment environment = JinjaSetup.Environment(vector);
        string source = vector.Text("source")!;
        if ((bool?)vector["expression"] ?? false)
            environment.CompileExpression(source);
        else
            environment.Validate(source, vector.Text("name"));
        return "compiled";
    });
}
