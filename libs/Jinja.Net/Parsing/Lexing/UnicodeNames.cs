using System.Collections.Frozen;
using System.Globalization;

namespace Jinja.Net.Parsing.Lexing;

/// <summary>Unicode's names of characters, as <c>\N{…}</c> in a string asks for them: a selection, and those that follow a rule.</summary>
internal static class UnicodeNames
{
    private static readonly FrozenDictionary<string, string> Table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["SPACE"] = " ",
        ["NO-BREAK SPACE"] = "\u00a0",
        ["SNOWMAN"] = "\u2603",
        ["HOT SPRINGS"] = "\u2668",
        ["EM DASH"] = "\u2014",
        ["EN DASH"] = "\u2013",
        ["BULLET"] = "\u2022",
        ["HORIZONTAL ELLIPSIS"] = "\u2026",
        ["EURO SIGN"] = "\u20ac",
        ["COPYRIGHT SIGN"] = "\u00a9",
        ["REGISTERED SIGN"] = "\u00ae",
        ["DEGREE SIGN"] = "\u00b0",
        ["SECTION SIGN"] = "\u00a7",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The character of a name, or null.</summary>
    public static string? Find(ReadOnlySpan<char> name) => Table.GetValueOrDefault(name.ToString()) ?? Letter(name.ToString().ToUpperInvariant()) ?? Ideograph(name);

    private static string? Letter(string name)
    {
        const string Capital = "LATIN CAPITAL LETTER ";
        const string Small = "LATIN SMALL LETTER ";
        if (name.Length == Capital.Length + 1 && name.StartsWith(Capital, StringComparison.Ordinal))
            return name[^1..];
        if (name.Length == Small.Length + 1 && name.StartsWith(Small, StringComparison.Ordinal))
            return name[^1..].ToLowerInvariant();
        return null;
    }

    private static string? Ideograph(ReadOnlySpan<char> name)
    {
        const string Prefix = "CJK UNIFIED IDEOGRAPH-";
        return name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(name[Prefix.Length..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
            && code is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2A6DF)
            ? char.ConvertFromUtf32(code)
            : null;
    }
}
