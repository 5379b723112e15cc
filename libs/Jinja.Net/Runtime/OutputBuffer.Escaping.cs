using System.Buffers;

namespace Jinja.Net.Runtime;

/// <summary>Text with the five special characters of HTML replaced.</summary>
internal sealed partial class OutputBuffer
{
    /// <summary>Writes a text, escaped or not.</summary>
    public void Write(ReadOnlySpan<char> text, bool escape)
    {
        if (escape)
            WriteEscaped(text);
        else
            Write(text);
    }

    /// <summary>Writes a text with the five special characters of HTML replaced.</summary>
    public void WriteEscaped(ReadOnlySpan<char> text)
    {
        while (true)
        {
            int special = text.Length <= ShortLength ? FirstSpecial(text) : text.IndexOfAny(Specials);
            if (special < 0)
                break;
            Write(text[..special]);
            Write(Replacement(text[special]).AsSpan());
            text = text[(special + 1)..];
        }

        Write(text);
    }

    private const int ShortLength = 8;
    private const ulong SpecialBits = (1UL << '&') | (1UL << '<') | (1UL << '>') | (1UL << '"') | (1UL << '\'');

    // For short text a look at each character is faster than setting up a search.
    private static int FirstSpecial(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
            if (text[i] < 64 && ((SpecialBits >> text[i]) & 1) != 0)
                return i;
        return -1;
    }

    /// <summary>Whether escaping would change a text.</summary>
    public static bool HasSpecials(ReadOnlySpan<char> text) => text.ContainsAny(Specials);

    private static readonly SearchValues<char> Specials = SearchValues.Create("&<>\"'");

    private static string Replacement(char special) => special switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&#34;",
        _ => "&#39;",
    };
}
