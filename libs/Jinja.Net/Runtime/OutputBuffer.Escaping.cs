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
        if (text.Length <= ShortText.Longest)
        {
            if (_chars.Length - _length < text.Length)
                Grow(text.Length);
            if (ShortText.TryCopyClean(text, Room(text.Length)))
            {
                _length += text.Length;
                return;
            }
        }

        Replace(text);
    }

    private void Replace(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Specials) is var special and >= 0)
        {
            Write(text[..special]);
            Write(Replacement(text[special]).AsSpan());
            text = text[(special + 1)..];
        }

        Write(text);
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
