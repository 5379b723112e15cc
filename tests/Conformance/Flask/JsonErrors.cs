using System.Text;
using System.Text.Json;
using Conformance.ItsDangerous;

namespace Conformance.Flask;

/// <summary>The names of the errors that reading and writing JSON and sessions make.</summary>
internal static class JsonErrors
{
    /// <summary>The original's name, or null for an error that no call may make.</summary>
    public static string? NameOf(Exception error) => error switch
    {
        JsonException => "JSONDecodeError",
        DecoderFallbackException => "UnicodeDecodeError",
        InvalidCastException => "TypeError",
        MissingMethodException => "AttributeError",
        InvalidOperationException { Message: "A tagged dictionary has no key." } => "StopIteration",
        FormatException { Message: "A tagged byte string is not base64." } => "Error", // binascii's
        ArgumentException { Message: "app.json.response() takes either args or kwargs, not both" } => "TypeError",
        FormatException => "ValueError",
        _ => ErrorNames.Of(error),
    };
}
