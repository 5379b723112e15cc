namespace ItsDangerous.Net;

/// <summary>Signs values into tokens that may stand in a URL: compact JSON, compressed where that is shorter, as base64.</summary>
/// <remarks>Mirrors <c>itsdangerous.URLSafeSerializer</c>.</remarks>
public class UrlSafeSerializer(SecretKeys secretKeys, SignerOptions? signing = null, SerializerOptions? options = null)
    : Serializer(secretKeys, signing, options)
{
    /// <summary>The payload's format in URL-safe tokens.</summary>
    internal static JsonPayloadSerializer CompactJson { get; } = new(PythonJsonOptions.Compact);

    private protected override IPayloadSerializer DefaultPayload => CompactJson;

    private protected override void WritePayload(ReadOnlySpan<byte> payload, RentedBuffer destination) =>
        PayloadCompression.Write(destination, payload);

    private protected override void ReadPayload(ReadOnlySpan<byte> text, RentedBuffer destination) =>
        PayloadCompression.Read(text, Options.MaxDecompressedBytes, destination);
}
