using System.Text.Json.Nodes;

namespace Conformance.Replay;

/// <summary>Makes the two forms of an outcome.</summary>
internal static class Outcome
{
    /// <summary>The call returned this.</summary>
    public static JsonObject Value(JsonNode? value) => new() { ["value"] = value };

    /// <summary>The call failed with an error of this (Python) class and message.</summary>
    public static JsonObject Error(string error, string? message, params ReadOnlySpan<(string Name, JsonNode? Value)> facts)
    {
        JsonObject outcome = new() { ["error"] = error, ["message"] = message };
        foreach ((string name, JsonNode? value) in facts)
            outcome[name] = value;
        return outcome;
    }
}
