using System.Buffers;

namespace Werkzeug.Net.Wsgi;

/// <summary>Bytes that are written once into memory of a pool.</summary>
/// <remarks>
/// Only the one server that writes them on gives the memory back, and only where nobody else has been given it: what was shown to anyone
/// is never used again. So nobody can see the bytes of another response, however long he holds on to these.
/// </remarks>
internal sealed class PooledBytes : IBufferWriter<byte>
{
    private const int LeastRoom = 256;

    private byte[] _bytes = [];
    private int _state = State.Written;

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>Ends the writing.</summary>
    public void Complete() => _state = State.Pooled;

    /// <summary>Makes sure that the bytes are still there.</summary>
    /// <exception cref="InvalidOperationException">They were sent, or are being sent.</exception>
    public void Check()
    {
        if (_state == State.Sent)
            throw Gone();
    }

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - Length);
        Length += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsSpan(Length);
    }

    /// <summary>The bytes, which from now on belong to whoever holds them.</summary>
    /// <exception cref="InvalidOperationException">They were sent, or are being sent.</exception>
    public ReadOnlyMemory<byte> Keep() => Interlocked.CompareExchange(ref _state, State.Kept, State.Pooled) == State.Sent
        ? throw Gone()
        : _bytes.AsMemory(0, Length);

    /// <summary>Writes the bytes on, and gives their memory back unless somebody keeps it.</summary>
    /// <exception cref="InvalidOperationException">They were sent, or are being sent.</exception>
    public void SendTo(IBufferWriter<byte> writer)
    {
        int before = Interlocked.CompareExchange(ref _state, State.Sent, State.Pooled);
        if (before == State.Sent)
            throw Gone();
        writer.Write(_bytes.AsSpan(0, Length));
        if (before == State.Pooled)
            Exchange([]);
    }

    private void MakeRoom(int sizeHint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        if (_state != State.Written)
            throw new InvalidOperationException("The body of the response is complete.");
        int wanted = Math.Max(sizeHint, LeastRoom);
        if (_bytes.Length - Length >= wanted)
            return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Length == 0 ? wanted : Math.Max(checked(Length + wanted), (int)Math.Min(Length * 2L, Array.MaxLength)));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        Exchange(larger);
    }

    private static InvalidOperationException Gone() => new(
        "The response was sent, and the memory of its body is used by others: such a response belongs to one request. Keep the text that it is made of instead.");

    private void Exchange(byte[] other)
    {
        byte[] old = _bytes;
        _bytes = other;
        if (old.Length > 0)
            ArrayPool<byte>.Shared.Return(old);
    }

    private static class State
    {
        public const int Written = 0;
        public const int Pooled = 1;
        public const int Kept = 2;
        public const int Sent = 3;
    }
}
