using System.Security.Cryptography;

namespace ItsDangerous.Net;

/// <summary>How a signer signs. Both sides of an exchange, in whatever language, must agree on all of it.</summary>
/// <remarks>Mirrors the keyword arguments of <c>itsdangerous.Signer</c>.</remarks>
public sealed record SignerOptions
{
    /// <summary>
    /// Keeps the signatures of different purposes apart under one secret key; no secret. <see langword="null"/> means
    /// <c>itsdangerous.Signer</c> for a signer and <c>itsdangerous</c> for a serializer, as in the original.
    /// </summary>
    public TextOrBytes? Salt { get; init; }

    /// <summary>Stands between value and signature. No ASCII letters, digits or <c>-_=</c>. The default is a dot.</summary>
    public TextOrBytes Separator { get; init; } = ".";

    /// <summary>How the signing key is made of secret key and salt. The default is <see cref="KeyDerivation.DjangoConcat"/>.</summary>
    public KeyDerivation KeyDerivation { get; init; } = KeyDerivation.DjangoConcat;

    /// <summary>The digest of key derivation and, unless <see cref="Algorithm"/> says otherwise, of the HMAC. The default is SHA-1.</summary>
    public HashAlgorithmName Digest { get; init; } = HashAlgorithmName.SHA1;

    /// <summary>What makes the signature; <see langword="null"/> means an HMAC over <see cref="Digest"/>.</summary>
    public SigningAlgorithm? Algorithm { get; init; }

    /// <summary>The clock of signers that know the time. The default is the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
