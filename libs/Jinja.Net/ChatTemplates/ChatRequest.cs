using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jinja.Net;

/// <summary>A conversation, and what a chat template is to make of it.</summary>
/// <remarks>Lists and objects are dictionaries, objects with members, or JSON. Members are named as in JSON: <c>ToolCalls</c> is <c>tool_calls</c>.</remarks>
public sealed record ChatRequest
{
    /// <summary>The messages in order.</summary>
    public required object Messages { get; init; }

    /// <summary>The tools that the model may call, as JSON schemas; <see langword="null"/> for none.</summary>
    public object? Tools { get; init; }

    /// <summary>Documents to answer from; <see langword="null"/> for none.</summary>
    public object? Documents { get; init; }

    /// <summary>Whether the prompt ends with what opens the model's answer.</summary>
    public bool AddGenerationPrompt { get; init; }

    /// <summary>Whether the prompt ends inside of the last message, so that the model goes on with it.</summary>
    public bool ContinueFinalMessage { get; init; }

    /// <summary>More variables of the template; <see langword="null"/> for none. They go before special tokens of the same name.</summary>
    public object? Variables { get; init; }

    /// <summary>The name of the template; <see langword="null"/> takes <c>tool_use</c> if there are tools and such a template, else the default.</summary>
    public string? Template { get; init; }

    /// <summary>
    /// Reads a request: a list of messages, or an object with <c>messages</c> and perhaps <c>tools</c>, <c>documents</c>, <c>add_generation_prompt</c>,
    /// <c>continue_final_message</c> and <c>chat_template</c> (a name). Its other members are variables of the template.
    /// </summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ChatTemplateException">The text is no JSON, or has no messages.</exception>
    public static ChatRequest FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonNode.Parse(json) switch
            {
                JsonArray messages => new ChatRequest { Messages = messages },
                JsonObject conversation => Read(conversation),
                _ => throw ChatTemplateException.NoMessages("a single value"),
            };
        }
        catch (JsonException error)
        {
            throw ChatTemplateException.NotJson("The conversation", error);
        }
    }

    private static ChatRequest Read(JsonObject conversation) => new()
    {
        Messages = Take(conversation, "messages") ?? throw ChatTemplateException.NoMessages("an object without \"messages\""),
        Tools = Take(conversation, "tools"),
        Documents = Take(conversation, "documents"),
        AddGenerationPrompt = IsTrue(Take(conversation, "add_generation_prompt")),
        ContinueFinalMessage = IsTrue(Take(conversation, "continue_final_message")),
        Template = Take(conversation, "chat_template") is JsonValue name && name.TryGetValue(out string? text) ? text : null,
        Variables = conversation,
    };

    private static JsonNode? Take(JsonObject conversation, string name) => conversation.Remove(name, out JsonNode? value) ? value : null;

    private static bool IsTrue(JsonNode? value) => value is JsonValue flag && flag.TryGetValue(out bool truth) && truth;
}
