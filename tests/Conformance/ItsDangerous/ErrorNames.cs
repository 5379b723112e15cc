using ItsDangerous.Net;

namespace Conformance.ItsDangerous;

/// <summary>The original's name for each of our errors.</summary>
internal static class ErrorNames
{
    /// <summary>The name, or null for an error that no call may make.</summary>
    public static string? Of(Exception error) => error switch
    {
        SignatureExpiredException => "SignatureExpired",
        BadTimeSignatureException => "BadTimeSignature",
        BadHeaderException => "BadHeader",
        BadSignatureException => "BadSignature",
        BadPayloadException => "BadPayload",
        BadDataException => "BadData",
        IntegerRangeException => "struct.error",
        System.Text.EncoderFallbackException => "UnicodeEncodeError",
        OverflowException => "OverflowError",
        InvalidOperationException => "IndexError",
        ArgumentException { Message: var message } when message.Contains("key derivation", StringComparison.Ordinal)
            || message.StartsWith("keys must be", StringComparison.Ordinal)
            || message.StartsWith("Object of type", StringComparison.Ordinal)
            || message.StartsWith("'<' not supported", StringComparison.Ordinal)
            || message.StartsWith("A serializer with a maximum age", StringComparison.Ordinal) => "TypeError",
        ArgumentException => "ValueError",
        _ => null,
    };
}

/// <summary>A number that the integer encoding refuses.</summary>
internal sealed class IntegerRangeException(Exception inner) : Exception(inner.Message, inner);

