using System.Buffers;

namespace MarkupSafe.Net;

/// <summary>
/// Writes text so that HTML and XML show it instead of obeying it: <c>&amp; &lt; &gt; ' "</c> become
/// <c>&amp;amp; &amp;lt; &amp;gt; &amp;#39; &amp;#34;</c>, everything else stays.
/// </summary>
/// <remarks>Mirrors <c>markupsafe.escape</c> for plain text. Text without these five characters is never copied.</remarks>
public static partial class HtmlEscaper
{
    // How much a buffer is asked for at once: as much text with nothing but quotes has five times the length.
    private const int PartLength = 4096;

    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    /// <summary>The escaped text; the same instance when there is nothing to escape.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int first = text.AsSpan().IndexOfAny(Special);
        return first < 0 ? text : EscapeFrom(text, first);
    }

    /// <summary>The escaped text of a span.</summary>
    public static string Escape(ReadOnlySpan<char> text)
    {
        int first = text.IndexOfAny(Special);
        return first < 0 ? text.ToString() : EscapeFrom(text, first);
    }

    /// <summary>How many characters the escaped text has.</summary>
    public static int GetEscapedLength(ReadOnlySpan<char> text)
    {
        int first = text.IndexOfAny(Special);
        return first < 0 ? text.Length : checked(text.Length + CountGrowth(text[first..]));
    }

    /// <summary>Writes the escaped text into a span, or nothing when it does not fit.</summary>
    /// <param name="text">The text to escape.</param>
    /// <param name="destination">Where to write; must not overlap <paramref name="text"/>.</param>
    /// <param name="written">How many characters were written; zero when the text does not fit.</param>
    /// <returns>Whether the text fitted.</returns>
    public static bool TryEscape(ReadOnlySpan<char> text, Span<char> destination, out int written)
    {
        int length = GetEscapedLength(text);
        written = length <= destination.Length ? length : 0;
        if (length > destination.Length)
            return false;
        FillKnown(text, destination[..length]);
        return true;
    }

    // Fills a span that has the length of the escaped text.
    internal static void FillKnown(ReadOnlySpan<char> text, Span<char> destination)
    {
        if (text.Length == destination.Length)
            text.CopyTo(destination);
        else
            Fill(text, destination);
    }

    /// <summary>Writes the escaped text to a writer, piece by piece and without a copy of the whole.</summary>
    public static void Escape(ReadOnlySpan<char> text, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        for (int at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            writer.Write(text[..at]);
            writer.Write(Entity(text[at]));
            text = text[(at + 1)..];
        }

        writer.Write(text);
    }

    /// <summary>Writes the escaped text to a buffer.</summary>
    public static void Escape(ReadOnlySpan<char> text, IBufferWriter<char> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        while (!text.IsEmpty)
        {
            ReadOnlySpan<char> part = text[..Math.Min(text.Length, PartLength)];
            int length = GetEscapedLength(part);
            FillKnown(part, writer.GetSpan(length)[..length]);
            writer.Advance(length);
            text = text[part.Length..];
        }
    }

    // The length of the entity that an escaped text begins with; one for a plain character.
    internal static int EntityLengthAt(ReadOnlySpan<char> escaped)
    {
        if (escaped[0] != '&')
            return 1;
        return escaped.StartsWith("&lt;") || escaped.StartsWith("&gt;") ? 4
            : escaped.StartsWith("&amp;") || escaped.StartsWith("&#39;") || escaped.StartsWith("&#34;") ? 5 : 1;
    }

    private static string EscapeFrom(ReadOnlySpan<char> text, int first)
    {
        int length = checked(text.Length + CountGrowth(text[first..]));
        return string.Create(length, text, static (span, source) => Fill(source, span));
    }

    private static string Entity(char special) => special switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&#34;",
        _ => "&#39;",
    };
}
