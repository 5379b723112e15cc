using System.Security.Cryptography;

namespace ItsDangerous.Net;

/// <summary>The digests that can be named, and the lengths of what they make.</summary>
internal static class Digests
{
    /// <summary>The length of a digest, in bytes.</summary>
    /// <exception cref="CryptographicException">The name is not known.</exception>
    public static int SizeOf(HashAlgorithmName digest) => digest.Name switch
    {
        "MD5" => MD5.HashSizeInBytes,
        "SHA1" => SHA1.HashSizeInBytes,
        "SHA256" => SHA256.HashSizeInBytes,
        "SHA384" => SHA384.HashSizeInBytes,
        "SHA512" => SHA512.HashSizeInBytes,
        "SHA3-256" => SHA3_256.HashSizeInBytes,
        "SHA3-384" => SHA3_384.HashSizeInBytes,
        "SHA3-512" => SHA3_512.HashSizeInBytes,
        _ => throw new CryptographicException($"The digest '{digest.Name}' is not known. Known are MD5, SHA1, SHA256, SHA384, SHA512, SHA3-256, SHA3-384, SHA3-512."),
    };
}
