using System.Text;

namespace MarkupSafe.Net.Text;

/// <summary>Text with parts of it exchanged, or many times over.</summary>
/// <remarks>Mirrors Python's <c>replace</c>, <c>translate</c> and <c>text * count</c>.</remarks>
public static class Replacing
{
    /// <summary>Exchanges a part wherever it stands, from the left.</summary>
    /// <param name="text">The text.</param>
    /// <param name="old">The part; an empty one stands before every code point and at the end.</param>
    /// <param name="new">What takes its place.</param>
    /// <param name="most">How many times; negative is every time.</param>
    public static string Replace(string text, string old, string @new, int most = -1)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        if (old.Length == 0)
            return Intersperse(text, @new, most);
        if (most < 0)
            return text.Replace(old, @new, StringComparison.Ordinal);
        StringBuilder builder = new(text.Length);
        int start = 0;
        for (int at; most > 0 && (at = text.IndexOf(old, start, StringComparison.Ordinal)) >= 0; most--, start = at + old.Length)
            builder.Append(text, start, at - start).Append(@new);
        return builder.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>Exchanges code points by a table.</summary>
    /// <param name="text">The text.</param>
    /// <param name="table">What takes a code point's place: empty or <see langword="null"/> for nothing. A code point that is no key stays.</param>
    public static string Translate(string text, IReadOnlyDictionary<int, string?> table)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(table);
        StringBuilder builder = new(text.Length);
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
        {
            int codePoint = CodePoints.At(text.AsSpan(at));
            if (table.TryGetValue(codePoint, out string? replacement))
                builder.Append(replacement);
            else
                builder.AppendCodePoint(codePoint);
        }

        return builder.ToString();
    }

    /// <summary>The text a number of times; zero and less times is empty.</summary>
    public static string Repeat(string text, int count)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (count <= 0 || text.Length == 0)
            return "";
        if (count == 1)
            return text;
        return string.Create(checked(text.Length * count), text, static (span, part) =>
        {
            part.CopyTo(span);
            for (int done = part.Length; done < span.Length; done *= 2)
                span[..Math.Min(done, span.Length - done)].CopyTo(span[done..]);
        });
    }

    private static string Intersperse(string text, string part, int most)
    {
        StringBuilder builder = new(text.Length + 16);
        int left = most < 0 ? int.MaxValue : most;
        for (int at = 0; at < text.Length; at += CodePoints.LengthAt(text.AsSpan(at)))
        {
            if (left-- > 0)
                builder.Append(part);
            builder.Append(text, at, CodePoints.LengthAt(text.AsSpan(at)));
        }

        return (left > 0 ? builder.Append(part) : builder).ToString();
    }
}
