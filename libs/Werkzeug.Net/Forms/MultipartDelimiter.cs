using System.Buffers;

namespace Werkzeug.Net.Forms;

/// <summary>What was found of a delimiter between two parts.</summary>
/// <param name="Kind">Whether it is one.</param>
/// <param name="Start">Where it begins, its line break included; where <see cref="DelimiterKind.Partial"/>, from where on it might.</param>
/// <param name="End">Where what follows it begins.</param>
internal readonly record struct DelimiterMatch(DelimiterKind Kind, int Start, int End);

/// <summary>The kinds of delimiters.</summary>
internal enum DelimiterKind
{
    /// <summary>There is none, and none can begin in these bytes.</summary>
    None,

    /// <summary>One may begin in these bytes, but more of them are needed to tell.</summary>
    Partial,

    /// <summary>Another part follows.</summary>
    Part,

    /// <summary>The body ends.</summary>
    Last,
}

/// <summary>
/// Finds the line that separates parts: a line break, two dashes, the boundary, perhaps two dashes more, perhaps blanks, a line
/// break (RFC 2046, section 5.1.1; single CR and LF are line breaks too). Every byte is looked at a bounded number of times.
/// </summary>
internal sealed class MultipartDelimiter
{
    private const int LongestPadding = 256;
    private static readonly SearchValues<byte> LineBreaks = SearchValues.Create("\r\n"u8);
    private readonly byte[] _dashed;

    private readonly bool _holdsWhole;

    public MultipartDelimiter(ReadOnlySpan<byte> boundary, bool holdsWhole)
    {
        _dashed = [.. "--"u8, .. boundary];
        _holdsWhole = holdsWhole;
    }

    /// <summary>How long the boundary is with its dashes.</summary>
    public int Length => _dashed.Length;

    /// <summary>Finds the first delimiter.</summary>
    /// <param name="data">The bytes at hand.</param>
    /// <param name="atBegin">Whether the data begin the body, where no line break is needed before the delimiter.</param>
    public DelimiterMatch Find(ReadOnlySpan<byte> data, bool atBegin = false)
    {
        for (int from = 0; ;)
        {
            int found = data[from..].IndexOf(_dashed);
            if (found < 0)
                return FindPartial(data, from);
            int at = from + found;
            int start = StartOf(data, at, atBegin);
            if (start >= 0)
            {
                DelimiterMatch match = ReadTail(data, start, at + _dashed.Length);
                if (match.Kind != DelimiterKind.None)
                    return match.Kind == DelimiterKind.Partial && !_holdsWhole ? CutShort(data, match) : match;
            }

            from = at + 1;
        }
    }

    private DelimiterMatch CutShort(ReadOnlySpan<byte> data, DelimiterMatch match)
    {
        int start = Math.Max(match.Start, data.Length - _dashed.Length - 2);
        return match with { Start = start, End = start };
    }

    // The line break before the dashes belongs to the delimiter.
    private static int StartOf(ReadOnlySpan<byte> data, int dashes, bool atBegin)
    {
        if (dashes == 0)
            return atBegin ? 0 : -1;
        return data[dashes - 1] switch
        {
            (byte)'\n' => dashes >= 2 && data[dashes - 2] == '\r' ? dashes - 2 : dashes - 1,
            (byte)'\r' => dashes - 1,
            _ => atBegin ? dashes : -1,
        };
    }

    // A CR at the end of the bytes at hand may be half of a line break.
    private DelimiterMatch ReadTail(ReadOnlySpan<byte> data, int start, int at)
    {
        bool isLast = data[at..].StartsWith("--"u8);
        if (!isLast && data.Length - at == 1 && data[at] == '-')
            return new DelimiterMatch(DelimiterKind.Partial, start, start);
        int end = SkipBlanks(data, isLast ? at + 2 : at);
        if (end - at > LongestPadding)
            return isLast ? new DelimiterMatch(DelimiterKind.Last, start, end) : default;
        int rest = SkipLineBreak(data, end);
        if (isLast)
            return new DelimiterMatch(DelimiterKind.Last, start, rest);
        if (end == data.Length || (_holdsWhole && rest == data.Length && data[^1] == '\r'))
            return new DelimiterMatch(DelimiterKind.Partial, start, start);
        return rest > end ? new DelimiterMatch(DelimiterKind.Part, start, rest) : default;
    }

    // At the end of the bytes there may be the beginning of a delimiter: what follows the last line break within its length.
    private DelimiterMatch FindPartial(ReadOnlySpan<byte> data, int from)
    {
        int tail = Math.Max(from, data.Length - _dashed.Length - 2);
        for (int at = data[tail..].IndexOfAny(LineBreaks); at >= 0 && tail + at < data.Length;)
        {
            int start = tail + at;
            int dashes = SkipLineBreak(data, start);
            if (data[dashes..].Length < _dashed.Length && _dashed.AsSpan().StartsWith(data[dashes..]))
                return new DelimiterMatch(DelimiterKind.Partial, start, start);
            int next = data[dashes..].IndexOfAny(LineBreaks);
            if (next < 0)
                break;
            at = dashes + next - tail;
        }

        return default;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> data, int at)
    {
        while (at < data.Length && data[at] is (byte)' ' or (byte)'\t' or (byte)'\v' or (byte)'\f')
            at++;
        return at;
    }

    /// <summary>Where the text behind a line break begins; the same place where there is none.</summary>
    public static int SkipLineBreak(ReadOnlySpan<byte> data, int at)
    {
        if (at >= data.Length)
            return at;
        if (data[at] == '\r')
            return at + 1 < data.Length && data[at + 1] == '\n' ? at + 2 : at + 1;
        return data[at] == '\n' ? at + 1 : at;
    }
}
