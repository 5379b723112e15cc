using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Jinja.Net;

namespace Conformance.Jinja;

/// <summary><c>jinja/realworld</c>: a language model's chat template renders a conversation, as transformers does.</summary>
internal sealed class ChatKind : IVectorKind
{
    public JsonObject Replay(Vector vector) => JinjaOutcome.Of(() =>
    {
        JinjaEnvironment environment = Environment();
        string source = File.ReadAllText(Path.Combine(vector.Folder, vector.Text("template")!));
        return environment.FromString(source).Render(JinjaCodec.DecodeMap(vector["context"]));
    });

    private static ImmutableSandboxedEnvironment Environment()
    {
        ImmutableSandboxedEnvironment environment = new(new JinjaOptions { TrimBlocks = true, LstripBlocks = true, Extensions = [Extension.LoopControls, new GenerationExtension()] });
        environment.Filters["tojson"] = static (object? value, int? indent = null) => JsonText.Dump(value, indent, escapeHtml: false);
        environment.Globals["raise_exception"] = string (string message) => throw new TemplateException(message);
        environment.Globals["strftime_now"] = static (string format) => StrFTime.Format(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), format);
        return environment;
    }
}
