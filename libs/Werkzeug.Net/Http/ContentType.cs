using System.Collections.Frozen;

namespace Werkzeug.Net.Http;

/// <summary>Media types: RFC 9110 section 8.3.</summary>
public static class ContentType
{
    private static readonly FrozenSet<string> TextTypes = FrozenSet.ToFrozenSet(
    [
        "application/ecmascript", "application/javascript", "application/sql", "application/xml", "application/xml-dtd",
        "application/xml-external-parsed-entity",
    ]);

    /// <summary>A media type with its character set behind it, where it is a type of text.</summary>
    /// <param name="mimeType">The media type.</param>
    /// <param name="charset">The character set.</param>
    /// <remarks>Mirrors <c>werkzeug.utils.get_content_type</c>.</remarks>
    public static string WithCharset(string mimeType, string charset)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        if (charset == "utf-8" && mimeType is "text/html" or "text/plain")
            return mimeType == "text/html" ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
        return IsText(mimeType) ? $"{mimeType}; charset={charset}" : mimeType;
    }

    private static bool IsText(string mimeType) => mimeType.StartsWith("text/", StringComparison.Ordinal)
        || TextTypes.Contains(mimeType) || mimeType.EndsWith("+xml", StringComparison.Ordinal);
}
