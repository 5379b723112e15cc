using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using MarkupSafe.Net.Text;

namespace MarkupSafe.Net;

/// <summary>Character references of HTML: the named ones by table, the numeric ones by rule.</summary>
/// <remarks>HTML Living Standard, 13.2.5.72 and following, as Python's <c>html.unescape</c> applies it.</remarks>
internal static partial class HtmlEntities
{
    private const int LongestName = 32;
    private const int ShortestName = 2;
    private const int Replacement = 0xFFFD;

    // What Windows 1252 has where Unicode has controls, from 0x80 on; zero where it has nothing.
    private const string Windows1252 =
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    private static readonly SearchValues<char> NameEnds = SearchValues.Create("\t\n\f <&#;");

    /// <summary>How many names there are.</summary>
    public static int Count => Names.Value.Count;

    private static readonly Lazy<FrozenDictionary<string, string>> Names = new(ReadNames);

    /// <summary>Replaces every reference of a text.</summary>
    /// <param name="html">The text.</param>
    /// <param name="at">Where its first ampersand stands.</param>
    public static string Replace(string html, int at)
    {
        StringBuilder builder = new(html.Length);
        int read = 0;
        for (; at >= 0; at = html.IndexOf('&', read))
        {
            builder.Append(html, read, at - read);
            read = at + 1;
            int length = html.AsSpan(read).StartsWith("#") ? AppendNumber(builder, html.AsSpan(read)) : AppendNamed(builder, html.AsSpan(read));
            if (length == 0)
                builder.Append('&');
            read += length;
        }

        return builder.Append(html, read, html.Length - read).ToString();
    }

    // Returns how much was read; zero is no reference.
    private static int AppendNumber(StringBuilder builder, ReadOnlySpan<char> text)
    {
        bool isHex = text.Length > 1 && text[1] is 'x' or 'X';
        int start = isHex ? 2 : 1;
        int end = start;
        int number = 0;
        for (; end < text.Length && (isHex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])); end++)
            number = Math.Min(0x110000, number * (isHex ? 16 : 10) + Convert.ToInt32(text[end].ToString(), 16));
        if (end == start)
            return 0;
        AppendCharacter(builder, number);
        return end < text.Length && text[end] == ';' ? end + 1 : end;
    }

    private static void AppendCharacter(StringBuilder builder, int number)
    {
        if (number is 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            builder.AppendCodePoint(Replacement);
        else if (number is >= 0x80 and <= 0x9F)
            builder.Append(Windows1252[number - 0x80] is not '\0' and char letter ? letter : (char)number);
        else if (!IsForbidden(number))
            builder.AppendCodePoint(number);
    }

    // Controls but white space, and what Unicode says is no character.
    private static bool IsForbidden(int number) =>
        number is (>= 0x1 and <= 0x8) or 0xB or (>= 0xE and <= 0x1F) or 0x7F or (>= 0xFDD0 and <= 0xFDEF) || (number & 0xFFFE) == 0xFFFE;

    private static int AppendNamed(StringBuilder builder, ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny(NameEnds);
        ReadOnlySpan<char> name = CodePoints.Take(end < 0 ? text : text[..end], LongestName);
        if (name.Length < text.Length && text[name.Length] == ';')
            name = text[..(name.Length + 1)];
        var lookup = Names.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int length = name.Length; length >= ShortestName; length--)
        {
            if (!lookup.TryGetValue(name[..length], out string? characters))
                continue;
            builder.Append(characters);
            return length;
        }

        return 0;
    }

    private static FrozenDictionary<string, string> ReadNames() => Source.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(static entry => entry.Split('='))
        .ToFrozenDictionary(static entry => entry[0], static entry => Characters(entry[1]), StringComparer.Ordinal);

    private static string Characters(string codePoints)
    {
        StringBuilder builder = new();
        foreach (string codePoint in codePoints.Split('.'))
            builder.AppendCodePoint(int.Parse(codePoint, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        return builder.ToString();
    }
}
