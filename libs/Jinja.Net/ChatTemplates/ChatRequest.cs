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
}
