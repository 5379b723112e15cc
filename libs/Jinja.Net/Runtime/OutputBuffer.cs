using System.Buffers;
using System.Runtime.CompilerServices;
using Jinja.Net.Runtime.Values;
using MarkupSafe.Net;

namespace Jinja.Net.Runtime;

/// <summary>Where a render writes: one buffer of characters, which goes to the target in chunks. A capture is its tail, cut off again.</summary>
/// <param name="values">Collects values instead of text, for templates whose result is no text; <see langword="null"/> for text.</param>
internal sealed class OutputBuffer(ValueOutput? values = null)
{
    private const int FirstSize = 512;
    /// <summary>How many characters are sent at once to where they are awaited.</summary>
    public const int ChunkSize = 16 * 1024;

    private const int KeptSize = 128 * 1024;
    private const int MostExpected = 1024 * 1024;

    private char[] _chars = ArrayPool<char>.Shared.Rent(FirstSize);
    private int _length;
    private int _captures;
    private string? _spoiled;
    private int _spoiledIn;
    private Action<ReadOnlyMemory<char>>? _target;
    private RenderBudget? _budget;
    private long _sent;

    /// <summary>What is written is charged to a render. Its length is looked at when the buffer grows, and at the end.</summary>
    public void ChargeTo(RenderBudget budget) => _budget = budget;

    /// <summary>Sends finished chunks somewhere; without a target everything stays in the buffer.</summary>
    public void SendTo(Action<ReadOnlyMemory<char>>? target) => _target = target;

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

    /// <summary>How a statement that has printed ends: <see cref="Flow.Full"/> when there is enough for who takes the output in chunks.</summary>
    public Flow State { get; private set; }

    public bool IsCapturing => _captures > 0;

    /// <summary>The output will be taken in chunks, by <see cref="Chunk"/> and <see cref="DropChunk"/>.</summary>
    /// <param name="size">How many characters make a chunk; 0 makes one of whatever a statement prints.</param>
    public void Divide(int size)
    {
        _isDivided = true;
        _chunkSize = size;
        BeginChunk();
    }

    private bool _isDivided;
    private int _chunkSize;

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

        Copy(text, 0, text.Length);
    }

    /// <summary>Writes a piece of a text.</summary>
    public void Write(string text, int start, int length)
    {
        if (values is not null)
            values.Add(Value.Text(text.Substring(start, length)));
        else
            Copy(text, start, length);
    }

    private void Copy(string text, int start, int length)
    {
        if (_chars.Length - _length < length)
            Grow(length);
        text.CopyTo(start, _chars, _length, length);
        _length += length;
    }

    public void Write(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _chars.Length)
            Grow(text.Length);
        text.CopyTo(_chars.AsSpan(_length));
        _length += text.Length;
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

    /// <summary>Writes a text, escaped or not.</summary>
    public void Write(ReadOnlySpan<char> text, bool escape)
    {
        if (escape)
            WriteEscaped(text);
        else
            Write(text);
    }

    /// <summary>Writes a text with the five special characters of HTML replaced.</summary>
    public void WriteEscaped(ReadOnlySpan<char> text)
    {
        while (true)
        {
            int special = text.Length <= ShortLength ? FirstSpecial(text) : text.IndexOfAny(Specials);
            if (special < 0)
                break;
            Write(text[..special]);
            Write(Replacement(text[special]).AsSpan());
            text = text[(special + 1)..];
        }

        Write(text);
    }

    private const int ShortLength = 8;
    private const ulong SpecialBits = (1UL << '&') | (1UL << '<') | (1UL << '>') | (1UL << '"') | (1UL << '\'');

    // For short text a look at each character is faster than setting up a search.
    private static int FirstSpecial(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
            if (text[i] < 64 && ((SpecialBits >> text[i]) & 1) != 0)
                return i;
        return -1;
    }

    /// <summary>Whether escaping would change a text.</summary>
    public static bool HasSpecials(ReadOnlySpan<char> text) => text.ContainsAny(Specials);

    private static readonly SearchValues<char> Specials = SearchValues.Create("&<>\"'");

    private static string Replacement(char special) => special switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&#34;",
        _ => "&#39;",
    };

    /// <summary>Writes a value as templates print it.</summary>
    public void Write(in Value value, bool escape, RenderBudget budget)
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

    /// <summary>
    /// Writes what a filter block or a called block gave as it is. Anything but text spoils the whole, which its taker is told:
    /// as in Python, where the pieces are joined last.
    /// </summary>
    public void WriteAsIs(in Value value)
    {
        if (values is not null)
            values.Add(value);
        else if (value.IsText)
            Write(value.AsText);
        else
            (_spoiled, _spoiledIn) = ($"sequence item 0: expected str instance, {TypeNames.Of(value)} found", _captures);
    }

    /// <summary>What spoils the output at present, if anything does.</summary>
    public string? Spoiled => _spoiled;

    /// <summary>Fails if something spoils the output that did not before: at the end of a macro that prints straight into it.</summary>
    public void CheckSince(string? before)
    {
        values?.CheckCapture();
        if (_spoiled is { } message && !ReferenceEquals(message, before))
            throw PythonErrors.Type(message);
    }

    /// <summary>Takes what spoils the present capture, so that its end does not fail.</summary>
    public string? TakeSpoiled()
    {
        string? message = _spoiledIn < _captures ? null : _spoiled;
        if (message is not null)
            _spoiled = null;
        return message;
    }

    private void CheckPieces()
    {
        if (TakeSpoiled() is { } message)
            throw PythonErrors.Type(message);
    }

    private void WriteInteger(long number)
    {
        if (_chars.Length - _length < 20)
            Grow(20);
        number.TryFormat(_chars.AsSpan(_length), out int written, default, System.Globalization.CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Begins a capture; what is written from now on is given by <see cref="EndCapture"/>.</summary>
    public int BeginCapture()
    {
        _captures++;
        return values?.Begin() ?? _length;
    }

    /// <param name="start">What <see cref="BeginCapture"/> gave.</param>
    /// <param name="safe">Whether what was captured is HTML.</param>
    public Value EndCapture(int start, bool safe)
    {
        CheckPieces();
        _captures--;
        if (values is not null) return values.TakeFrom(start, safe);
        _budget?.ChargeText(_length - start);
        string text = new(_chars, start, _length - start);
        _length = start;
        if (_isDivided && _captures == 0 && _chars.Length > _chunkSize * 2)
            State = Flow.Full;
        return Value.Text(text, safe);
    }

    /// <summary>Takes everything as one value: the values that were collected, or the text.</summary>
    public Value TakeValue() => values?.TakeFrom(0, safe: false) ?? Value.Text(TakeText());

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
