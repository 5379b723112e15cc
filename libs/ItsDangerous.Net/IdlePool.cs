using System.Numerics;

namespace ItsDangerous.Net;

/// <summary>
/// Keeps instances that are costly to make between calls from many threads. One place for each processor is enough: a thread
/// that finds its place empty makes an instance of its own.
/// </summary>
internal sealed class IdlePool<T>
    where T : class
{
    private static readonly int Mask = (int)uint.Min(BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount), 16) - 1;

    private readonly T?[] _places = new T?[Mask + 1];

    /// <summary>Takes an idle instance, if there is one.</summary>
    public T? Take() => Interlocked.Exchange(ref _places[Environment.CurrentManagedThreadId & Mask], null);

    /// <summary>Gives an instance back; <see langword="false"/> where its place is taken, and the caller has to let go of it.</summary>
    public bool Give(T idle) => Interlocked.CompareExchange(ref _places[Environment.CurrentManagedThreadId & Mask], idle, null) is null;

    /// <summary>Takes all idle instances out.</summary>
    public IEnumerable<T> Drain()
    {
        for (int i = 0; i < _places.Length; i++)
        {
            if (Interlocked.Exchange(ref _places[i], null) is { } idle)
                yield return idle;
        }
    }
}
