using System.Buffers;
using System.Text;

namespace Werkzeug.Net.Text;

/// <summary>Percent-encoding of bytes in URLs and headers: RFC 3986 section 2.1.</summary>
/// <remarks>Mirrors <c>urllib.parse.quote</c> and <c>unquote</c>, on which Werkzeug builds.</remarks>
public static class PercentEncoding
{
    private const string AlwaysSafe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~";
    private const string Hex = "0123456789ABCDEF";
    private static readonly SearchValues<char> UsuallySafe = SearchValues.Create(AlwaysSafe + "/");

    /// <summary>Characters that stay as they are: letters, digits, <c>_.-~</c> and those given. Only ASCII counts.</summary>
    public static SearchValues<char> Safe(string also)
    {
        ArgumentNullException.ThrowIfNull(also);
        return SearchValues.Create(AlwaysSafe + string.Concat(also.Where(char.IsAscii)));
    }

    /// <summary>Encodes the UTF-8 bytes of a text, apart from the unreserved characters and <c>/</c>.</summary>
    public static string Quote(string text) => Quote(text, UsuallySafe);

    /// <summary>Encodes the UTF-8 bytes of a text, apart from the safe characters.</summary>
    /// <param name="text">The text. A lone surrogate is encoded as U+FFFD.</param>
    /// <param name="safe">The characters that stay, made by <see cref="Safe"/>.</param>
    public static string Quote(string text, SearchValues<char> safe)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(safe);
        int at = text.AsSpan().IndexOfAnyExcept(safe);
        return at < 0 ? text : QuoteFrom(text, at, safe);
    }

    /// <summary>Encodes as forms do: a space becomes <c>+</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="safe">The characters that stay, made by <see cref="Safe"/>; <see langword="null"/> keeps the unreserved alone.</param>
    /// <remarks>Mirrors <c>urllib.parse.quote_plus</c>.</remarks>
    public static string QuotePlus(string text, SearchValues<char>? safe = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join('+', text.Split(' ').Select(part => Quote(part, safe ?? Unreserved)));
    }

    /// <summary>Decodes every <c>%XX</c>; bytes that are not UTF-8 become U+FFFD, and a percent sign without two digits stays.</summary>
    public static string Unquote(string text) => Unquote(text, Encoding.UTF8);

    /// <summary>Decodes as forms do: <c>+</c> is a space.</summary>
    public static string UnquotePlus(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Unquote(text.Replace('+', ' '));
    }

    /// <summary>Decodes every <c>%XX</c> as bytes of an encoding.</summary>
    /// <param name="text">The text.</param>
    /// <param name="encoding">What the bytes are read as; an encoding that replaces what it cannot read.</param>
    public static string Unquote(string text, Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(encoding);
        return text.Contains('%', StringComparison.Ordinal) ? UnquoteRuns(text, encoding) : text;
    }

    /// <summary>Decodes every <c>%XX</c> to bytes; other characters are their UTF-8 bytes.</summary>
    /// <remarks>Mirrors <c>urllib.parse.unquote_to_bytes</c>.</remarks>
    public static byte[] UnquoteToBytes(ReadOnlySpan<char> text)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        int written = 0;
        while (text.Length > 0)
        {
            if (TryReadByte(text, out byte value))
            {
                bytes[written++] = value;
                text = text[3..];
                continue;
            }

            int next = text[1..].IndexOf('%') + 1;
            int taken = next == 0 ? text.Length : next;
            written += Encoding.UTF8.GetBytes(text[..taken], bytes.AsSpan(written));
            text = text[taken..];
        }

        return bytes[..written];
    }

    internal static readonly SearchValues<char> Unreserved = SearchValues.Create(AlwaysSafe);

    /// <summary>Whether a text begins with <c>%</c> and two hexadecimal digits, and the byte that they stand for.</summary>
    internal static bool TryReadByte(ReadOnlySpan<char> text, out byte value)
    {
        if (text.Length >= 3 && text[0] == '%' && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]))
        {
            value = (byte)((Digit(text[1]) << 4) | Digit(text[2]));
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>Writes one byte as <c>%XX</c>.</summary>
    internal static void AppendByte(StringBuilder text, byte value) => text.Append('%').Append(Hex[value >> 4]).Append(Hex[value & 15]);

    private static string QuoteFrom(string text, int at, SearchValues<char> safe)
    {
        StringBuilder quoted = new(text.Length + 16);
        quoted.Append(text, 0, at);
        Span<byte> bytes = stackalloc byte[4];
        foreach (Rune rune in text.AsSpan(at).EnumerateRunes())
        {
            if (rune.IsAscii && safe.Contains((char)rune.Value))
            {
                quoted.Append((char)rune.Value);
                continue;
            }

            int length = rune.EncodeToUtf8(bytes);
            foreach (byte value in bytes[..length])
                AppendByte(quoted, value);
        }

        return quoted.ToString();
    }

    // Runs of ASCII are decoded as bytes; other characters are text already and stand between them.
    private static string UnquoteRuns(string text, Encoding encoding)
    {
        StringBuilder decoded = new(text.Length);
        ReadOnlySpan<char> rest = text;
        while (rest.Length > 0)
        {
            int ascii = rest.IndexOfAnyExceptInRange('\0', '\x7f');
            ascii = ascii < 0 ? rest.Length : ascii;
            decoded.Append(encoding.GetString(UnquoteToBytes(rest[..ascii])));
            rest = rest[ascii..];
            int other = rest.IndexOfAnyInRange('\0', '\x7f');
            other = other < 0 ? rest.Length : other;
            decoded.Append(rest[..other]);
            rest = rest[other..];
        }

        return decoded.ToString();
    }

    private static int Digit(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
