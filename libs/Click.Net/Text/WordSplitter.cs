using System.Globalization;

namespace Click.Net.Text;

/// <summary>Cuts text where a line may break: at white space, behind the hyphens of a compound, and around dashes.</summary>
internal static class WordSplitter
{
    /// <summary>The pieces of the text in order; together they are the text.</summary>
    public static List<Range> Split(ReadOnlySpan<char> text)
    {
        List<Range> pieces = [];
        for (int at = 0; at < text.Length;)
        {
            int end = IsSpace(text[at]) ? EndOfSpace(text, at) : EndOfDashes(text, at) ?? EndOfWord(text, at);
            pieces.Add(at..end);
            at = end;
        }

        return pieces;
    }

    private static int EndOfSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsSpace(text[at]))
            at++;
        return at;
    }

    // Two dashes or more between words stand alone.
    private static int? EndOfDashes(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || !IsWordPunctuation(text[at - 1]))
            return null;
        int end = SkipDashes(text, at);
        return end - at >= 2 && end < text.Length && IsWord(text[end]) ? end : null;
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        for (int at = start + 1; at < text.Length; at++)
        {
            if (IsSpace(text[at]))
                return at;
            if (text[at] != '-')
                continue;
            if (IsHyphenOfCompound(text, at))
                return at + 1;
            if (EndOfDashes(text, at) is not null)
                return at;
        }

        return text.Length;
    }

    // well-known: two letters before the hyphen (or a letter, a hyphen, a character), and a word of two letters behind it.
    private static bool IsHyphenOfCompound(ReadOnlySpan<char> text, int at)
    {
        bool letters = at >= 2 && IsLetter(text[at - 1]) && IsLetter(text[at - 2]);
        bool chain = at >= 3 && IsWordPunctuation(text[at - 1]) && text[at - 2] == '-' && IsLetter(text[at - 3]);
        return (letters || chain) && StartsWord(text[(at + 1)..]);
    }

    private static bool StartsWord(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !IsLetter(text[0]))
            return false;
        return IsLetter(text[1]) || (text[1] == '-' && text.Length > 2 && IsLetter(text[2]));
    }

    private static int SkipDashes(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == '-')
            at++;
        return at;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\v' or '\f' or '\r';

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || char.GetUnicodeCategory(c) is
        UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static bool IsLetter(char c) => IsWord(c) && !char.IsDigit(c);

    private static bool IsWordPunctuation(char c) => IsWord(c) || c is '!' or '"' or '\'' or '&' or '.' or ',' or '?';
}
