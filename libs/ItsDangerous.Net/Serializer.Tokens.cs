using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ItsDangerous.Net;

/// <summary>The making and checking of tokens, and what derived serializers do otherwise.</summary>
public partial class Serializer
{
    /// <summary>Lays a payload out for the token; the plain serializer leaves it as it is.</summary>
    private protected virtual void WritePayload(ReadOnlySpan<byte> payload, RentedBuffer destination) => destination.Write(payload);

    /// <summary>Undoes <see cref="WritePayload"/>.</summary>
    private protected virtual void ReadPayload(ReadOnlySpan<byte> text, RentedBuffer destination) => destination.Write(text);

    /// <summary>Makes a signer where the options name no class.</summary>
    private protected virtual Signer MakeDefaultSigner(SecretKeys keys, SignerOptions options) => new(keys, options);

    /// <summary>Checks a token with one signer after the other, until one accepts it.</summary>
    private protected ReadOnlySpan<byte> VerifiedPayload<TCheck>(ReadOnlySpan<byte> token, TextOrBytes? salt, scoped ref TCheck check)
        where TCheck : struct, ITokenCheck
    {
        if (token.Length > Options.MaxTokenBytes)
            throw Errors.TokenTooLong(token.Length, Options.MaxTokenBytes);
        if (salt is null || salt.Value == Salt)
            return VerifiedPayload(token, _signers, ref check);
        using SignerList signers = MakeSigners(salt.Value);
        return VerifiedPayload(token, signers, ref check);
    }

    private protected T LoadPayload<T>(ReadOnlySpan<byte> payload, JsonTypeInfo<T> typeInfo)
    {
        Json();
        using RentedBuffer content = new();
        ReadPayload(payload, content);
        try
        {
            return JsonPayloadSerializer.Deserialize(content.WrittenSpan, typeInfo);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw Errors.NotReadable(error);
        }
    }

    /// <summary>The value of the payload that an error kept; <see langword="default"/> where there is none or it cannot be read.</summary>
    private protected T? LoadUnsafe<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(BadSignatureException error)
    {
        try
        {
            return error.Payload is { } payload ? LoadPayload<T>(payload.Span) : default;
        }
        catch (BadPayloadException)
        {
            return default;
        }
    }

    /// <summary>The bytes of a token, unless it is longer than is read.</summary>
    private protected RentedBuffer BytesOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        int length = StrictUtf8.Encoding.GetByteCount(token);
        if (length > Options.MaxTokenBytes)
            throw Errors.TokenTooLong(length, Options.MaxTokenBytes);
        RentedBuffer bytes = new(length);
        bytes.Advance(StrictUtf8.Encoding.GetBytes(token, bytes.Room));
        return bytes;
    }

    /// <summary>The bytes of a token, unless it is longer than is read.</summary>
    private protected RentedBuffer BytesOf(Stream token)
    {
        ArgumentNullException.ThrowIfNull(token);
        RentedBuffer bytes = new();
        int count;
        while ((count = token.Read(bytes.GetSpan(1))) > 0)
        {
            bytes.Advance(count);
            if (bytes.Length > Options.MaxTokenBytes)
                throw Errors.TokenTooLong(bytes.Length, Options.MaxTokenBytes);
        }

        return bytes;
    }

    private ReadOnlySpan<byte> VerifiedPayload(ReadOnlySpan<byte> token, TextOrBytes? salt)
    {
        PlainCheck check = default;
        return VerifiedPayload(token, salt, ref check);
    }

    private static ReadOnlySpan<byte> VerifiedPayload<TCheck>(ReadOnlySpan<byte> token, SignerList signers, scoped ref TCheck check)
        where TCheck : struct, ITokenCheck
    {
        for (int i = 0; ; i++)
        {
            int length = check.Check(signers[i], token, throws: i == signers.Count - 1);
            if (length >= 0)
                return token[..length];
        }
    }

    private void SerializeTo<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(RentedBuffer token, T value, TextOrBytes? salt)
    {
        using RentedBuffer payload = new();
        Payload.Serialize(payload, value);
        SignPayload(payload.WrittenSpan, token, salt);
    }

    private void SignPayload(ReadOnlySpan<byte> payload, RentedBuffer token, TextOrBytes? salt)
    {
        WritePayload(payload, token);
        if (salt is null || salt.Value == Salt)
        {
            Sign(_signers[0], token);
            return;
        }

        using Signer signer = MakeSigner(salt);
        Sign(signer, token);
    }

    private static void Sign(Signer signer, RentedBuffer token)
    {
        token.Ensure(signer.MaxOverhead);
        signer.TrySign(token.WrittenSpan, token.Room, out int length);
        token.Advance(length - token.Length);
    }

    // The serializer's own signer first, then for each fallback one with each key alone, as the original tries them.
    private SignerList MakeSigners(TextOrBytes salt) => new(
        1 + (Options.FallbackSigners.Count * SecretKeys.Count),
        index => index == 0 ? MakeSigner(salt) : MakeFallback(index - 1, salt));

    private Signer MakeFallback(int index, TextOrBytes salt)
    {
        (int at, int key) = Math.DivRem(index, SecretKeys.Count);
        FallbackSigner fallback = Options.FallbackSigners[at];
        return MakeSigner(SecretKeys.Create([SecretKeys[key]]), fallback.Options ?? _signing, fallback.Signer ?? Options.Signer, salt);
    }

    private Signer MakeSigner(SecretKeys keys, SignerOptions options, SignerFactory? factory, TextOrBytes salt)
    {
        options = options with { Salt = salt };
        return factory is null ? MakeDefaultSigner(keys, options) : factory(keys, options);
    }

    private JsonPayloadSerializer Json() => Payload as JsonPayloadSerializer
        ?? throw new InvalidOperationException("A JsonTypeInfo serves JSON payloads; this serializer's payloads have another format.");

    /// <summary>How a signer is asked about a token.</summary>
    private protected interface ITokenCheck
    {
        /// <summary>How many bytes of the token are its payload; -1, or an exception, where the signer does not accept it.</summary>
        int Check(Signer signer, ReadOnlySpan<byte> token, bool throws);
    }

    private readonly struct PlainCheck : ITokenCheck
    {
        public int Check(Signer signer, ReadOnlySpan<byte> token, bool throws)
        {
            if (throws)
                return signer.ValueLength(token);
            return signer.TryUnsign(token, out ReadOnlySpan<byte> payload) ? payload.Length : -1;
        }
    }
}
