using System.Text;

namespace Click.Net.Io;

/// <summary>Encodings by the names that people give them, and what becomes of what they cannot say.</summary>
internal static class TextEncodings
{
    /// <summary>The encoding of a name and an error handler.</summary>
    /// <param name="name">As <c>utf-8</c> or <c>latin-1</c>; <see langword="null"/> is UTF-8.</param>
    /// <param name="errors"><c>strict</c> (also <see langword="null"/>), <c>replace</c> or <c>ignore</c>.</param>
    /// <exception cref="ArgumentException">The encoding is not known.</exception>
    public static Encoding Find(string? name, string? errors)
    {
        (EncoderFallback encoder, DecoderFallback decoder) = errors switch
        {
            "replace" => (new EncoderReplacementFallback("?"), new DecoderReplacementFallback("\ufffd")),
            "ignore" => (new EncoderReplacementFallback(""), (DecoderFallback)new DecoderReplacementFallback("")),
            _ => ((EncoderFallback)EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        };
        string key = (name ?? "utf-8").ToLowerInvariant().Replace('_', '-');
        Encoding encoding = key switch
        {
            "utf-8" or "utf8" => new UTF8Encoding(false),
            "latin-1" or "latin1" or "iso8859-1" or "l1" => Encoding.Latin1,
            "ascii" or "us-ascii" => Encoding.ASCII,
            "utf-16" or "utf16" => Encoding.Unicode,
            _ => Encoding.GetEncoding(key),
        };
        Encoding tolerant = (Encoding)encoding.Clone();
        tolerant.EncoderFallback = encoder;
        tolerant.DecoderFallback = decoder;
        return tolerant;
    }
}
