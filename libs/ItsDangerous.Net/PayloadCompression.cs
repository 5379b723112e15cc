using System.Buffers;

namespace ItsDangerous.Net;

/// <summary>The payload of URL-safe tokens: base64, compressed behind a dot where that is shorter.</summary>
internal static class PayloadCompression
{
    private const byte CompressedMark = (byte)'.';

    // Two bytes of header, four of checksum and three of content: below this length the compressed form is never shorter.
    private const int ShortestCompressible = 12;

    /// <summary>Writes a payload in its shorter form.</summary>
    public static void Write(IBufferWriter<byte> destination, ReadOnlySpan<byte> payload)
    {
        using RentedBuffer compressed = new(payload.Length + 64);
        if (payload.Length >= ShortestCompressible)
            Deflater.Compress(payload, compressed);
        bool pays = compressed.Length > 0 && compressed.Length < payload.Length - 1;
        if (pays)
            destination.Write([CompressedMark]);
        ReadOnlySpan<byte> chosen = pays ? compressed.WrittenSpan : payload;
        Span<byte> room = destination.GetSpan(UrlSafeBase64.EncodedLength(chosen.Length));
        destination.Advance(UrlSafeBase64.Encode(chosen, room));
    }

    /// <summary>Reads a payload of either form, giving at most so many bytes.</summary>
    /// <exception cref="BadPayloadException">It is not base64, not zlib, or larger than that.</exception>
    public static void Read(ReadOnlySpan<byte> text, int limit, RentedBuffer destination)
    {
        bool isCompressed = text is [CompressedMark, ..];
        if (isCompressed)
            text = text[1..];
        using RentedBuffer compressed = new(1);
        RentedBuffer decoded = isCompressed ? compressed : destination;
        decoded.Ensure(UrlSafeBase64.MaxDecodedLength(text.Length));
        if (!UrlSafeBase64.TryDecode(text, decoded.Room, out int length))
            throw Errors.NotBase64();
        decoded.Advance(length);
        if (isCompressed)
            Zlib.Decompress(compressed.WrittenSpan, limit, destination);
    }
}
