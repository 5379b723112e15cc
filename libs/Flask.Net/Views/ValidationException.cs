using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Werkzeug.Net;

namespace Flask.Net;

/// <summary>400: What the client sent does not fit what the view asked for. The answer is a problem details document.</summary>
/// <param name="errors">What is wrong, by the name of the parameter or property.</param>
/// <remarks>RFC 9457. Handle it with <c>ErrorHandler&lt;ValidationException></c> to answer in another way.</remarks>
public class ValidationException(IReadOnlyDictionary<string, IReadOnlyList<string>> errors)
    : BadRequestException("One or more values are not valid.")
{
    /// <summary>What is wrong, by the name of the parameter or property.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; } = errors;

    /// <inheritdoc/>
    public override string GetBody()
    {
        JsonObject list = [];
        foreach ((string name, IReadOnlyList<string> texts) in Errors)
            list[name] = new JsonArray([.. texts.Select(static text => (JsonNode?)JsonValue.Create(text))]);
        JsonObject problem = new()
        {
            ["type"] = "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1",
            ["title"] = Name,
            ["status"] = Code,
            ["detail"] = Description,
            ["errors"] = list,
        };
        return problem.ToJsonString(JsonSerializerOptions.Default);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> GetHeaders() => [new("Content-Type", "application/problem+json")];

    /// <summary>Two lists of problems as one, so that a client is told all of them at once.</summary>
    internal static ValidationException Joined(ValidationException? first, ValidationException second)
    {
        if (first is null)
            return second;
        Dictionary<string, IReadOnlyList<string>> errors = new(first.Errors, StringComparer.Ordinal);
        foreach ((string name, IReadOnlyList<string> texts) in second.Errors)
            errors[name] = errors.TryGetValue(name, out IReadOnlyList<string>? known) ? [.. known, .. texts] : texts;
        return new ValidationException(errors);
    }

    internal static ValidationException Missing(string name) => Of(name, "A value is required.");

    internal static ValidationException Unreadable(string name, object? text) =>
        Of(name, string.Create(CultureInfo.InvariantCulture, $"'{text}' is not a valid value."));

    internal static ValidationException Of(string name, string text) => new(new Dictionary<string, IReadOnlyList<string>> { [name] = [text] });
}
