using System.Text;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Werkzeug.Net;
using Werkzeug.Net.Routing;
using Werkzeug.Net.Routing.Converters;

namespace Conformance.Werkzeug;

/// <summary>Errors as the vectors name them.</summary>
internal static class WerkzeugErrors
{
    /// <summary>The outcome of a failed call.</summary>
    public static JsonObject Of(Exception error) => error switch
    {
        MethodNotAllowedException refused => Http(refused, ("valid_methods", Sorted(refused.ValidMethods))),
        HttpException http => Http(http),
        DuplicateRuleException => Outcome.Error("DuplicateRuleError", error.Message),
        ConverterArgumentException => Outcome.Error("TypeError", error.Message),
        DecoderFallbackException => Outcome.Error("UnicodeDecodeError", error.Message),
        EncoderFallbackException => Outcome.Error("UnicodeEncodeError", error.Message),
        ArgumentNullException => Outcome.Error("TypeError", error.Message),
        ArgumentException => Outcome.Error("ValueError", error.Message),
        KeyNotFoundException => Outcome.Error("LookupError", error.Message),
        FormatException => Outcome.Error("ValueError", error.Message),
        NotSupportedException or NullReferenceException or InvalidCastException => throw new InvalidOperationException(error.ToString()),
        InvalidOperationException => Outcome.Error("RuntimeError", error.Message),
        _ => throw new InvalidOperationException(error.ToString()),
    };

    private static JsonObject Http(HttpException error, params ReadOnlySpan<(string Name, JsonNode? Value)> facts)
    {
        string name = error.GetType().Name[..^"Exception".Length];
        name = name switch { "Security" => "SecurityError", "BadRequestKey" => "BadRequestKeyError", _ => name };
        return Outcome.Error(name, error.Description ?? "", [("code", error.Code), .. facts]);
    }

    private static JsonArray Sorted(IEnumerable<string>? names) => new([.. (names ?? []).Order(StringComparer.Ordinal).Select(name => (JsonNode?)name)]);
}
