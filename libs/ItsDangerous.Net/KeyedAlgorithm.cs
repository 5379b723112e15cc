using System.Security.Cryptography;

namespace ItsDangerous.Net;

/// <summary>An algorithm together with the derived key it works with: what a signer keeps for each of its secret keys.</summary>
internal abstract class KeyedAlgorithm(byte[] key) : IDisposable
{
    /// <summary>The derived key; all zero after <see cref="Dispose"/>.</summary>
    protected byte[] Key { get; } = key;

    /// <summary>Writes the signature of a value.</summary>
    public abstract void Sign(ReadOnlySpan<byte> value, Span<byte> destination);

    /// <summary>Whether the signature is the value's.</summary>
    public abstract bool Verify(ReadOnlySpan<byte> value, ReadOnlySpan<byte> signature);

    /// <summary>Clears the derived key.</summary>
    public virtual void Dispose() => CryptographicOperations.ZeroMemory(Key);

    /// <summary>Asks the algorithm anew each time.</summary>
    internal sealed class OneShot(SigningAlgorithm algorithm, byte[] key) : KeyedAlgorithm(key)
    {
        public override void Sign(ReadOnlySpan<byte> value, Span<byte> destination) => algorithm.GetSignature(Key, value, destination);

        public override bool Verify(ReadOnlySpan<byte> value, ReadOnlySpan<byte> signature) => algorithm.VerifySignature(Key, value, signature);
    }
}
