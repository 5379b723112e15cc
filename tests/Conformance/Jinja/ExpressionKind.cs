using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Jinja.Net;

namespace Conformance.Jinja;

/// <summary><c>jinja/expression</c>: an expression is compiled and evaluated to a value.</summary>
internal sealed class ExpressionKind : IVectorKind
{
    public JsonObject Replay(Vector vector) => JinjaOutcome.Of(() =>
    {
        JinjaEnvironment environment = JinjaSetup.Environment(vector);
        bool undefinedToNone = (bool?)vector["undefined_to_none"] ?? true;
        TemplateExpression expression = environment.CompileExpression(vector.Text("source")!, undefinedToNone);
        return JinjaCodec.Encode(expression.Evaluate(JinjaCodec.DecodeMap(vector["context"])));
    });
}
