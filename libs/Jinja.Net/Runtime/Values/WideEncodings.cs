using System.Text;

namespace Jinja.Net.Runtime.Values;

/// <summary>The encodings of two and four bytes a unit, under Python's names: <c>utf-16</c> with a mark of its order, <c>utf-16-le</c> and <c>utf-16-be</c> without.</summary>
internal static class WideEncodings
{
    /// <summary>The bytes of a text; <see langword="null"/> if the encoding is none of these.</summary>
    public static byte[]? Encode(string text, string name)
    {
        if (Find(name, out bool isMarked) is not { } encoding)
            return null;
        try
        {
            return isMarked ? [.. encoding.GetPreamble(), .. encoding.GetBytes(text)] : encoding.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw new OperationException("UnicodeEncodeError", $"'{name.ToLowerInvariant()}' codec can't encode character: surrogates not allowed");
        }
    }

    /// <summary>The text of bytes; <see langword="null"/> if the encoding is none of these.</summary>
    public static string? Decode(byte[] bytes, string name)
    {
        if (Find(name, out bool isMarked) is not { } encoding)
            return null;
        if (isMarked && Swapped(encoding) is var swapped && bytes.AsSpan().StartsWith(swapped.GetPreamble()))
            encoding = swapped;
        int start = isMarked && bytes.AsSpan().StartsWith(encoding.GetPreamble()) ? encoding.GetPreamble().Length : 0;
        try
        {
            return encoding.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            throw new OperationException("UnicodeDecodeError", $"'{name.ToLowerInvariant()}' codec can't decode bytes: truncated data");
        }
    }

    private static Encoding? Find(string name, out bool isMarked)
    {
        string plain = name.Replace("-", "", StringComparison.Ordinal);
        isMarked = plain is "UTF16" or "UTF32" or "U16" or "U32";
        return plain switch
        {
            "UTF16" or "U16" or "UTF16LE" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            "UTF16BE" => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            "UTF32" or "U32" or "UTF32LE" => new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
            "UTF32BE" => new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
            _ => null,
        };
    }

    private static Encoding Swapped(Encoding encoding) => encoding is UnicodeEncoding
        ? new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)
        : new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true);
}
