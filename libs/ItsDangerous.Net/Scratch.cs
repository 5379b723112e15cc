using System.Buffers;

namespace ItsDangerous.Net;

/// <summary>Room for some bytes: the caller's stack where it is enough, else rented, and cleared when it goes back.</summary>
internal ref struct Scratch
{
    /// <summary>What callers put on the stack.</summary>
    public const int OnStack = 512;

    private byte[]? _rented;

    public Scratch(Span<byte> stack, int length)
    {
        Span = length <= stack.Length ? stack : _rented = ArrayPool<byte>.Shared.Rent(length);
    }

    /// <summary>At least as many bytes as were asked for; what they hold at first is unknown.</summary>
    public Span<byte> Span { get; }

    public void Dispose()
    {
        if (_rented is not { } rented)
            return;
        _rented = null;
        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
    }
}
