using System.Security.Cryptography;

namespace ItsDangerous.Net;

/// <summary>
/// HMAC under one key for many threads: keyed instances are kept and handed from call to call, because preparing the key costs
/// more than signing a short value.
/// </summary>
internal sealed class KeyedHmac(HashAlgorithmName digest, int size, byte[] key) : KeyedAlgorithm(key)
{
    private const int LargestDigest = 64;

    // One place for each processor is enough: a thread that finds its place empty makes an instance of its own.
    private static readonly int Mask = (int)uint.Min(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount), 16) - 1;

    private readonly IncrementalHash?[] _idle = new IncrementalHash?[Mask + 1];
    private bool _disposed;

    public override void Sign(ReadOnlySpan<byte> value, Span<byte> destination)
    {
        ref IncrementalHash? place = ref _idle[Environment.CurrentManagedThreadId & Mask];
        IncrementalHash hmac = Interlocked.Exchange(ref place, null) ?? Make();
        hmac.AppendData(value);
        hmac.GetHashAndReset(destination);
        if (Volatile.Read(ref _disposed) || Interlocked.CompareExchange(ref place, hmac, null) is not null)
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
        for (int i = 0; i < _idle.Length; i++)
            Interlocked.Exchange(ref _idle[i], null)?.Dispose();
        base.Dispose();
    }

    private IncrementalHash Make()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed), typeof(Signer));
        return IncrementalHash.CreateHMAC(digest, Key);
    }
}
