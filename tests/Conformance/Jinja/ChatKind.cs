using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Jinja.Net;

namespace Conformance.Jinja;

/// <summary>
/// <c>jinja/realworld</c>: a language model's chat template renders a conversation, as transformers does. Done by an environment that is set up
/// by hand, and by <see cref="ChatTemplate"/> where the context is all that transformers gives; both must say the same.
/// </summary>
internal sealed class ChatKind : IVectorKind
{
    private static readonly string[] Given = ["messages", "tools", "documents", "add_generation_prompt"];
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public JsonObject Replay(Vector vector)
    {
        string source = File.ReadAllText(Path.Combine(vector.Folder, vector.Text("template")!));
        JsonObject byHand = JinjaOutcome.Of(() => Environment().FromString(source).Render(JinjaCodec.DecodeMap(vector["context"])));
        if (vector["context"] is not JsonObject context || !Given.All(context.ContainsKey))
            return byHand;
        JsonObject byTemplate = JinjaOutcome.Of(() => ChatTemplate.FromString(source, options: new ChatTemplateOptions { Clock = new FixedClock() }).Render(Request(context)).Text);
        return JsonNode.DeepEquals(byHand, byTemplate) ? byHand : byTemplate;
    }

    private static ChatRequest Request(JsonObject context) => new()
    {
        Messages = JinjaCodec.Decode(context["messages"])!,
        Tools = JinjaCodec.Decode(context["tools"]),
        Documents = JinjaCodec.Decode(context["documents"]),
        AddGenerationPrompt = (bool)context["add_generation_prompt"]!,
        Variables = JinjaCodec.DecodeMap(context).Where(static pair => !Given.Contains(pair.Key)).ToDictionary(),
    };

    private static ImmutableSandboxedEnvironment Environment()
    {
        ImmutableSandboxedEnvironment environment = new(new JinjaOptions { TrimBlocks = true, LstripBlocks = true, Extensions = [Extension.LoopControls, new GenerationExtension()] });
        environment.Filters["tojson"] = static (object? value, bool ensure_ascii = false, int? indent = null, object? separators = null, bool sort_keys = false) =>
            JsonText.Dump(value, indent, escapeHtml: false, sort_keys, ensure_ascii, (separators as ITuple)?[0] as string, (separators as ITuple)?[1] as string);
        environment.Globals["raise_exception"] = string (string message) => throw new TemplateException(message);
        environment.Globals["strftime_now"] = static (string format) => StrFTime.Format(Now, format);
        return environment;
    }

    private sealed class FixedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
