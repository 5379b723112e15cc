using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Vectors;

namespace Conformance.Werkzeug;

/// <summary>The function of a vector with its arguments, read as the function wants them.</summary>
internal sealed class HttpCall(Vector vector)
{
    private readonly JsonArray _arguments = vector["args"]!.AsArray();
    private readonly JsonObject _named = vector["kwargs"]?.AsObject() ?? [];

    /// <summary>The function's name.</summary>
    public string Function { get; } = vector.Text("fn")!;

    /// <summary>When the clock stands still; null where the vector does not depend on it.</summary>
    public long? Now { get; } = (long?)vector["now"];

    /// <summary>An argument by its place or else by its name; null where it is left out or None.</summary>
    public JsonNode? this[int place, string? name = null] =>
        place < _arguments.Count ? _arguments[place] : name is null ? null : _named[name];

    /// <summary>An argument that is given by name only.</summary>
    public JsonNode? this[string name] => _named[name];

    /// <summary>Whether an argument was given at all.</summary>
    public bool Has(int place, string name) => place < _arguments.Count || _named.ContainsKey(name);

    /// <summary>An argument of text.</summary>
    public string? Text(int place, string? name = null) => (string?)this[place, name];

    /// <summary>The arguments of text from a place on.</summary>
    public string[] Texts(int place) => [.. _arguments.Skip(place).Select(static argument => (string)argument!)];

    /// <summary>A whole number; one too large to hold is the largest.</summary>
    public static long? Number(JsonNode? node) => node switch
    {
        null => null,
        JsonObject big => long.TryParse((string)big["$int"]!, CultureInfo.InvariantCulture, out long number) ? number : long.MaxValue,
        _ => long.TryParse(node.ToJsonString(), CultureInfo.InvariantCulture, out long number) ? number : long.MaxValue,
    };

    /// <summary>Bytes, or the UTF-8 bytes of text.</summary>
    public static byte[] Bytes(JsonNode node) => node is JsonObject bytes
        ? Convert.FromBase64String((string)bytes["$bytes"]!)
        : Encoding.UTF8.GetBytes((string)node!);

    /// <summary>A date; one without an offset is UTC.</summary>
    public static DateTimeOffset Date(JsonNode node) => DateTimeOffset.Parse(
        (string)node["$datetime"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>A span of time.</summary>
    public static TimeSpan Span(JsonNode node) => TimeSpan.FromSeconds((double)node["$timedelta"]!);

    /// <summary>A plain value: text, a number or truth.</summary>
    public static object? Plain(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.String => (string)node!,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when node.ToJsonString().AsSpan().IndexOfAny('.', 'e', 'E') < 0 => (long)node!,
        JsonValueKind.Number => (double)node!,
        _ => throw new NotSupportedException(node.ToJsonString()),
    };
}
