using System.Text;
using System.Text.Json.Nodes;
using Conformance.Replay;
using Conformance.Vectors;
using ItsDangerous.Net;

namespace Conformance.ItsDangerous;

/// <summary><c>itsdangerous/sign</c>: one call of a signer, a serializer or an encoding.</summary>
internal sealed class SignKind : IVectorKind
{
    /// <inheritdoc/>
    public JsonObject Replay(Vector vector)
    {
        SignCall call = new(vector);
        try
        {
            return call.Op switch
            {
                _ when vector.Has("signer") => Outcome.Value(PlainValues.Encode(SignerCalls.Run(call))),
                _ when vector.Has("serializer") => SerializerCalls.Run(call),
                _ => Outcome.Value(PlainValues.Encode(EncodingCalls.Run(call))),
            };
        }
        catch (Exception error) when (ErrorNames.Of(error) is { } name)
        {
            return Failure(name, error);
        }
    }

    /// <summary>
    /// As the vectors' README says: another deflate may make other bytes; what counts then is that the token is compressed and
    /// what is read from it.
    /// </summary>
    public bool Agrees(JsonObject expected, JsonObject actual)
    {
        if (Comparison.Agrees(expected, actual))
            return true;
        if ((bool?)expected["compressed"] != true || (bool?)actual["compressed"] != true)
            return false;
        return Comparison.Same(Inflated(expected["value"]!), Inflated(actual["value"]!));
    }

    private static JsonObject Failure(string name, Exception error)
    {
        JsonObject outcome = Outcome.Error(name, error.Message);
        if (error is BadSignatureException signature)
            outcome["payload"] = PlainValues.Encode((object?)signature.Payload);
        if (error is BadTimeSignatureException time)
            outcome["date_signed"] = PlainValues.Encode((object?)time.DateSigned);
        return outcome;
    }

    private static JsonNode Inflated(JsonNode value)
    {
        byte[] token = PlainValues.Decode(value) is string text ? Encoding.UTF8.GetBytes(text) : (byte[])PlainValues.Decode(value)!;
        using UrlSafeSerializer reader = new("unused");
        int end = Array.IndexOf(token, (byte)'.', 1);
        return PlainValues.Encode(reader.LoadPayload<object>(end < 0 ? token : token.AsSpan(0, end)))!;
    }
}
