using System.Numerics;
using System.Text;
using ItsDangerous.Net;

namespace Conformance.ItsDangerous;

/// <summary>Calls of the encodings.</summary>
internal static class EncodingCalls
{
    /// <summary>Makes the call.</summary>
    public static object? Run(SignCall call) => call.Op switch
    {
        "base64_encode" => Encoding.ASCII.GetBytes(UrlSafeBase64.Encode(call.Bytes(0))),
        "base64_decode" => call.Argument(0) is string text ? UrlSafeBase64.Decode(text) : UrlSafeBase64.Decode(call.Bytes(0)),
        "int_to_bytes" => Checked(() => IntegerBytes.ToBytes((Int128)Whole(call.Argument(0)))),
        "bytes_to_int" => Checked(() => Number(IntegerBytes.ToInteger(call.Bytes(0)))),
        "want_bytes" => call.Argument(0) is string text ? TextOrBytes.From(text, Named(call)).ToArray() : call.Bytes(0),
        _ => throw new NotSupportedException(call.Op),
    };

    private static BigInteger Whole(object? number) => number is long small ? small : (BigInteger)number!;

    private static BigInteger Number(ulong number) => number;

    private static object Checked(Func<object> call)
    {
        try
        {
            return call();
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            throw new IntegerRangeException(error);
        }
    }

    private static Encoding? Named(SignCall call) => (string?)call.Named("encoding") is not { } name ? null : Encoding.GetEncoding(
        name,
        (string?)call.Named("errors") switch
        {
            "ignore" => new EncoderReplacementFallback(""),
            "replace" => new EncoderReplacementFallback("?"),
            _ => EncoderFallback.ExceptionFallback,
        },
        DecoderFallback.ExceptionFallback);
}
