using System.Security.Cryptography;

namespace ItsDangerous.Net;

/// <summary>Signs with an HMAC (RFC 2104) over any digest.</summary>
/// <remarks>
/// Mirrors <c>itsdangerous.HMACAlgorithm</c>. SHA-1 is the default because it is the original's: as part of an HMAC it is not
/// broken, but a new project with no tokens to share may well choose SHA-256 or SHA-512.
/// </remarks>
public sealed class HmacAlgorithm : SigningAlgorithm
{
    private const int LargestDigest = 64;

    /// <summary>Signs with an HMAC over this digest.</summary>
    /// <param name="digest">The digest; the default is SHA-1.</param>
    /// <exception cref="CryptographicException">This machine does not know the digest.</exception>
    public HmacAlgorithm(HashAlgorithmName digest = default)
    {
        Digest = digest.Name is null ? HashAlgorithmName.SHA1 : digest;
        SignatureSize = Digests.SizeOf(Digest);
    }

    /// <summary>The digest below the HMAC.</summary>
    public HashAlgorithmName Digest { get; }

    /// <inheritdoc/>
    public override int SignatureSize { get; }

    /// <inheritdoc/>
    public override void GetSignature(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Span<byte> destination) =>
        CryptographicOperations.HmacData(Digest, key, value, destination);

    /// <inheritdoc/>
    public override bool VerifySignature(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ReadOnlySpan<byte> signature)
    {
        Span<byte> expected = stackalloc byte[LargestDigest];
        expected = expected[..SignatureSize];
        GetSignature(key, value, expected);
        return CryptographicOperations.FixedTimeEquals(signature, expected);
    }

    internal override KeyedAlgorithm WithKey(byte[] key) => new KeyedHmac(Digest, SignatureSize, key);
}
