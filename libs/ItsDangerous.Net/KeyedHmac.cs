using System.Security.Cryptography;

namespace ItsDangerous.Net;

/// <summary>
/// HMAC under one key for many threads: keyed instances are kept and handed from call to call, because preparing the key costs
/// more than signing a short value.
/// </summary>
internal sealed class KeyedHmac(HashAlgorithmName digest, int size, byte[] key) : KeyedAlgorithm(key)
{
    private const int LargestDigest = 64;

    private readonly IdlePool<IncrementalHash> _idle = new();
    private bool _disposed;

    public override void Sign(ReadOnlySpan<byte> value, Span<byte> destination)
    {
        IncrementalHash hmac = _idle.Take() ?? Make();
        hmac.AppendData(value);
        hmac.GetHashAndReset(destination);
        if (Volatile.Read(ref _disposed) || !_idle.Give(hmac))
            hmac.Dispose();
    }

    public override bool Verify(ReadOnlySpan<byte> value, ReadOnlySpan<byte> signature)
    {
        Span<byte> expected = stackalloc byte[LargestDigest];
        expected = expected[..size];
        Sign(value, expected);
        return CryptographicOperations.FixedTimeEquals(signature, expected);
    }

    public override void Dispose()
    {
        Volatile.Write(ref _disposed, true);
        foreach (IncrementalHash hmac in _idle.Drain())
            hmac.Dispose();
        base.Dispose();
    }

    private IncrementalHash Make()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed), typeof(Signer));
        return IncrementalHash.CreateHMAC(digest, Key);
    }
}
