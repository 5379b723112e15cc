using System.Buffers;
using System.Text.Unicode;

namespace MarkupSafe.Net;

public static partial class HtmlEscaper
{
    private static readonly SearchValues<byte> SpecialBytes = SearchValues.Create("&<>\"'"u8);

    /// <summary>Writes the escaped text to a buffer of UTF-8. A lone surrogate becomes U+FFFD.</summary>
    public static void Escape(ReadOnlySpan<char> text, IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        for (int at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            Transcode(text[..at], writer);
            writer.Write(EntityBytes((byte)text[at]));
            text = text[(at + 1)..];
        }

        Transcode(text, writer);
    }

    /// <summary>Escapes text that is UTF-8 already. Bytes that are not valid UTF-8 pass unchanged.</summary>
    public static void Escape(ReadOnlySpan<byte> utf8, IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        for (int at = utf8.IndexOfAny(SpecialBytes); at >= 0; at = utf8.IndexOfAny(SpecialBytes))
        {
            writer.Write(utf8[..at]);
            writer.Write(EntityBytes(utf8[at]));
            utf8 = utf8[(at + 1)..];
        }

        writer.Write(utf8);
    }

    // A surrogate pair holds no special character, so a cut at one never splits a pair.
    private static void Transcode(ReadOnlySpan<char> text, IBufferWriter<byte> writer)
    {
        while (!text.IsEmpty)
        {
            Span<byte> room = writer.GetSpan(Math.Min(text.Length, 4096) * 3);
            Utf8.FromUtf16(text, room, out int read, out int written);
            writer.Advance(written);
            text = text[read..];
        }
    }

    private static ReadOnlySpan<byte> EntityBytes(byte special) => special switch
    {
        (byte)'&' => "&amp;"u8,
        (byte)'<' => "&lt;"u8,
        (byte)'>' => "&gt;"u8,
        (byte)'"' => "&#34;"u8,
        _ => "&#39;"u8,
    };
}
