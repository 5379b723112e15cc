namespace ItsDangerous.Net;

/// <summary>Signs values together with the time into tokens that may stand in a URL.</summary>
/// <example>
/// <code>
/// UrlSafeTimedSerializer links = new("a long secret", new SignerOptions { Salt = "email-confirm" });
/// string token = links.Serialize(42);
/// int user = links.Deserialize&lt;int&gt;(token, maxAge: TimeSpan.FromHours(1));
/// </code>
/// </example>
/// <remarks>Mirrors <c>itsdangerous.URLSafeTimedSerializer</c>.</remarks>
public class UrlSafeTimedSerializer(SecretKeys secretKeys, SignerOptions? signing = null, SerializerOptions? options = null)
    : TimedSerializer(secretKeys, signing, options)
{
    private protected override IPayloadSerializer DefaultPayload => UrlSafeSerializer.CompactJson;

    private protected override void WritePayload(ReadOnlySpan<byte> payload, RentedBuffer destination) =>
        PayloadCompression.Write(destination, payload);

    private protected override void ReadPayload(ReadOnlySpan<byte> text, RentedBuffer destination) =>
        PayloadCompression.Read(text, Options.MaxDecompressedBytes, destination);
}
