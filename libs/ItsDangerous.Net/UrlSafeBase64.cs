using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ItsDangerous.Net;

/// <summary>Base64 for URLs (RFC 4648, section 5) without padding, read as leniently as the original reads it.</summary>
/// <remarks>
/// Mirrors <c>itsdangerous.encoding.base64_encode</c> and <c>base64_decode</c>. Reading skips what is not in the alphabet,
/// takes <c>+</c> and <c>/</c> for <c>-</c> and <c>_</c>, accepts padding and ignores bits that are left over.
/// </remarks>
public static class UrlSafeBase64
{
    private static readonly SearchValues<byte> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    /// <summary>Writes bytes as text.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Writes bytes as ASCII and says how many bytes of it there are.</summary>
    /// <param name="bytes">What to write.</param>
    /// <param name="destination">Takes <see cref="EncodedLength"/> bytes.</param>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public static int Encode(ReadOnlySpan<byte> bytes, Span<byte> destination) => Base64Url.EncodeToUtf8(bytes, destination);

    /// <summary>How many characters the text of so many bytes has.</summary>
    public static int EncodedLength(int count) => Base64Url.GetEncodedLength(count);

    /// <summary>The most bytes that a text of this length can hold.</summary>
    public static int MaxDecodedLength(int length) => (int)(((long)length + 3) / 4 * 3);

    /// <summary>Reads a text.</summary>
    /// <exception cref="BadDataException">The text is not base64, even read leniently.</exception>
    public static byte[] Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Decode(Encoding.ASCII.GetBytes([.. text.Where(char.IsAscii)]));
    }

    /// <summary>Reads ASCII bytes.</summary>
    /// <exception cref="BadDataException">The bytes are not base64, even read leniently.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> text)
    {
        byte[] bytes = new byte[MaxDecodedLength(text.Length)];
        return TryDecode(text, bytes, out int written) ? bytes[..written] : throw new BadDataException("Invalid base64-encoded data");
    }

    /// <summary>Reads ASCII bytes into a span, unless they are not base64.</summary>
    /// <param name="text">What to read.</param>
    /// <param name="destination">Takes at least <see cref="MaxDecodedLength"/> bytes.</param>
    /// <param name="written">How many bytes were read; 0 where the answer is <see langword="false"/>.</param>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> destination, out int written)
    {
        if (destination.Length < MaxDecodedLength(text.Length))
            throw new ArgumentException($"The text may hold {MaxDecodedLength(text.Length)} bytes.", nameof(destination));
        if (!text.ContainsAnyExcept(Alphabet)
            && Base64Url.DecodeFromUtf8(text, destination, out _, out written) == OperationStatus.Done)
            return true;
        return TryDecodeLeniently(text, destination, out written);
    }

    // As the original pads the text before it reads it, skipped characters count where the padding is measured.
    private static bool TryDecodeLeniently(ReadOnlySpan<byte> text, Span<byte> destination, out int written)
    {
        int padding = -text.Length & 3;
        int place = 0, pads = 0, held = 0;
        written = 0;
        for (int i = 0; i < text.Length + padding; i++)
        {
            byte next = i < text.Length ? text[i] : (byte)'=';
            if (next == '=')
            {
                if (place >= 2 && place + ++pads >= 4)
                    return true;
                continue;
            }

            int digit = DigitOf(next);
            if (digit < 0)
                continue;
            pads = 0;
            held = (held << 6) | digit;
            if (place > 0)
                destination[written++] = (byte)(held >> (6 - (2 * place)));
            place = (place + 1) & 3;
        }

        if (place == 0)
            return true;
        written = 0;
        return false;
    }

    private static int DigitOf(byte character) => character switch
    {
        >= (byte)'A' and <= (byte)'Z' => character - 'A',
        >= (byte)'a' and <= (byte)'z' => character - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => character - '0' + 52,
        (byte)'-' or (byte)'+' => 62,
        (byte)'_' or (byte)'/' => 63,
        _ => -1,
    };
}
