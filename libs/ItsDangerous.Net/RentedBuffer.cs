using System.Buffers;

namespace ItsDangerous.Net;

/// <summary>A growing buffer of rented memory, cleared when it goes back.</summary>
internal sealed class RentedBuffer(int capacity = 256) : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _bytes.AsSpan(0, Length);

    /// <summary>All the room there is; the written bytes stand at its start.</summary>
    public Span<byte> Room => _bytes;

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsSpan(Length);
    }

    /// <summary>Makes room for so many bytes more.</summary>
    public void Ensure(int count)
    {
        count = Math.Max(count, 1);
        if (_bytes.Length - Length >= count)
            return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(checked(Length + Math.Max(count, Length)));
        WrittenSpan.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = larger;
    }

    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
    }
}
