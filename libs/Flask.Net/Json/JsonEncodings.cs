using System.Text;

namespace Flask.Net.Json;

/// <summary>Text of JSON bytes in any Unicode encoding, told by its mark or by where its zeros stand (RFC 4627, section 3).</summary>
internal static class JsonEncodings
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Big = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UTF32Encoding Utf32 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true);
    private static readonly UTF32Encoding Utf32Big = new(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true);

    /// <summary>Decodes bytes.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not text in their encoding.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        (Encoding encoding, int mark) = Detect(bytes);
        return encoding.GetString(bytes[mark..]);
    }

    /// <summary>UTF-8 bytes without a byte order mark; those of another encoding as UTF-8.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes)
    {
        (Encoding encoding, int mark) = Detect(bytes);
        return encoding == Utf8 ? bytes[mark..] : Encoding.UTF8.GetBytes(encoding.GetString(bytes[mark..]));
    }

    private static (Encoding Encoding, int Mark) Detect(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xff, 0xfe, 0, 0, ..] => (Utf32, 4),
        [0, 0, 0xfe, 0xff, ..] => (Utf32Big, 4),
        [0xff, 0xfe, ..] => (Utf16, 2),
        [0xfe, 0xff, ..] => (Utf16Big, 2),
        [0xef, 0xbb, 0xbf, ..] => (Utf8, 3),
        [0, 0, _, _, ..] => (Utf32Big, 0),
        [0, _, _, _, ..] or [0, _] => (Utf16Big, 0),
        [_, 0, 0, 0, ..] => (Utf32, 0),
        [_, 0, _, _, ..] or [_, 0] => (Utf16, 0),
        _ => (Utf8, 0),
    };
}
