using System.Text;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using MarkupSafe.Net.Formatting;

namespace Conformance.MarkupSafe;

/// <summary>One function, operator or method of MarkupSafe.</summary>
internal sealed class EscapeKind : IVectorKind
{
    /// <inheritdoc/>
    public JsonObject Replay(Vector vector)
    {
        List<object?> arguments = [.. vector["args"]?.AsArray().Select(RecordedJson.Decode) ?? []];
        Dictionary<string, object?> named = vector["kwargs"]?.AsObject().ToDictionary(static pair => pair.Key, static pair => RecordedJson.Decode(pair.Value)) ?? [];
        try
        {
            return Outcome.Value(RecordedJson.Encode(MarkupCalls.Make(vector.Text("op")!, new RecordedCall(arguments, named))));
        }
        catch (Exception error) when (PythonName(error) is { } name)
        {
            return Outcome.Error(name, error.Message);
        }
    }

    // The Python class that each of our errors stands for.
    private static string? PythonName(Exception error) => error switch
    {
        FormatStringException { Kind: FormatErrorKind.Limit } => "MemoryError",
        FormatStringException format => format.Kind + "Error",
        InvalidCastException => "TypeError",
        ArgumentOutOfRangeException => "IndexError",
        DecoderFallbackException => "UnicodeDecodeError",
        EncoderFallbackException => "UnicodeEncodeError",
        ArgumentException { ParamName: "fill" } => "TypeError",
        ArgumentException => "ValueError",
        _ => null,
    };
}
