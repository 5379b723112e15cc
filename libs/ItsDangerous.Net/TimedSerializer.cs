using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization.Metadata;

namespace ItsDangerous.Net;

/// <summary>Signs values of any type together with the time, and can refuse tokens that are too old.</summary>
/// <remarks>Mirrors <c>itsdangerous.TimedSerializer</c>.</remarks>
public class TimedSerializer(SecretKeys secretKeys, SignerOptions? signing = null, SerializerOptions? options = null)
    : Serializer(secretKeys, signing, options)
{
    /// <summary>Checks signature and age of a token and returns its value.</summary>
    /// <param name="token">The token.</param>
    /// <param name="maxAge">Oldest age to accept; <see langword="null"/> accepts any. Compared in whole seconds.</param>
    /// <param name="salt">The salt of this call; <see langword="null"/> means the serializer's.</param>
    /// <exception cref="SignatureExpiredException">The value was signed longer than <paramref name="maxAge"/> ago, or in the future.</exception>
    /// <exception cref="BadSignatureException">The signature is missing or wrong, under all keys and fallbacks.</exception>
    /// <exception cref="BadPayloadException">The signature is right, but the payload cannot be read or is longer than allowed.</exception>
    /// <exception cref="OverflowException">The time, though signed, is none that a computer knows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time, though signed, is after the year 9999.</exception>
    public T Deserialize<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(string token, TimeSpan? maxAge = null, TextOrBytes? salt = null) =>
        Deserialize<T>(token, out _, maxAge, salt);

    /// <summary>Checks signature and age of a token and returns its value and when it was signed.</summary>
    /// <inheritdoc cref="Deserialize{T}(string, TimeSpan?, TextOrBytes?)"/>
    /// <param name="token">The token.</param>
    /// <param name="dateSigned">When the token was signed, in UTC.</param>
    /// <param name="maxAge">Oldest age to accept; <see langword="null"/> accepts any. Compared in whole seconds.</param>
    /// <param name="salt">The salt of this call; <see langword="null"/> means the serializer's.</param>
    public T Deserialize<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(
        string token, out DateTimeOffset dateSigned, TimeSpan? maxAge = null, TextOrBytes? salt = null)
    {
        using RentedBuffer bytes = BytesOf(token);
        return Deserialize<T>(bytes.WrittenSpan, out dateSigned, maxAge, salt);
    }

    /// <summary>Checks signature and age of a token of UTF-8 bytes and returns its value.</summary>
    /// <inheritdoc cref="Deserialize{T}(string, TimeSpan?, TextOrBytes?)"/>
    public T Deserialize<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(
        ReadOnlySpan<byte> token, TimeSpan? maxAge = null, TextOrBytes? salt = null) => Deserialize<T>(token, out _, maxAge, salt);

    /// <summary>Checks signature and age of a token of UTF-8 bytes and returns its value and when it was signed.</summary>
    /// <inheritdoc cref="Deserialize{T}(string, out DateTimeOffset, TimeSpan?, TextOrBytes?)"/>
    public T Deserialize<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(
        ReadOnlySpan<byte> token, out DateTimeOffset dateSigned, TimeSpan? maxAge = null, TextOrBytes? salt = null)
    {
        TimedCheck check = new(maxAge);
        ReadOnlySpan<byte> payload = VerifiedPayload(token, salt, ref check);
        dateSigned = check.DateSigned;
        return LoadPayload<T>(payload);
    }

    /// <summary>Checks signature and age of a token and returns its value, of a type whose members are known without reflection.</summary>
    /// <inheritdoc cref="Deserialize{T}(string, TimeSpan?, TextOrBytes?)"/>
    /// <param name="token">The token.</param>
    /// <param name="typeInfo">What the type is made of.</param>
    /// <param name="maxAge">Oldest age to accept; <see langword="null"/> accepts any. Compared in whole seconds.</param>
    /// <param name="salt">The salt of this call; <see langword="null"/> means the serializer's.</param>
    /// <exception cref="InvalidOperationException">The payload's format is not JSON.</exception>
    public T Deserialize<T>(string token, JsonTypeInfo<T> typeInfo, TimeSpan? maxAge = null, TextOrBytes? salt = null)
    {
        using RentedBuffer bytes = BytesOf(token);
        return Deserialize(bytes.WrittenSpan, typeInfo, maxAge, salt);
    }

    /// <summary>Checks signature and age of a token of UTF-8 bytes and returns its value, of a type whose members are known without reflection.</summary>
    /// <inheritdoc cref="Deserialize{T}(string, JsonTypeInfo{T}, TimeSpan?, TextOrBytes?)"/>
    public T Deserialize<T>(ReadOnlySpan<byte> token, JsonTypeInfo<T> typeInfo, TimeSpan? maxAge = null, TextOrBytes? salt = null)
    {
        TimedCheck check = new(maxAge);
        return LoadPayload(VerifiedPayload(token, salt, ref check), typeInfo);
    }

    /// <summary>Reads the value of a token whether or not its signature is right and young enough: for looking, never for trusting.</summary>
    /// <param name="token">The token.</param>
    /// <param name="value">The value that the token claims; <see langword="default"/> where it cannot be read.</param>
    /// <param name="maxAge">Oldest age to accept; <see langword="null"/> accepts any. Compared in whole seconds.</param>
    /// <param name="salt">The salt of this call; <see langword="null"/> means the serializer's.</param>
    /// <returns>Whether the signature is right and young enough.</returns>
    /// <exception cref="BadPayloadException">The signature is right, but the payload cannot be read.</exception>
    /// <remarks>Mirrors <c>itsdangerous.TimedSerializer.loads_unsafe</c>.</remarks>
    public bool TryDeserializeUnsafe<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(
        string token, out T? value, TimeSpan? maxAge, TextOrBytes? salt = null)
    {
        using RentedBuffer bytes = BytesOf(token);
        return TryDeserializeUnsafe(bytes.WrittenSpan, out value, maxAge, salt);
    }

    /// <summary>Reads the value of a token of UTF-8 bytes whether or not its signature is right and young enough: for looking, never for trusting.</summary>
    /// <inheritdoc cref="TryDeserializeUnsafe{T}(string, out T, TimeSpan?, TextOrBytes?)"/>
    public bool TryDeserializeUnsafe<[DynamicallyAccessedMembers(IPayloadSerializer.Members)] T>(
        ReadOnlySpan<byte> token, out T? value, TimeSpan? maxAge, TextOrBytes? salt = null)
    {
        try
        {
            value = Deserialize<T>(token, maxAge, salt);
            return true;
        }
        catch (BadSignatureException error)
        {
            value = LoadUnsafe<T>(error);
            return false;
        }
    }

    private protected override Signer MakeDefaultSigner(SecretKeys keys, SignerOptions options) => new TimestampSigner(keys, options);

    private protected override void Check(Signer signer)
    {
        if (signer is not TimestampSigner)
            throw new ArgumentException($"A serializer with a maximum age needs a {nameof(TimestampSigner)}, not a {signer.GetType().Name}.");
    }

    // An expired signature was the right one: no other signer is asked then.
    private struct TimedCheck(TimeSpan? maxAge) : ITokenCheck
    {
        public DateTimeOffset DateSigned { get; private set; }

        public int Check(Signer signer, ReadOnlySpan<byte> token, bool throws)
        {
            TimestampSigner timed = (TimestampSigner)signer;
            SignatureCheck check = timed.CheckWithTime(token, maxAge);
            if (!check.IsValid && !throws && check.Fault is not (SignatureFault.TooOld or SignatureFault.FromTheFuture))
                return -1;
            DateSigned = TimestampSigner.DateOf(timed.Checked(check, token, maxAge));
            return check.ValueLength;
        }
    }
}
