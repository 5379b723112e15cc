using System.Text.Json.Nodes;
using ItsDangerous.Net;

namespace Conformance.ItsDangerous;

/// <summary>Calls of a signer.</summary>
internal static class SignerCalls
{
    /// <summary>Makes the call.</summary>
    public static object? Run(SignCall call)
    {
        SignerOptions options = SignerSpec.Options(call.Signer) with { TimeProvider = call.Clock };
        using Signer signer = SignerSpec.Factory((string)call.Signer["class"]!)(SignerSpec.Keys(call.Signer["secret_key"]), options);
        return (call.Op, signer) switch
        {
            ("sign", _) => signer.Sign(call.Bytes(0)),
            ("unsign", TimestampSigner timed) => Unsign(call, timed),
            ("unsign", _) => signer.Unsign(call.Bytes(0)),
            ("validate", TimestampSigner timed) => timed.Validate(call.Bytes(0), call.MaxAge()),
            ("validate", _) => signer.Validate(call.Bytes(0)),
            ("get_signature", _) => signer.GetSignature(call.Bytes(0)),
            ("verify_signature", _) => signer.VerifySignature(call.Bytes(0), call.Bytes(1)),
            ("derive_key", _) => signer.DeriveKey(call.Count > 0 ? SignerSpec.TextOrBytes(call.Argument(0)) : null),
            _ => throw new NotSupportedException(call.Op),
        };
    }

    private static object Unsign(SignCall call, TimestampSigner signer)
    {
        if (!call.WantsTime)
            return signer.Unsign(call.Bytes(0), call.MaxAge());
        byte[] value = signer.Unsign(call.Bytes(0), out DateTimeOffset date, call.MaxAge());
        return new object?[] { value, date };
    }
}

/// <summary>What a vector says of a signer.</summary>
internal static class SignerSpec
{
    /// <summary>Salt, separator, derivation, digest and algorithm.</summary>
    public static SignerOptions Options(JsonObject spec)
    {
        SignerOptions options = new() { Salt = TextOrBytes(PlainValues.Decode(spec["salt"])) };
        if (spec["sep"] is { } separator)
            options = options with { Separator = TextOrBytes(PlainValues.Decode(separator))!.Value };
        if ((string?)spec["key_derivation"] is { } derivation)
            options = options with { KeyDerivation = Derivation(derivation) };
        if ((string?)spec["digest_method"] is { } digest)
            options = options with { Digest = Digest(digest) };
        if ((string?)spec["algorithm"] is { } algorithm)
            options = options with { Algorithm = algorithm == "none" ? new NoneAlgorithm() : new HmacAlgorithm(Digest(algorithm.Split(':')[1])) };
        return options;
    }

    /// <summary>A class of signer.</summary>
    public static SignerFactory Factory(string name) => name switch
    {
        "Signer" => static (keys, options) => new Signer(keys, options),
        "TimestampSigner" => static (keys, options) => new TimestampSigner(keys, options),
        _ => throw new NotSupportedException(name),
    };

    /// <summary>One key or a list of them.</summary>
    public static SecretKeys Keys(JsonNode? keys) => keys is JsonArray list
        ? SecretKeys.Create([.. list.Select(static key => TextOrBytes(PlainValues.Decode(key))!.Value)])
        : SecretKeys.Create([TextOrBytes(PlainValues.Decode(keys))!.Value]);

    /// <summary>Text or bytes; null where there is neither.</summary>
    public static TextOrBytes? TextOrBytes(object? value) => value switch
    {
        string text => text,
        byte[] bytes => bytes,
        _ => null,
    };

    private static KeyDerivation Derivation(string name) => name switch
    {
        "concat" => KeyDerivation.Concat,
        "django-concat" => KeyDerivation.DjangoConcat,
        "hmac" => KeyDerivation.Hmac,
        "none" => KeyDerivation.None,
        _ => (KeyDerivation)(-1),
    };

    private static System.Security.Cryptography.HashAlgorithmName Digest(string name) => new(name.ToUpperInvariant().Replace('_', '-'));
}
