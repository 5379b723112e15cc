namespace Werkzeug.Net.Forms;

/// <summary>The bytes that a decoder holds: new ones come at the end, those that were used leave at the front.</summary>
internal sealed class MultipartBuffer
{
    private byte[] _bytes = [];
    private int _start;
    private int _end;

    public int Length => _end - _start;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(_start, Length);

    public void Append(ReadOnlySpan<byte> data)
    {
        if (_bytes.Length - _end < data.Length)
            MakeRoom(data.Length);
        data.CopyTo(_bytes.AsSpan(_end));
        _end += data.Length;
    }

    /// <summary>A piece of what is held; valid until the next <see cref="Append"/>.</summary>
    public ReadOnlyMemory<byte> Slice(int start, int length) => _bytes.AsMemory(_start + start, length);

    public void Drop(int count) => _start += count;

    private void MakeRoom(int more)
    {
        int length = Length;
        byte[] target = length + more <= _bytes.Length ? _bytes : new byte[Math.Max(length + more, 2 * length)];
        Span.CopyTo(target);
        (_bytes, _start, _end) = (target, 0, length);
    }
}
