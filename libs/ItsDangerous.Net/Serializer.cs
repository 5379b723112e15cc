using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace ItsDangerous.Net;

/// <summary>Signs values of any type: the value as JSON, a separator and a signature.</summary>
/// <remarks>
/// <para>The payload stays readable by anyone. Serializers may be kept and used by many threads.</para>
/// <para>Every method takes a <c>salt</c> that replaces the serializer's for this call; <see langword="null"/> means the serializer's.</para>
/// <para>Mirrors <c>itsdangerous.Serializer</c>.</para>
/// </remarks>
public partial class Serializer : IDisposable
{
    private static readonly TextOrBytes DefaultSalt = "itsdangerous";
    private static readonly JsonPayloadSerializer SpacedJson = new(PythonJsonOptions.Spaced);

    private readonly SignerOptions _signing;
    private readonly SignerList _signers;

    /// <summary>Makes a serializer.</summary>
    /// <param name="secretKeys">The secret key, or keys for rotation: the oldest first, the newest signs.</param>
    /// <param name="signing">How to sign; <see langword="null"/> means the original's defaults.</param>
    /// <param name="options">Format, fallbacks and limits; <see langword="null"/> means the defaults.</param>
    public Serializer(SecretKeys secretKeys, SignerOptions? signing = null, SerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(secretKeys);
        SecretKeys = secretKeys;
        Options = options ?? new SerializerOptions();
        _signing = signing ?? new SignerOptions();
        Salt = _signing.Salt ?? DefaultSalt;
        _signers = MakeSigners(Salt);
    }

    /// <summary>The secret keys, oldest first.</summary>
    public SecretKeys SecretKeys { get; }

    /// <summary>The salt of calls that name none.</summary>
    public TextOrBytes Salt { get; }

    /// <summary>Format, fallbacks and limits.</summary>
    public SerializerOptions Options { get; }

    /// <summary>The format of payloads where the options name none.</summary>
    private protected virtual IPayloadSerializer DefaultPayload => SpacedJson;

    private IPayloadSerializer Payload => Options.Payload ?? DefaultPayload;

    /// <summary>Signs a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="salt">The salt of this call; <see langword="null"/> means the serializer's.</param>
    /// <returns>The token.</returns>
    /// <exception cref="InvalidOperationException">There is no secret key.</exception>
    public string Serialize<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(T value, TextOrBytes? salt = null)
    {
        using RentedBuffer token = new();
        SerializeTo(token, value, salt);
        return Encoding.UTF8.GetString(token.WrittenSpan);
    }

    /// <summary>Signs a value of a type whose members are known without reflection.</summary>
    /// <inheritdoc cref="Serialize{T}(T, TextOrBytes?)"/>
    /// <param name="value">The value.</param>
    /// <param name="typeInfo">What the type is made of.</param>
    /// <param name="salt">The salt of this call; <see langword="null"/> means the serializer's.</param>
    /// <exception cref="InvalidOperationException">There is no secret key, or the payload's format is not JSON.</exception>
    public string Serialize<T>(T value, JsonTypeInfo<T> typeInfo, TextOrBytes? salt = null)
    {
        using RentedBuffer payload = new(), token = new();
        Json().Serialize(payload, value, typeInfo);
        SignPayload(payload.WrittenSpan, token, salt);
        return Encoding.UTF8.GetString(token.WrittenSpan);
    }

    /// <summary>Signs a value and writes the token as UTF-8.</summary>
    /// <param name="destination">Takes the token.</param>
    /// <param name="value">The value.</param>
    /// <param name="salt">The salt of this call; <see langword="null"/> means the serializer's.</param>
    /// <exception cref="InvalidOperationException">There is no secret key.</exception>
    public void Serialize<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(IBufferWriter<byte> destination, T value, TextOrBytes? salt = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using RentedBuffer token = new();
        SerializeTo(token, value, salt);
        destination.Write(token.WrittenSpan);
    }

    /// <summary>Signs a value and writes the token to a stream as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(IBufferWriter{byte}, T, TextOrBytes?)"/>
    /// <remarks>Mirrors <c>itsdangerous.Serializer.dump</c>.</remarks>
    public void Serialize<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(Stream destination, T value, TextOrBytes? salt = null)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using RentedBuffer token = new();
        SerializeTo(token, value, salt);
        destination.Write(token.WrittenSpan);
    }

    /// <summary>Checks a token and returns its value.</summary>
    /// <param name="token">The token.</param>
    /// <param name="salt">The salt of this call; <see langword="null"/> means the serializer's.</param>
    /// <exception cref="BadSignatureException">The signature is missing or wrong, under all keys and fallbacks.</exception>
    /// <exception cref="BadPayloadException">The signature is right, but the payload cannot be read or is longer than allowed.</exception>
    public T Deserialize<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(string token, TextOrBytes? salt = null)
    {
        using RentedBuffer bytes = BytesOf(token);
        return Deserialize<T>(bytes.WrittenSpan, salt);
    }

    /// <summary>Checks a token of UTF-8 bytes and returns its value.</summary>
    /// <inheritdoc cref="Deserialize{T}(string, TextOrBytes?)"/>
    public T Deserialize<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(ReadOnlySpan<byte> token, TextOrBytes? salt = null) =>
        LoadPayload<T>(VerifiedPayload(token, salt));

    /// <summary>Checks a token and returns its value, of a type whose members are known without reflection.</summary>
    /// <inheritdoc cref="Deserialize{T}(string, TextOrBytes?)"/>
    /// <param name="token">The token.</param>
    /// <param name="typeInfo">What the type is made of.</param>
    /// <param name="salt">The salt of this call; <see langword="null"/> means the serializer's.</param>
    /// <exception cref="InvalidOperationException">The payload's format is not JSON.</exception>
    public T Deserialize<T>(string token, JsonTypeInfo<T> typeInfo, TextOrBytes? salt = null)
    {
        using RentedBuffer bytes = BytesOf(token);
        return Deserialize(bytes.WrittenSpan, typeInfo, salt);
    }

    /// <summary>Checks a token of UTF-8 bytes and returns its value, of a type whose members are known without reflection.</summary>
    /// <inheritdoc cref="Deserialize{T}(string, JsonTypeInfo{T}, TextOrBytes?)"/>
    public T Deserialize<T>(ReadOnlySpan<byte> token, JsonTypeInfo<T> typeInfo, TextOrBytes? salt = null) =>
        LoadPayload(VerifiedPayload(token, salt), typeInfo);

    /// <summary>Reads a token from a stream to its end, checks it and returns its value.</summary>
    /// <inheritdoc cref="Deserialize{T}(string, TextOrBytes?)"/>
    /// <remarks>Mirrors <c>itsdangerous.Serializer.load</c>.</remarks>
    public T Deserialize<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(Stream token, TextOrBytes? salt = null)
    {
        using RentedBuffer bytes = BytesOf(token);
        return Deserialize<T>(bytes.WrittenSpan, salt);
    }

    /// <summary>Reads the value of a token whether or not its signature is right: for looking, never for trusting.</summary>
    /// <param name="token">The token.</param>
    /// <param name="value">The value that the token claims; <see langword="default"/> where it cannot be read.</param>
    /// <param name="salt">The salt of this call; <see langword="null"/> means the serializer's.</param>
    /// <returns>Whether the signature is right.</returns>
    /// <exception cref="BadPayloadException">The signature is right, but the payload cannot be read.</exception>
    /// <remarks>Mirrors <c>itsdangerous.Serializer.loads_unsafe</c>.</remarks>
    public bool TryDeserializeUnsafe<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(string token, out T? value, TextOrBytes? salt = null)
    {
        using RentedBuffer bytes = BytesOf(token);
        return TryDeserializeUnsafe(bytes.WrittenSpan, out value, salt);
    }

    /// <summary>Reads the value of a token of UTF-8 bytes whether or not its signature is right: for looking, never for trusting.</summary>
    /// <inheritdoc cref="TryDeserializeUnsafe{T}(string, out T, TextOrBytes?)"/>
    public bool TryDeserializeUnsafe<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(ReadOnlySpan<byte> token, out T? value, TextOrBytes? salt = null)
    {
        try
        {
            value = Deserialize<T>(token, salt);
            return true;
        }
        catch (BadSignatureException error)
        {
            value = LoadUnsafe<T>(error);
            return false;
        }
    }

    /// <summary>Writes the payload of a value, without signing it.</summary>
    /// <remarks>Mirrors <c>itsdangerous.Serializer.dump_payload</c>.</remarks>
    public byte[] DumpPayload<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(T value)
    {
        using RentedBuffer payload = new(), written = new();
        Payload.Serialize(payload, value);
        WritePayload(payload.WrittenSpan, written);
        return written.WrittenSpan.ToArray();
    }

    /// <summary>Reads the value of a payload, without any check of a signature.</summary>
    /// <exception cref="BadPayloadException">The payload cannot be read, or is longer than allowed.</exception>
    /// <remarks>Mirrors <c>itsdangerous.Serializer.load_payload</c>.</remarks>
    public T LoadPayload<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(ReadOnlySpan<byte> payload)
    {
        using RentedBuffer content = new();
        ReadPayload(payload, content);
        try
        {
            return Payload.Deserialize<T>(content.WrittenSpan);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw Errors.NotReadable(error);
        }
    }

    /// <summary>The signer of tokens with this salt; it is the caller's to dispose of.</summary>
    /// <param name="salt">The salt; <see langword="null"/> means the serializer's.</param>
    public Signer MakeSigner(TextOrBytes? salt = null) => MakeSigner(SecretKeys, _signing, Options.Signer, salt ?? Salt);

    /// <summary>Clears the derived keys of the signers in use.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Clears the derived keys of the signers in use.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _signers.Dispose();
    }
}
