using MarkupSafe.Net.Text;

namespace MarkupSafe.Net;

/// <summary>Markup made into plain text: without tags and comments, without entities.</summary>
public static class HtmlText
{
    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";

    /// <summary>Takes comments and tags out, makes every run of white space one space, and reads entities.</summary>
    /// <remarks>
    /// Mirrors <c>Markup.striptags</c>. The result is text, not markup: escape it before it goes into a page again.
    /// This is for showing, not for cleaning: it does not know scripts or styles from words.
    /// </remarks>
    public static string StripTags(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        string text = html.Contains('<', StringComparison.Ordinal) ? WithoutTags(WithoutComments(html)) : html;
        return Unescape(string.Join(' ', Splitting.Split(text)));
    }

    /// <summary>Reads named and numeric entities, as browsers do.</summary>
    /// <remarks>Mirrors <c>Markup.unescape</c>: HTML's rules for character references, with all names and with those that need no semicolon.</remarks>
    public static string Unescape(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        int at = html.IndexOf('&', StringComparison.Ordinal);
        return at < 0 ? html : HtmlEntities.Replace(html, at);
    }

    // Where a comment is taken out, what stood around it may make a new one; so its last characters are looked at again.
    private static string WithoutComments(string html)
    {
        int next = html.IndexOf(CommentStart, StringComparison.Ordinal);
        if (next < 0)
            return html;
        char[] buffer = html.ToCharArray();
        int written = 0, read = 0;
        while (next >= 0)
        {
            int start = read + next;
            int length = buffer.AsSpan(start).IndexOf(CommentEnd);
            if (length < 0)
                break;
            buffer.AsSpan(read, next).CopyTo(buffer.AsSpan(written));
            written += next;
            read = start + length + CommentEnd.Length;
            int seam = Math.Min(written, CommentStart.Length - 1);
            written -= seam;
            read -= seam;
            buffer.AsSpan(written, seam).CopyTo(buffer.AsSpan(read));
            next = buffer.AsSpan(read).IndexOf(CommentStart);
        }

        buffer.AsSpan(read).CopyTo(buffer.AsSpan(written));
        return new string(buffer, 0, written + buffer.Length - read);
    }

    private static string WithoutTags(string html)
    {
        int start = html.IndexOf('<', StringComparison.Ordinal);
        if (start < 0)
            return html;
        System.Text.StringBuilder builder = new(html.Length);
        int read = 0;
        while (start >= 0)
        {
            int end = html.IndexOf('>', start);
            if (end < 0)
                break;
            builder.Append(html, read, start - read);
            read = end + 1;
            start = html.IndexOf('<', read);
        }

        return builder.Append(html, read, html.Length - read).ToString();
    }
}

public readonly partial struct Markup
{
    /// <inheritdoc cref="HtmlText.StripTags"/>
    public string StripTags() => HtmlText.StripTags(ToString());

    /// <inheritdoc cref="HtmlText.Unescape"/>
    public string Unescape() => HtmlText.Unescape(ToString());
}
