namespace MarkupSafe.Net.Text;

/// <summary>Text without what stands at its ends.</summary>
/// <remarks>Mirrors Python's <c>strip</c>, <c>lstrip</c>, <c>rstrip</c>, <c>removeprefix</c> and <c>removesuffix</c>.</remarks>
public static class Trimming
{
    /// <summary>Takes white space, or any of some code points, from both ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="letters">The code points to take, in any order; <see langword="null"/> is white space.</param>
    public static string Strip(string text, string? letters = null) => LStrip(RStrip(text, letters), letters);

    /// <summary>Takes white space, or any of some code points, from the beginning.</summary>
    /// <param name="text">The text.</param>
    /// <param name="letters">The code points to take, in any order; <see langword="null"/> is white space.</param>
    public static string LStrip(string text, string? letters = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        int start = 0;
        while (start < text.Length && Matches(text.AsSpan(start, CodePoints.LengthAt(text.AsSpan(start))), letters))
            start += CodePoints.LengthAt(text.AsSpan(start));
        return text[start..];
    }

    /// <summary>Takes white space, or any of some code points, from the end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="letters">The code points to take, in any order; <see langword="null"/> is white space.</param>
    public static string RStrip(string text, string? letters = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        int end = text.Length;
        while (end > 0 && Matches(text.AsSpan(end - LengthBefore(text, end), LengthBefore(text, end)), letters))
            end -= LengthBefore(text, end);
        return text[..end];
    }

    /// <summary>The text without a prefix, or the text itself when it does not begin so.</summary>
    public static string RemovePrefix(string text, string prefix)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(prefix);
        return text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
    }

    /// <summary>The text without a suffix, or the text itself when it does not end so.</summary>
    public static string RemoveSuffix(string text, string suffix)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(suffix);
        return text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;
    }

    private static bool Matches(ReadOnlySpan<char> codePoint, string? letters) =>
        letters is null ? WhiteSpace.Is(codePoint[0]) : HasCodePoint(letters, codePoint);

    // A single surrogate must not be found inside of a pair.
    private static bool HasCodePoint(ReadOnlySpan<char> letters, ReadOnlySpan<char> codePoint)
    {
        for (int at = letters.IndexOf(codePoint); at >= 0; at = letters.IndexOf(codePoint))
        {
            if (codePoint.Length == 2 || !char.IsSurrogate(codePoint[0]) || IsAlone(letters, at))
                return true;
            letters = letters[(at + 1)..];
        }

        return false;
    }

    private static bool IsAlone(ReadOnlySpan<char> letters, int at) =>
        CodePoints.LengthAt(letters[at..]) == 1 && (at == 0 || CodePoints.LengthAt(letters[(at - 1)..]) == 1);

    private static int LengthBefore(string text, int end) =>
        end > 1 && char.IsLowSurrogate(text[end - 1]) && char.IsHighSurrogate(text[end - 2]) ? 2 : 1;
}
