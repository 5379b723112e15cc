using System.Globalization;
using System.Text;

namespace Jinja.Net.Parsing.Lexing;

/// <summary>Reads the escapes in a string as Python does. What is no escape stays as it is written.</summary>
internal static class PythonEscapes
{
    /// <summary>Reads the text between two quotes.</summary>
    /// <param name="body">The text as it is written; it holds a backslash.</param>
    /// <param name="error">What is wrong, or null.</param>
    public static string Read(ReadOnlySpan<char> body, out string? error)
    {
        StringBuilder text = new(body.Length);
        error = null;
        for (int at = 0; at < body.Length && error is null;)
        {
            if (body[at] != '\\')
                text.Append(body[at++]);
            else
                at = Escape(body, at + 1, text, out error);
        }

        return text.ToString();
    }

    private static int Escape(ReadOnlySpan<char> body, int at, StringBuilder text, out string? error)
    {
        error = null;
        char kind = body[at];
        if ("\\'\"abfnrtv".IndexOf(kind, StringComparison.Ordinal) is int simple && simple >= 0)
        {
            text.Append("\\'\"\a\b\f\n\r\t\v"[simple]);
            return at + 1;
        }

        switch (kind)
        {
            case '\n':
                return at + 1;
            case >= '0' and <= '7':
                return Octal(body, at, text);
            case 'x':
                return Hex(body, at + 1, 2, "truncated \\xXX escape", text, out error);
            case 'u':
                return Hex(body, at + 1, 4, "truncated \\uXXXX escape", text, out error);
            case 'U':
                return Hex(body, at + 1, 8, "truncated \\UXXXXXXXX escape", text, out error);
            case 'N':
                return Named(body, at + 1, text, out error);
            case > '\x7f':
                return Foreign(body, at, text);
            default:
                text.Append('\\').Append(kind);
                return at + 1;
        }
    }

    private static int Octal(ReadOnlySpan<char> body, int at, StringBuilder text)
    {
        int value = 0;
        int end = at;
        for (; end < body.Length && end < at + 3 && body[end] is >= '0' and <= '7'; end++)
            value = (value * 8) + (body[end] - '0');
        text.Append((char)value);
        return end;
    }

    private static int Hex(ReadOnlySpan<char> body, int at, int length, string truncated, StringBuilder text, out string? error)
    {
        error = null;
        bool complete = at + length <= body.Length;
        if (!complete || !uint.TryParse(body.Slice(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value))
            error = truncated;
        else if (value > 0x10FFFF)
            error = "illegal Unicode character";
        else if (value > 0xFFFF)
            text.Append(char.ConvertFromUtf32((int)value));
        else
            text.Append((char)value);
        return at + length;
    }

    private static int Named(ReadOnlySpan<char> body, int at, StringBuilder text, out string? error)
    {
        error = null;
        int length = at < body.Length && body[at] == '{' ? body[at..].IndexOf('}') : -1;
        if (length <= 1)
        {
            error = "malformed \\N character escape";
            return body.Length;
        }

        if (UnicodeNames.Find(body.Slice(at + 1, length - 1)) is { } character)
            text.Append(character);
        else
            error = "unknown Unicode character name";
        return at + length + 1;
    }

    // Python encodes what is not ASCII before it reads escapes: a backslash before it makes the code visible.
    private static int Foreign(ReadOnlySpan<char> body, int at, StringBuilder text)
    {
        Rune.DecodeFromUtf16(body[at..], out Rune rune, out int length);
        string form = rune.Value switch { <= 0xFF => "x{0:x2}", <= 0xFFFF => "u{0:x4}", _ => "U{0:x8}" };
        text.Append('\\').AppendFormat(CultureInfo.InvariantCulture, form, rune.Value);
        return at + length;
    }
}
