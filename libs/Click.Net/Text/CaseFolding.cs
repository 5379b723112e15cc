using System.Collections.Frozen;
using System.Text;

namespace Click.Net.Text;

/// <summary>Folds the case of letters for comparison, with the letters that fold to several (Unicode case folding, status F).</summary>
internal static class CaseFolding
{
    private static readonly FrozenDictionary<char, string> Full = new Dictionary<char, string>
    {
        ['ß'] = "ss", ['ẞ'] = "ss", ['İ'] = "i\u0307", ['ŉ'] = "ʼn", ['ǰ'] = "ǰ", ['ΐ'] = "ΐ", ['ΰ'] = "ΰ", ['և'] = "եւ",
        ['ẖ'] = "ẖ", ['ẗ'] = "ẗ", ['ẘ'] = "ẘ", ['ẙ'] = "ẙ", ['ẚ'] = "aʾ", ['ς'] = "σ", ['ſ'] = "s", ['µ'] = "μ",
        ['ﬀ'] = "ff", ['ﬁ'] = "fi", ['ﬂ'] = "fl", ['ﬃ'] = "ffi", ['ﬄ'] = "ffl", ['ﬅ'] = "st", ['ﬆ'] = "st",
        ['ﬓ'] = "մն", ['ﬔ'] = "մե", ['ﬕ'] = "մի", ['ﬖ'] = "վն", ['ﬗ'] = "մխ",
    }.ToFrozenDictionary();

    /// <summary>The text with its case folded.</summary>
    public static string Fold(string text)
    {
        string lower = text.ToLowerInvariant();
        if (System.Text.Ascii.IsValid(lower))
            return lower;
        StringBuilder folded = new(lower.Length + 4);
        foreach (char c in lower)
        {
            if (Full.TryGetValue(c, out string? letters))
                folded.Append(letters);
            else
                folded.Append(c);
        }

        return folded.ToString();
    }
}
