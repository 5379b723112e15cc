using System.Buffers;

namespace Jinja.Net.Runtime;

/// <summary>The output on its way: sent to a target, or taken in chunks while the render goes on.</summary>
internal sealed partial class OutputBuffer
{
    private Action<ReadOnlyMemory<char>>? _target;
    private bool _isDivided;
    private int _chunkSize;
    private long _sent;

    /// <summary>Sends finished chunks somewhere; without a target everything stays in the buffer.</summary>
    public void SendTo(Action<ReadOnlyMemory<char>>? target) => _target = target;

    /// <summary>How a statement that has printed ends: <see cref="Flow.Full"/> when there is enough for who takes the output in chunks.</summary>
    public Flow State { get; private set; }

    /// <summary>The output will be taken in chunks, by <see cref="Chunk"/> and <see cref="DropChunk"/>.</summary>
    /// <param name="size">How many characters make a chunk; 0 makes one of whatever a statement prints.</param>
    public void Divide(int size)
    {
        _isDivided = true;
        _chunkSize = size;
        BeginChunk();
    }

    /// <summary>What is ready. It ends with a whole character, and stays until <see cref="DropChunk"/>.</summary>
    public ReadOnlyMemory<char> Chunk => _chars.AsMemory(0, ChunkLength);

    /// <summary>Forgets the chunk that was taken.</summary>
    public void DropChunk()
    {
        int kept = _length - ChunkLength;
        _sent += ChunkLength;
        char half = kept == 0 ? default : _chars[_length - 1];
        BeginChunk();
        _chars[0] = half;
        _length = kept;
    }

    /// <summary>Takes the chunk that is ready as a text.</summary>
    public string TakeChunk()
    {
        string text = Chunk.ToString();
        DropChunk();
        return text;
    }

    // The buffer is as large as a chunk, so that there is a chunk when it has to grow.
    private void BeginChunk()
    {
        State = _chunkSize == 0 ? Flow.Full : Flow.Next;
        if (_chars.Length <= Math.Max(FirstSize, _chunkSize) * 2)
            return;
        ArrayPool<char>.Shared.Return(_chars);
        _chars = ArrayPool<char>.Shared.Rent(Math.Max(FirstSize, _chunkSize));
    }

    private int ChunkLength => _length > 0 && char.IsHighSurrogate(_chars[_length - 1]) ? _length - 1 : _length;

    /// <summary>Sends what is left to the target.</summary>
    public void Flush()
    {
        if (values is not null) Write(TakeText().AsSpan());
        CheckPieces();
        _budget?.CheckOutput(_sent + _length);
        if (_target is null || _length == 0)
            return;
        _target(_chars.AsMemory(0, _length));
        _length = 0;
    }

    // A chunk never ends between the two halves of a character.
    private void SendChunk()
    {
        int kept = char.IsHighSurrogate(_chars[_length - 1]) ? 1 : 0;
        _sent += _length - kept;
        _target!(_chars.AsMemory(0, _length - kept));
        _chars[0] = _chars[_length - 1];
        _length = kept;
    }
}
