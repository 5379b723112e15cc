using System.Text;
using Werkzeug.Net.Datastructures;

namespace Werkzeug.Net.Http;

/// <summary>Reads <c>Cookie</c>: RFC 6265 section 5.4, as browsers and Python write it.</summary>
public static class CookieHeader
{
    /// <summary>How many cookies are read; more are ignored.</summary>
    public const int MaximumCookies = 300;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding StrictLatin1 = Encoding.GetEncoding("iso-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>Reads the cookies, in order; one without a name is dropped, so that <c>=__Host-a=b</c> cannot pose as <c>__Host-a</c>.</summary>
    /// <param name="header">The header's text as WSGI has it: each character stands for one byte. <see langword="null"/> is empty.</param>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    /// <exception cref="EncoderFallbackException">A character stands for no byte.</exception>
    /// <remarks>Mirrors <c>werkzeug.http.parse_cookie</c>.</remarks>
    public static MultiDict<string> Parse(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return new MultiDict<string>();
        return ParseText(Ascii.IsValid(header) ? header : StrictUtf8.GetString(StrictLatin1.GetBytes(header)));
    }

    /// <summary>Reads the cookies of a header that is text already.</summary>
    /// <param name="header">The header's text; <see langword="null"/> is empty.</param>
    public static MultiDict<string> ParseText(string? header)
    {
        MultiDict<string> cookies = new(Math.Min(header.AsSpan().Count(';') + 1, MaximumCookies));
        ReadOnlySpan<char> rest = header;
        for (int read = 0; rest.Length > 0 && read < MaximumCookies;)
        {
            (ReadOnlySpan<char> name, ReadOnlySpan<char> value) = Next(ref rest);
            if (name.Length == 0)
                continue;
            cookies.Add(name.ToString(), IsQuoted(value) ? Unquote(value[1..^1]) : value.ToString());
            read++;
        }

        return cookies;
    }

    // A quoted value may have semicolons; any other ends at the first.
    private static Pair Next(ref ReadOnlySpan<char> rest)
    {
        int at = rest.IndexOfAny('=', ';');
        if (at < 0 || rest[at] == ';')
        {
            ReadOnlySpan<char> alone = at < 0 ? rest : rest[..at];
            rest = at < 0 ? [] : rest[(at + 1)..];
            return new(alone.Trim(), []);
        }

        ReadOnlySpan<char> name = rest[..at].Trim();
        rest = rest[(at + 1)..].TrimStart();
        int end = QuotedEnd(rest) is >= 0 and int quoted ? quoted : rest.IndexOf(';');
        ReadOnlySpan<char> value = end < 0 ? rest : rest[..end];
        rest = end < 0 || end == rest.Length ? [] : rest[(end + 1)..];
        return new(name, value.Trim());
    }

    // The place of the semicolon, or the end, after a quoted value; -1 where there is none such.
    private static int QuotedEnd(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("\""))
            return -1;
        int close = ListHeader.FindClosingQuote(text[1..]);
        if (close < 0)
            return -1;
        ReadOnlySpan<char> after = text[(close + 2)..];
        int next = after.Length - after.TrimStart().Length;
        return next == after.Length || after[next] == ';' ? close + 2 + next : -1;
    }

    private static bool IsQuoted(ReadOnlySpan<char> value) => value.Length >= 2 && value[0] == '"' && value[^1] == '"';

    // Three octal digits after a backslash are a byte; any other character after one is itself.
    private static string Unquote(ReadOnlySpan<char> inner)
    {
        if (!inner.Contains('\\'))
            return inner.ToString();
        byte[] bytes = Encoding.UTF8.GetBytes(inner.ToString());
        int written = 0;
        for (int at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] == '\\' && at + 1 < bytes.Length)
            {
                at++;
                if (IsOctal(bytes.AsSpan(at)))
                {
                    bytes[written++] = (byte)(((bytes[at] - '0') << 6) | ((bytes[at + 1] - '0') << 3) | (bytes[at + 2] - '0'));
                    at += 2;
                    continue;
                }
            }

            bytes[written++] = bytes[at];
        }

        return Encoding.UTF8.GetString(bytes, 0, written);
    }

    private static bool IsOctal(ReadOnlySpan<byte> bytes) => bytes.Length >= 3
        && bytes[0] is >= (byte)'0' and <= (byte)'3' && bytes[1] is >= (byte)'0' and <= (byte)'7' && bytes[2] is >= (byte)'0' and <= (byte)'7';

    private readonly ref struct Pair(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        private readonly ReadOnlySpan<char> _name = name;
        private readonly ReadOnlySpan<char> _value = value;

        public void Deconstruct(out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
        {
            name = _name;
            value = _value;
        }
    }
}
