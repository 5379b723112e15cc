using System.Buffers;
using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Http;

/// <summary>Reads <c>Range</c>, <c>Content-Range</c> and <c>If-Range</c>: RFC 9110 section 14 and 13.1.5.</summary>
public static class RangeHeader
{
    /// <summary>How many parts a request may ask for. More make the header void: they are an attack on the server's disk, never a need.</summary>
    public const int MaximumRanges = 16;

    /// <summary>Reads <c>Range</c>.</summary>
    /// <param name="header">The header's text.</param>
    /// <returns>The range; <see langword="null"/> where there is none, it is malformed, its parts overlap or there are too many.</returns>
    /// <remarks>Mirrors <c>werkzeug.http.parse_range_header</c>. A number too large to hold counts as the largest.</remarks>
    public static ByteRange? Parse(string? header)
    {
        int equals = (header ?? "").IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return null;
        string[] items = header![(equals + 1)..].Split(',', MaximumRanges + 1);
        if (items.Length > MaximumRanges)
            return null;
        List<RangePart> parts = [];
        long lastEnd = 0;
        foreach (string item in items)
        {
            if (!TryReadPart(item.Trim(), ref lastEnd, out RangePart part))
                return null;
            parts.Add(part);
        }

        return new ByteRange(header[..equals].Trim().ToLowerInvariant(), parts);
    }

    /// <summary>Reads <c>Content-Range</c>.</summary>
    /// <param name="header">The header's text.</param>
    /// <param name="onUpdate">What to call after each change of the range.</param>
    /// <returns>The range; <see langword="null"/> where there is none or it is malformed.</returns>
    /// <remarks>Mirrors <c>werkzeug.http.parse_content_range_header</c>.</remarks>
    public static ContentRange? ParseContentRange(string? header, Action<ContentRange>? onUpdate = null)
    {
        string text = (header ?? "").Trim();
        int space = text.AsSpan().IndexOfAny(WhiteSpace);
        int slash = space < 0 ? -1 : text.IndexOf('/', space);
        if (slash < 0)
            return null;
        long? length = null;
        if (text[(slash + 1)..] != "*")
        {
            if (!IntegerText.TryParsePlain(text.AsSpan(slash + 1), out long number))
                return null;
            length = number;
        }

        return MakeContentRange(text[..space], text.AsSpan(space, slash - space).TrimStart(), length, onUpdate);
    }

    /// <summary>Reads <c>If-Range</c>: a date, or else a tag. A weak tag proves nothing and is dropped.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    /// <remarks>Mirrors <c>werkzeug.http.parse_if_range_header</c>.</remarks>
    public static IfRange ParseIfRange(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return new IfRange();
        if (HttpDate.Parse(header) is { } date)
            return new IfRange(Date: date);
        (string tag, bool weak) = EntityTagText.Unquote(header);
        return new IfRange(weak ? null : tag);
    }

    private static readonly SearchValues<char> WhiteSpace = SearchValues.Create(" \t\r\n\v\f");

    // Parts must come in order and may not overlap; one that counts from the end, or is open, is the last.
    private static bool TryReadPart(ReadOnlySpan<char> item, ref long lastEnd, out RangePart part)
    {
        part = default;
        int dash = item.IndexOf('-');
        if (dash < 0 || lastEnd < 0)
            return false;
        if (dash == 0)
        {
            lastEnd = -1;
            bool isNumber = IntegerText.TryParsePlain(item, out long suffix);
            part = new(suffix, null);
            return isNumber;
        }

        if (!IntegerText.TryParsePlain(item[..dash], out long start) || start < lastEnd)
            return false;
        if (item[(dash + 1)..].IsWhiteSpace())
        {
            lastEnd = -1;
            part = new(start, null);
            return true;
        }

        if (!IntegerText.TryParsePlain(item[(dash + 1)..], out long last) || start > last)
            return false;
        lastEnd = last == long.MaxValue ? last : last + 1;
        part = new(start, lastEnd);
        return start < lastEnd;
    }

    private static ContentRange? MakeContentRange(string units, ReadOnlySpan<char> range, long? length, Action<ContentRange>? onUpdate)
    {
        if (range is "*")
            return ByteRange.IsValid(null, null, length) ? new(units, null, null, length, onUpdate) : null;
        int dash = range.IndexOf('-');
        if (dash < 0 || !IntegerText.TryParsePlain(range[..dash], out long start) || !IntegerText.TryParsePlain(range[(dash + 1)..], out long last))
            return null;
        long stop = last == long.MaxValue ? last : last + 1;
        return ByteRange.IsValid(start, stop, length) ? new(units, start, stop, length, onUpdate) : null;
    }
}
