using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net;

namespace Jinja.Net.Runtime;

/// <summary>Where a render writes: one buffer of characters, which goes to the target in chunks. A capture is its tail, cut off again.</summary>
/// <param name="values">Collects values instead of text, for templates whose result is no text; <see langword="null"/> for text.</param>
internal sealed partial class OutputBuffer(ValueOutput? values = null)
{
    private const int FirstSize = 512;
    /// <summary>How many characters are sent at once to where they are awaited.</summary>
    public const int ChunkSize = 16 * 1024;

    private const int KeptSize = 128 * 1024;
    private const int MostExpected = 1024 * 1024;

    private char[] _chars = ArrayPool<char>.Shared.Rent(FirstSize);
    private int _length;
    private RenderBudget? _budget;

    /// <summary>What is written is charged to a render. Its length is looked at when the buffer grows, and at the end.</summary>
    public void ChargeTo(RenderBudget budget) => _budget = budget;

    [ThreadStatic]
    private static OutputBuffer? _spare;

    /// <summary>A buffer for text, perhaps one that this thread has used before.</summary>
    public static OutputBuffer Rent()
    {
        OutputBuffer? spare = _spare;
        _spare = null;
        return spare ?? new OutputBuffer();
    }

    /// <summary>Keeps a buffer that is not needed any more for the next render of this thread.</summary>
    public static void Return(OutputBuffer buffer)
    {
        if (buffer.IsForValues)
            return;
        buffer.Reset();
        buffer._budget = null;
        _spare = buffer;
    }

    public bool IsForValues => values is not null;

    /// <summary>Makes room at once for about so many characters.</summary>
    public void Expect(int length)
    {
        if (length > _chars.Length)
            Enlarge(Math.Min(length, MostExpected));
    }

    /// <summary>Takes what is left when nothing more will be printed. It stays as it is until <see cref="Reset"/>.</summary>
    public ReadOnlyMemory<char> TakeRest()
    {
        if (values is not null)
            return TakeText().AsMemory();
        CheckPieces();
        _budget?.CheckOutput(_sent + _length);
        ReadOnlyMemory<char> rest = _chars.AsMemory(0, _length);
        _length = 0;
        return rest;
    }

    public int Length => _length;

    /// <summary>How many characters were written, with those that were taken.</summary>
    public long Position => _sent + _length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(string text)
    {
        if (values is not null)
        {
            values.Add(Value.Text(text));
            return;
        }

        Write(text.AsSpan());
    }

    /// <summary>Writes a piece of a text.</summary>
    public void Write(string text, int start, int length)
    {
        if (values is not null)
            values.Add(Value.Text(text.Substring(start, length)));
        else
            Write(text.AsSpan(start, length));
    }

    public void Write(ReadOnlySpan<char> text)
    {
        if (_chars.Length - _length < text.Length)
            Grow(text.Length);
        Span<char> room = Room(text.Length);
        if (text.Length <= ShortText.Longest)
            ShortText.Copy(text, room);
        else
            text.CopyTo(room);
        _length += text.Length;
    }

    // What is left of the buffer; the caller has seen to it that it suffices.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<char> Room(int length)
    {
        Debug.Assert(_chars.Length - _length >= length, "There is less room than was asked for.");
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_chars), _length), length);
    }

    /// <summary>Room for text of this length that is about to be written by someone else.</summary>
    public Span<char> Reserve(int length)
    {
        if (_length + length > _chars.Length)
            Grow(length);
        Span<char> room = _chars.AsSpan(_length, length);
        _length += length;
        return room;
    }

    /// <summary>Writes a value as templates print it.</summary>
    public void Write(Value value, bool escape, RenderBudget budget)
    {
        if (values is not null)
        {
            values.Add(value);
            return;
        }

        if (value.O is string text)
            Write(text, escape && !value.IsMarkup);
        else if (value.IsInt)
            WriteInteger(value.AsInt);
        else if (escape && value.Kind == ValueKind.Object && value.O is IHasHtml html)
            Write(html.ToHtml().ToString());
        else
            Write(Representation.Text(value, budget), escape);
    }

    private void WriteInteger(long number)
    {
        if (_chars.Length - _length < 20)
            Grow(20);
        number.TryFormat(_chars.AsSpan(_length), out int written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Takes everything as one value: the values that were collected, or the text.</summary>
    public Value TakeValue() => values?.TakeFrom(0, safe: false) ?? Value.Text(TakeText());

    /// <summary>Takes everything as one text.</summary>
    public string TakeText()
    {
        if (values is not null) return Representation.Text(values.TakeFrom(0, safe: false));
        CheckPieces();
        _budget?.CheckOutput(_sent + _length);
        string text = new(_chars, 0, _length);
        _length = 0;
        return text;
    }

    /// <summary>Makes the buffer ready for the next render.</summary>
    public void Reset()
    {
        _length = 0;
        _captures = 0;
        _target = null;
        _isDivided = false;
        State = Flow.Next;
        _spoiled = null;
        _sent = 0;
        if (_chars.Length <= KeptSize)
            return;
        ArrayPool<char>.Shared.Return(_chars);
        _chars = ArrayPool<char>.Shared.Rent(FirstSize);
    }

    private void Grow(int needed)
    {
        _budget?.CheckOutput(_sent + _length + needed);
        if (_isDivided && _captures == 0 && _length + needed >= _chunkSize)
            State = Flow.Full;
        if (_target is not null && _captures == 0 && _length >= ChunkSize / 2)
            SendChunk();
        if (_length + needed > _chars.Length)
            Enlarge(Math.Max(_length + needed, (int)Math.Min((long)_chars.Length * 2, Array.MaxLength)));
    }

    private void Enlarge(int size)
    {
        char[] larger = ArrayPool<char>.Shared.Rent(size);
        _chars.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_chars);
        _chars = larger;
    }

}
