using System.Text;

namespace Werkzeug.Net.Wsgi;

/// <summary>
/// Translates between text and the strings of a WSGI environment, whose characters each stand for one byte (U+0000 to U+00FF).
/// </summary>
/// <remarks>Mirrors the "decoding dance" of <c>werkzeug._internal</c>.</remarks>
public static class WsgiText
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Reads an environment string as UTF-8. What is not UTF-8 becomes U+FFFD.</summary>
    /// <param name="value">A string whose characters are bytes.</param>
    public static string Decode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (Ascii.IsValid(value))
            return value;
        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(value));
    }

    /// <summary>Reads an environment string as UTF-8.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    internal static string DecodeStrictly(string value) => Ascii.IsValid(value) ? value : StrictUtf8.GetString(Encoding.Latin1.GetBytes(value));

    /// <summary>Writes text as an environment string: its UTF-8 bytes, one character each.</summary>
    /// <param name="text">Any text.</param>
    public static string Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? text : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Whether every character stands for a byte, as PEP 3333 asks of all environment and header strings.</summary>
    public static bool IsByteText(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('\0', '\u00FF');
}
