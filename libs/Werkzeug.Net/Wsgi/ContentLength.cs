using System.Globalization;

namespace Werkzeug.Net.Wsgi;

/// <summary>How long the body of a request says it is.</summary>
public static class ContentLength
{
    /// <summary>The length in bytes; null where it is not known, as when the body comes in chunks.</summary>
    /// <remarks>Mirrors <c>werkzeug.wsgi.get_content_length</c>.</remarks>
    public static long? Of(WsgiEnviron environ)
    {
        ArgumentNullException.ThrowIfNull(environ);
        return Parse(environ.Text("CONTENT_LENGTH"), environ.Text("HTTP_TRANSFER_ENCODING"));
    }

    /// <summary>Reads a length; what is no number of ASCII digits counts as 0.</summary>
    /// <param name="length">The header <c>Content-Length</c>.</param>
    /// <param name="transferEncoding">The header <c>Transfer-Encoding</c>; with <c>chunked</c> the length is not known.</param>
    internal static long? Parse(string? length, string? transferEncoding)
    {
        if (transferEncoding is not null && transferEncoding.Split(',')[^1].Trim().Equals("chunked", StringComparison.OrdinalIgnoreCase))
            return null;
        if (length is null)
            return null;
        if (length.Length == 0 || length.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return 0;
        return long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : long.MaxValue;
    }
}
