using System.Security.Cryptography;

namespace ItsDangerous.Net;

/// <summary>Makes and checks signatures. Derive from it to sign with something other than an HMAC.</summary>
/// <remarks>Mirrors <c>itsdangerous.SigningAlgorithm</c>. Implementations are used by several threads at once.</remarks>
public abstract class SigningAlgorithm
{
    /// <summary>The length of a signature, in bytes before they are written as base64.</summary>
    public abstract int SignatureSize { get; }

    /// <summary>Writes the signature of a value.</summary>
    /// <param name="key">The derived key.</param>
    /// <param name="value">What is signed.</param>
    /// <param name="destination">Takes exactly <see cref="SignatureSize"/> bytes.</param>
    public abstract void GetSignature(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, Span<byte> destination);

    /// <summary>Whether a signature is the one of a value. The default makes it again and compares in constant time.</summary>
    public virtual bool VerifySignature(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ReadOnlySpan<byte> signature)
    {
        byte[] expected = new byte[SignatureSize];
        GetSignature(key, value, expected);
        return CryptographicOperations.FixedTimeEquals(signature, expected);
    }

    /// <summary>Prepares for one key that is used many times.</summary>
    internal virtual KeyedAlgorithm WithKey(byte[] key) => new KeyedAlgorithm.OneShot(this, key);
}
