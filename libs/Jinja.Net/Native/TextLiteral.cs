using System.Globalization;
using System.Text;
using Jinja.Net.Parsing.Lexing;
using Jinja.Net.Runtime.Values;

namespace Jinja.Net.Native;

/// <summary>Texts and bytes as Python's source writes them: with prefixes, in one or three quotes.</summary>
internal static class TextLiteral
{
    /// <summary>Reads a text if one begins here.</summary>
    /// <param name="source">The source.</param>
    /// <param name="at">Where it begins; moved behind it.</param>
    /// <param name="value">The text or bytes; missing if it begins as one and is none.</param>
    /// <returns>Whether one begins here.</returns>
    public static bool TryRead(ReadOnlySpan<char> source, ref int at, out Value value)
    {
        value = default;
        int quote = at;
        while (quote < source.Length && quote - at < 3 && char.IsAsciiLetter(source[quote])) quote++;
        if (quote >= source.Length || source[quote] is not ('\'' or '"')) return false;
        string prefix = source[at..quote].ToString().ToLowerInvariant();
        if (prefix is not ("" or "u" or "b" or "r" or "br" or "rb")) return false;

        int width = source[quote..].StartsWith(new string(source[quote], 3)) ? 3 : 1;
        int start = quote + width, end = FindEnd(source, start, source[quote], width);
        if (end < 0) return true;
        ReadOnlySpan<char> body = source[start..end];
        at = end + width;
        value = prefix.Contains('b') ? Bytes(body, prefix.Contains('r')) : Text(body, prefix.Contains('r'));
        return true;
    }

    private static int FindEnd(ReadOnlySpan<char> source, int at, char quote, int width)
    {
        for (; at < source.Length; at++)
        {
            if (source[at] == '\\') at++;
            else if (source[at] == '\n' && width == 1) return -1;
            else if (source[at] == quote && (width == 1 || (at + 2 < source.Length && source[at + 1] == quote && source[at + 2] == quote))) return at;
        }

        return -1;
    }

    private static Value Text(ReadOnlySpan<char> body, bool raw)
    {
        if (raw || !body.Contains('\\')) return Value.Text(body.ToString());
        string text = PythonEscapes.Read(body, out string? error);
        return error is null ? Value.Text(text) : default;
    }

    private static Value Bytes(ReadOnlySpan<char> body, bool raw)
    {
        if (!Ascii.IsValid(body)) return default;
        if (raw || !body.Contains('\\')) return Value.Bytes(Encoding.ASCII.GetBytes(body.ToString()));
        List<byte> bytes = [];
        for (int at = 0; at < body.Length; at++)
        {
            if (body[at] != '\\') bytes.Add((byte)body[at]);
            else if (!TryEscape(body, ref at, bytes)) return default;
        }

        return Value.Bytes([.. bytes]);
    }

    private static bool TryEscape(ReadOnlySpan<char> body, ref int at, List<byte> bytes)
    {
        char code = body[++at];
        int simple = "\\'\"abfnrtv".IndexOf(code, StringComparison.Ordinal);
        if (simple >= 0) bytes.Add((byte)"\\'\"\a\b\f\n\r\t\v"[simple]);
        else if (code == 'x') return TryHex(body, ref at, bytes);
        else if (code is >= '0' and <= '7') AddOctal(body, ref at, bytes);
        else if (code != '\n') bytes.AddRange([(byte)'\\', (byte)code]);
        return true;
    }

    private static bool TryHex(ReadOnlySpan<char> body, ref int at, List<byte> bytes)
    {
        if (at + 2 >= body.Length || !byte.TryParse(body.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte number)) return false;
        bytes.Add(number);
        at += 2;
        return true;
    }

    private static void AddOctal(ReadOnlySpan<char> body, ref int at, List<byte> bytes)
    {
        int number = 0, digits = 0;
        for (; digits < 3 && at + digits < body.Length && body[at + digits] is >= '0' and <= '7'; digits++) number = (number * 8) + body[at + digits] - '0';
        bytes.Add((byte)number);
        at += digits - 1;
    }
}
