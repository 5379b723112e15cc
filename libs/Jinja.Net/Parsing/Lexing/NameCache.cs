namespace Jinja.Net.Parsing.Lexing;

/// <summary>Remembers the names that templates used lately, so that a name is one string however often it is written.</summary>
internal static class NameCache
{
    private const int Size = 1024;
    private const int Longest = 32;
    private static readonly string?[] Names = new string?[Size];

    /// <summary>The text as a string.</summary>
    public static string Get(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
            return text.ToString();
        ref string? place = ref Names[Hash(text) & (Size - 1)];
        string? known = place;
        if (known is not null && text.SequenceEqual(known))
            return known;
        return place = text.ToString();
    }

    private static uint Hash(ReadOnlySpan<char> text)
    {
        uint hash = (uint)text.Length;
        foreach (char character in text)
            hash = (hash * 31) + character;
        return hash ^ (hash >> 10);
    }
}
