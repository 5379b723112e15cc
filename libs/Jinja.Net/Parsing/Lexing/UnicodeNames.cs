using System.Globalization;
using System.IO.Compression;

namespace Jinja.Net.Parsing.Lexing;

/// <summary>Unicode's names of characters, as <c>\N{…}</c> in a string asks for them: Unicode 14, as Python 3.11 knows it.</summary>
internal static class UnicodeNames
{
    private const string IdeographPrefix = "CJK UNIFIED IDEOGRAPH-";
    private const string SyllablePrefix = "HANGUL SYLLABLE ";
    private const int FirstSyllable = 0xAC00;

    private static readonly string[] Leads = ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"];
    private static readonly string[] Vowels = ["A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"];
    private static readonly string[] Tails = ["", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"];

    // Read when the first template names a character.
    private static readonly Lazy<Dictionary<string, int>> Table = new(Read);

    /// <summary>The character of a name, or null. Names are found in any case, but for those that follow a rule.</summary>
    public static string? Find(ReadOnlySpan<char> name)
    {
        int code = name.StartsWith(SyllablePrefix, StringComparison.Ordinal) ? Syllable(name[SyllablePrefix.Length..])
            : name.StartsWith(IdeographPrefix, StringComparison.Ordinal) ? Ideograph(name[IdeographPrefix.Length..])
            : Table.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out int known) ? known : -1;
        return code < 0 ? null : code <= char.MaxValue ? ((char)code).ToString() : char.ConvertFromUtf32(code);
    }

    private static int Syllable(ReadOnlySpan<char> name)
    {
        int lead = Longest(Leads, name);
        name = lead < 0 ? name : name[Leads[lead].Length..];
        int vowel = Longest(Vowels, name);
        name = vowel < 0 ? name : name[Vowels[vowel].Length..];
        int tail = Array.IndexOf(Tails, name.ToString());
        return lead < 0 || vowel < 0 || tail < 0 ? -1 : FirstSyllable + (((lead * Vowels.Length) + vowel) * Tails.Length) + tail;
    }

    private static int Longest(string[] parts, ReadOnlySpan<char> name)
    {
        int found = -1;
        for (int i = 0; i < parts.Length; i++)
            if (name.StartsWith(parts[i], StringComparison.Ordinal) && (found < 0 || parts[i].Length > parts[found].Length))
                found = i;
        return found;
    }

    private static int Ideograph(ReadOnlySpan<char> digits)
    {
        if (digits.Length is not (4 or 5) || digits.ContainsAnyInRange('a', 'f') || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
            return -1;
        return code is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B738)
            or (>= 0x2B740 and <= 0x2B81D) or (>= 0x2B820 and <= 0x2CEA1) or (>= 0x2CEB0 and <= 0x2EBE0) or (>= 0x30000 and <= 0x3134A) ? code : -1;
    }

    private static Dictionary<string, int> Read()
    {
        using Stream packed = typeof(UnicodeNames).Assembly.GetManifestResourceStream("UnicodeNames")!;
        using StreamReader lines = new(new ZLibStream(packed, CompressionMode.Decompress));
        Dictionary<string, int> table = new(35_000, StringComparer.OrdinalIgnoreCase);
        for (int code = -1; lines.ReadLine() is { } line;)
        {
            // A second name of a character says that the one before it was not passed: -1.
            int end = line.IndexOf(';', StringComparison.Ordinal);
            code += 1 + (end == 0 ? 0 : line[0] == '-' ? -1 : int.Parse(line.AsSpan(0, end), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            table[line[(end + 1)..]] = code;
        }

        return table;
    }
}
