using Werkzeug.Net.Datastructures;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Http;

/// <summary>Entity tags: made from content, read and written. RFC 9110 section 8.8.3.</summary>
public static class EntityTag
{
    /// <summary>Makes the tag of some content: its SHA3-256 hash in base64.</summary>
    /// <remarks>Mirrors <c>werkzeug.http.generate_etag</c>; the same bytes have the same tag on both sides.</remarks>
    public static string Generate(ReadOnlySpan<byte> content) => Convert.ToBase64String(Sha3.Hash256(content)).TrimEnd('=');

    /// <summary>Puts a tag into quotes, with <c>W/</c> in front where it is weak.</summary>
    /// <exception cref="ArgumentException">The tag has a quote itself.</exception>
    /// <remarks>Mirrors <c>werkzeug.http.quote_etag</c>.</remarks>
    public static string Quote(string tag, bool weak = false)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return EntityTagText.Quote(tag, weak);
    }

    /// <summary>Takes the quotes and the <c>W/</c> off a tag.</summary>
    /// <param name="header">The tag as the header has it.</param>
    /// <returns>The bare tag and whether it was weak; <see langword="null"/> both where there was nothing.</returns>
    /// <remarks>Mirrors <c>werkzeug.http.unquote_etag</c>.</remarks>
    public static (string? Tag, bool? Weak) Unquote(string? header) =>
        string.IsNullOrEmpty(header) ? (null, null) : EntityTagText.Unquote(header);

    /// <summary>Reads the tags of <c>If-Match</c> or <c>If-None-Match</c>.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    /// <remarks>Mirrors <c>werkzeug.http.parse_etags</c>. A tag without quotes counts as well; a line break ends the list.</remarks>
    public static ETags ParseList(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return ETags.None;
        List<string>? strong = null, weak = null;
        int read = 0;
        bool emptyStrong = false, emptyWeak = false;
        EntityTagReader reader = new(header);
        while (read < ListHeader.MaximumItems && reader.TryRead(out bool isWeak, out bool isQuoted, out string tag))
        {
            if (tag == "*" && !isQuoted)
                return new ETags(star: true);
            if (tag.Length == 0 && isQuoted)
            {
                emptyStrong |= !isWeak;
                emptyWeak |= isWeak;
                continue;
            }

            (isWeak ? weak ??= [] : strong ??= []).Add(tag);
            read++;
        }

        return new ETags(strong, weak) { HasEmptyStrong = emptyStrong, HasEmptyWeak = emptyWeak };
    }
}
