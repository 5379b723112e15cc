using System.Text.Json;
using System.Text.Json.Nodes;
using Click.Net;
using Click.Net.Errors;
using Click.Net.Types;
using Jinja.Net;

namespace ChatCommands;

/// <summary>The command line: a template, a conversation, and what is to be made of them.</summary>
public static class RenderCommand
{
    /// <summary>The command, ready to run.</summary>
    public static Command Make() => new("chat-templates")
    {
        Help = """
            Render a CONVERSATION with the chat template of a language model.

            TEMPLATE is the model's folder, its tokenizer_config.json, or a .jinja file. CONVERSATION is a JSON file with a list of messages, or with an object that
            has "messages", "tools", "documents" and other variables; left out, it is read from the standard input.
            """,
        Params =
        {
            new Argument<string>("template") { Type = new PathType { Exists = true } },
            new Argument("conversation") { Type = new FileType(), Default = "-", Required = false },
            new Option<bool>("--generation-prompt", "-g") { Help = "Ends with what opens the model's answer." },
            new Option<bool>("--continue", "-c", "goOn") { Help = "Ends inside of the last message, so that the model goes on with it." },
            new Option<string>("--name") { Help = "Which template of the model; by default the one for tools if there are tools." },
            new Option<TextReader>("--tools") { Type = new FileType(), Help = "A JSON file with the tools." },
            new Option<TextReader>("--documents") { Type = new FileType(), Help = "A JSON file with the documents." },
            new Option<string[]>("--set", "-s", "assignments") { Multiple = true, Metavar = "NAME=VALUE", Help = "Sets a variable, to JSON or to a text." },
            new Option<DateTimeOffset?>("--now") { Metavar = "DATE", Help = "What the template takes for now." },
            new Option<bool>("--json", "asJson") { Help = "Prints JSON: the text, and which characters the model wrote." },
        },
        Callback = (string template, TextReader conversation, bool generationPrompt, bool goOn, string? name, TextReader? tools, TextReader? documents, string[] assignments, DateTimeOffset? now, bool asJson) =>
            Shown(() =>
            {
                ChatTemplate chat = ChatTemplate.Load(template, new ChatTemplateOptions { Clock = now is { } moment ? new StoppedClock(moment) : TimeProvider.System });
                ChatRequest request = ChatRequest.FromJson(conversation.ReadToEnd());
                ChatPrompt prompt = chat.Render(request with
                {
                    Tools = tools?.ReadToEnd() ?? request.Tools,
                    Documents = documents?.ReadToEnd() ?? request.Documents,
                    AddGenerationPrompt = generationPrompt || request.AddGenerationPrompt,
                    ContinueFinalMessage = goOn || request.ContinueFinalMessage,
                    Template = name ?? request.Template,
                    Variables = With(request.Variables as JsonObject ?? [], assignments),
                });
                Term.Echo(asJson ? Describe(prompt) : prompt.Text, newLine: asJson);
            }),
    };

    // What is wrong with a template or a conversation is told with its place, and no stack trace.
    private static void Shown(Action render)
    {
        try
        {
            render();
        }
        catch (TemplateException error)
        {
            throw new ClickException(error.Describe(), error);
        }
    }

    private static JsonObject With(JsonObject variables, string[] assignments)
    {
        foreach (string assignment in assignments)
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new UsageException($"'{assignment}' is no NAME=VALUE.");
            variables[assignment[..equals]] = Value(assignment[(equals + 1)..]);
        }

        return variables;
    }

    private static JsonNode? Value(string written)
    {
        try
        {
            return JsonNode.Parse(written);
        }
        catch (JsonException)
        {
            return JsonValue.Create(written);
        }
    }

    private static string Describe(ChatPrompt prompt) => JsonText.Dump(
        new Dictionary<string, object?>
        {
            ["text"] = prompt.Text,
            ["generated"] = prompt.Generated.Select(static part => new[] { part.Start.Value, part.End.Value }).ToArray(),
        },
        escapeHtml: false);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
