using System.Text.Json.Nodes;

namespace Conformance.Vectors;

/// <summary>One recorded observation of an original: an input, and what came of it.</summary>
/// <param name="Id">The stable identity of the input.</param>
/// <param name="Input">The whole object as it was read; adapters take their fields from it.</param>
/// <param name="Expected">The recorded outcome: <c>{"value": ..}</c> or <c>{"error": ..}</c>.</param>
/// <param name="Folder">The folder of the file, for vectors that name files beside them.</param>
internal sealed record Vector(string Id, JsonObject Input, JsonObject Expected, string Folder)
{
    /// <summary>The field of that name, or null where it is left out or null.</summary>
    public JsonNode? this[string field] => Input[field];

    /// <summary>Whether the field was written at all; a written null is present.</summary>
    public bool Has(string field) => Input.ContainsKey(field);

    /// <summary>The text of a field, or null where it is left out or null.</summary>
    public string? Text(string field) => (string?)Input[field];
}
