using System.Text;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using Werkzeug.Net;
using Werkzeug.Net.Text;

namespace Conformance.Werkzeug;

/// <summary>One call of a public function, or of a header class.</summary>
internal sealed class HttpKind : IVectorKind
{
    /// <inheritdoc/>
    public JsonObject Replay(Vector vector)
    {
        HttpCall call = new(vector);
        if (!HttpFunctions.Table.TryGetValue(call.Function, out Func<HttpCall, JsonNode?>? function))
            throw new NotSupportedException($"function {call.Function}");
        try
        {
            return Outcome.Value(function(call));
        }
        catch (Exception error) when (NameOf(call.Function, error) is not null)
        {
            return Failure(call.Function, error);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Errors of single operations, and one inside <c>If-Range</c>, are compared as errors are: those of Python itself by their class.</remarks>
    public bool Agrees(JsonObject expected, JsonObject actual) => Comparison.Agrees(Classes(expected), Classes(actual));

    private static JsonObject Classes(JsonObject outcome)
    {
        JsonObject copy = outcome.DeepClone().AsObject();
        if (copy["value"] is not JsonObject value)
            return copy;
        IEnumerable<JsonNode?> inner = value["results"] is JsonArray results ? [.. results, value["header"]] : [value["header"]];
        foreach (JsonObject error in inner.OfType<JsonObject>().Where(static node => node["error"] is not null))
        {
            if (Comparison.IsPythonError((string)error["error"]!))
                error.Remove("message");
        }

        return copy;
    }

    /// <summary>An exception as the vectors write it.</summary>
    public static JsonObject Failure(string function, Exception error) => error is HttpException http
        ? Outcome.Error(NameOf(function, error)!, http.Description ?? "", ("code", http.Code))
        : Outcome.Error(NameOf(function, error) ?? throw new NotSupportedException(error.GetType().Name, error), error.Message);

    // What stands for Python's own errors. Named functions are places where Python has another class for what .NET says by one.
    private static string? NameOf(string function, Exception error) => (function, error) switch
    {
        (_, BadRequestKeyException) => "BadRequestKeyError",
        (_, SecurityException) => "SecurityError",
        (_, DecoderFallbackException) => "UnicodeDecodeError",
        (_, EncoderFallbackException) => "UnicodeEncodeError",
        (_, IdnaException) => "UnicodeError",
        (_, KeyNotFoundException) => "KeyError",
        ("Headers.ops", ArgumentOutOfRangeException or InvalidOperationException) => "IndexError",
        ("HeaderSet.ops", ArgumentOutOfRangeException) => "IndexError",
        ("ContentRange", ArgumentException) => "AssertionError",
        ("is_resource_modified", ArgumentException) => "TypeError",
        ("check_password_hash", FormatException) => "TypeError",
        (_, ArgumentException or FormatException) => "ValueError",
        _ => null,
    };
}
