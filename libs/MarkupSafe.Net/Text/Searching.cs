namespace MarkupSafe.Net.Text;

/// <summary>Where text stands in text, counted in code points, between a start and an end as slices have them.</summary>
/// <remarks>Mirrors Python's <c>find</c>, <c>rfind</c>, <c>index</c>, <c>rindex</c>, <c>count</c>, <c>startswith</c> and <c>endswith</c>.</remarks>
public static class Searching
{
    /// <summary>The first position of a part; -1 when it is not there.</summary>
    public static int Find(string text, string part, int? start = null, int? end = null) =>
        Search(text, part, start, end, static (window, wanted) => window.IndexOf(wanted));

    /// <summary>The last position of a part; -1 when it is not there.</summary>
    public static int RFind(string text, string part, int? start = null, int? end = null) =>
        Search(text, part, start, end, static (window, wanted) => wanted.IsEmpty ? window.Length : window.LastIndexOf(wanted));

    /// <summary>The first position of a part.</summary>
    /// <exception cref="ArgumentException">The part is not there.</exception>
    public static int Index(string text, string part, int? start = null, int? end = null) => Found(Find(text, part, start, end), nameof(part));

    /// <summary>The last position of a part.</summary>
    /// <exception cref="ArgumentException">The part is not there.</exception>
    public static int RIndex(string text, string part, int? start = null, int? end = null) => Found(RFind(text, part, start, end), nameof(part));

    /// <summary>How many times a part stands in the text without overlap; an empty one stands around every code point.</summary>
    public static int Count(string text, string part, int? start = null, int? end = null)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (!TryWindow(text, start, end, out int offset, out int length))
            return 0;
        ReadOnlySpan<char> window = text.AsSpan(offset, length);
        return part.Length == 0 ? CodePoints.Count(window) + 1 : window.Count(part);
    }

    /// <summary>Whether the text begins with a prefix.</summary>
    public static bool StartsWith(string text, string prefix, int? start = null, int? end = null)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return TryWindow(text, start, end, out int offset, out int length) && text.AsSpan(offset, length).StartsWith(prefix);
    }

    /// <summary>Whether the text ends with a suffix.</summary>
    public static bool EndsWith(string text, string suffix, int? start = null, int? end = null)
    {
        ArgumentNullException.ThrowIfNull(suffix);
        return TryWindow(text, start, end, out int offset, out int length) && text.AsSpan(offset, length).EndsWith(suffix);
    }

    private delegate int Finder(ReadOnlySpan<char> window, ReadOnlySpan<char> part);

    private static int Search(string text, string part, int? start, int? end, Finder find)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (!TryWindow(text, start, end, out int offset, out int length))
            return -1;
        int at = find(text.AsSpan(offset, length), part);
        return at < 0 ? -1 : CodePoints.Count(text.AsSpan(0, offset + at));
    }

    private static int Found(int position, string name) =>
        position >= 0 ? position : throw new ArgumentException("substring not found", name);

    // A start behind the end of the text is no window, not even an empty one.
    private static bool TryWindow(string text, int? start, int? end, out int offset, out int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        (offset, length) = (0, text.Length);
        if (start is null && end is null)
            return true;
        int count = CodePoints.Count(text);
        int from = start is not int first ? 0 : first < 0 ? Math.Max(0, first + count) : first;
        int to = end is not int last ? count : last < 0 ? Math.Max(0, last + count) : Math.Min(last, count);
        if (from > to)
            return false;
        offset = CodePoints.Offset(text, from);
        length = CodePoints.Offset(text, to) - offset;
        return true;
    }
}
