namespace Werkzeug.Net.Text;

/// <summary>Entity tags as headers write them: RFC 9110 section 8.8.3.</summary>
internal static class EntityTagText
{
    /// <summary>Puts a tag into quotes, with <c>W/</c> in front where it is weak.</summary>
    /// <exception cref="ArgumentException">The tag has a quote itself.</exception>
    public static string Quote(string tag, bool weak)
    {
        if (tag.Contains('"', StringComparison.Ordinal))
            throw new ArgumentException("invalid etag", nameof(tag));
        return weak ? $"W/\"{tag}\"" : $"\"{tag}\"";
    }

    /// <summary>Takes the quotes and the <c>W/</c> off a tag.</summary>
    public static (string Tag, bool Weak) Unquote(string tag)
    {
        tag = tag.Trim();
        bool weak = tag.StartsWith("W/", StringComparison.OrdinalIgnoreCase);
        if (weak)
            tag = tag[2..];
        if (tag.Length > 0 && tag[0] == '"' && tag[^1] == '"')
            tag = tag.Length > 1 ? tag[1..^1] : "";
        return (tag, weak);
    }
}
