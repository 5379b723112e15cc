using System.Text;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Http;

namespace Werkzeug.Net.Forms;

/// <summary>
/// Decodes a multipart body: bytes are given to it, events are taken from it, and it never sees a stream. Its time is linear in the
/// length of the body, whatever the body is.
/// </summary>
/// <remarks>Mirrors <c>werkzeug.sansio.multipart.MultipartDecoder</c>.</remarks>
public sealed class MultipartDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private readonly FormLimits _limits;
    private readonly MultipartBuffer _buffer = new();
    private readonly MultipartDelimiter _delimiter;
    private State _state = State.Preamble;
    private int _searched;
    private int _parts;
    private bool _isComplete;

    /// <summary>Makes a decoder.</summary>
    /// <param name="boundary">The boundary, without the dashes.</param>
    /// <param name="limits">What to accept; null takes the usual limits.</param>
    /// <param name="holdWholeDelimiter">
    /// Whether a delimiter that is cut by the end of the bytes at hand is held back whole. The original holds back two bytes more than
    /// the boundary with its dashes, so that one that is cut behind them leaves a piece of itself in the content, depending on how the
    /// body came; without this the decoder does so too.
    /// </param>
    public MultipartDecoder(ReadOnlySpan<byte> boundary, FormLimits? limits = null, bool holdWholeDelimiter = true)
    {
        _limits = limits ?? new FormLimits();
        _delimiter = new MultipartDelimiter(boundary, holdWholeDelimiter);
    }

    private enum State
    {
        Preamble,
        Part,
        DataStart,
        Data,
        Epilogue,
        Complete,
    }

    /// <summary>How many bytes were looked at, some of them more than once: what tests count instead of time.</summary>
    internal long Searched { get; private set; }

    /// <summary>Gives bytes to the decoder. They are copied.</summary>
    /// <exception cref="RequestEntityTooLargeException">More would have to be held than allowed.</exception>
    public void Receive(ReadOnlySpan<byte> data)
    {
        if (_buffer.Length + (long)data.Length > _limits.MaxFormMemorySize)
            throw new RequestEntityTooLargeException();
        _buffer.Append(data);
    }

    /// <summary>Says that no more bytes come.</summary>
    public void Complete() => _isComplete = true;

    /// <summary>The next event.</summary>
    /// <exception cref="FormatException">The body ends too early, or a part lacks its header.</exception>
    /// <exception cref="DecoderFallbackException">A header is not UTF-8.</exception>
    /// <exception cref="RequestEntityTooLargeException">A limit is broken.</exception>
    public MultipartEvent Next()
    {
        MultipartEvent found = _state switch
        {
            State.Preamble => ReadPreamble(),
            State.Part => ReadHeaders(),
            State.DataStart or State.Data => ReadData(),
            State.Epilogue when _isComplete => ReadEpilogue(),
            _ => MultipartNeedData.Instance,
        };
        if (_isComplete && found is MultipartNeedData)
            throw new FormatException($"Invalid form-data cannot parse beyond State.{NameOf(_state)}");
        return found;
    }

    private static string NameOf(State state) => state == State.DataStart ? "DATA_START" : state.ToString().ToUpperInvariant();

    private MultipartEvent ReadPreamble()
    {
        Searched += _buffer.Length - _searched;
        DelimiterMatch match = _delimiter.Find(_buffer.Span[_searched..], atBegin: true);
        if (match.Kind is DelimiterKind.Part or DelimiterKind.Last)
        {
            MultipartPreamble preamble = new(_buffer.Slice(0, _searched + match.Start));
            MoveOn(match, _searched + match.End);
            return preamble;
        }

        // What was searched is kept for the event, but not searched again.
        _searched = match.Kind == DelimiterKind.Partial ? _searched + match.Start : Math.Max(_searched, _buffer.Length - _delimiter.Length - 4);
        return MultipartNeedData.Instance;
    }

    private MultipartEvent ReadHeaders()
    {
        ReadOnlySpan<byte> data = _buffer.Span;
        Searched += data.Length - _searched;
        int blank = PartHeaders.FindBlankLine(data, ref _searched, out int width);
        if (blank > _limits.MaxPartHeaderBytes || (blank < 0 && data.Length > _limits.MaxPartHeaderBytes))
            throw new RequestEntityTooLargeException();
        if (blank < 0)
            return MultipartNeedData.Instance;
        Headers headers = PartHeaders.Parse(StrictUtf8, data[..blank], _limits.MaxPartHeaders);
        _buffer.Drop(blank + (width / 2));
        _searched = 0;
        if (!headers.TryGetValue("Content-Disposition", out string? disposition))
            throw new FormatException("Missing Content-Disposition header");
        _state = State.DataStart;
        if (++_parts > _limits.MaxFormParts)
            throw new RequestEntityTooLargeException();
        return BeginPart(headers, OptionsHeader.Parse(disposition).Options);
    }

    private MultipartEvent BeginPart(Headers headers, IReadOnlyDictionary<string, string> options)
    {
        string? name = options.GetValueOrDefault("name");
        if (name?.Length > _limits.MaxNameLength)
            throw new RequestEntityTooLargeException();
        return options.TryGetValue("filename", out string? fileName) ? new MultipartFile(name, fileName, headers) : new MultipartField(name, headers);
    }

    // The line break that ends the headers may also begin a delimiter, where a part is empty.
    private MultipartEvent ReadData()
    {
        ReadOnlySpan<byte> data = _buffer.Span;
        int start = _state == State.DataStart ? MultipartDelimiter.SkipLineBreak(data, 0) : 0;
        DelimiterMatch match = _delimiter.Find(data);
        Searched += match.Kind == DelimiterKind.None ? data.Length : match.End + _delimiter.Length;
        bool more = match.Kind is DelimiterKind.None or DelimiterKind.Partial;
        int end = match.Kind == DelimiterKind.None ? data.Length : match.Start;
        if (more && end <= start)
            return MultipartNeedData.Instance;
        MultipartData found = new(_buffer.Slice(start, Math.Max(0, end - start)), more);
        if (more)
        {
            _buffer.Drop(end);
            _state = State.Data;
        }
        else
        {
            MoveOn(match, match.End);
        }

        return found;
    }

    private MultipartEpilogue ReadEpilogue()
    {
        _state = State.Complete;
        return new MultipartEpilogue(_buffer.Slice(0, _buffer.Length));
    }

    private void MoveOn(DelimiterMatch match, int end)
    {
        _buffer.Drop(end);
        _searched = 0;
        _state = match.Kind == DelimiterKind.Last ? State.Epilogue : State.Part;
    }
}
