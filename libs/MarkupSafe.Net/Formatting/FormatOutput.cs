using System.Text;
using MarkupSafe.Net.Text;

namespace MarkupSafe.Net.Formatting;

/// <summary>The growing result of a format; asks before it grows.</summary>
internal sealed class FormatOutput(FormatValues values)
{
    private readonly StringBuilder _text = new();

    /// <summary>Asks whether so many more characters are allowed.</summary>
    public void CheckRoom(long characters) => values.CheckLength(_text.Length + Math.Min(characters, long.MaxValue / 2));

    /// <summary>Adds text as it is.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        CheckRoom(text.Length);
        _text.Append(text);
    }

    /// <summary>Adds one code point.</summary>
    public void AppendCodePoint(int codePoint) => _text.AppendCodePoint(codePoint);

    /// <summary>Adds text between padding of both sides.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The least width in code points.</param>
    /// <param name="align">Where the text goes: &lt; &gt; or ^, which leaves the odd one on the right.</param>
    /// <param name="fill">The code point to pad with.</param>
    public void AppendPadded(ReadOnlySpan<char> text, long width, char align, int fill)
    {
        long missing = Math.Max(0, width - CodePoints.Count(text));
        long before = align switch { '>' => missing, '^' => missing / 2, _ => 0 };
        AppendRepeated(fill, before);
        Append(text);
        AppendRepeated(fill, missing - before);
    }

    /// <summary>Adds one code point many times.</summary>
    public void AppendRepeated(int codePoint, long count)
    {
        CheckRoom(codePoint < 0x10000 ? count : Math.Min(count, long.MaxValue / 4) * 2);
        if (codePoint < 0x10000)
        {
            _text.Append((char)codePoint, checked((int)count));
            return;
        }

        for (long i = 0; i < count; i++)
            _text.AppendCodePoint(codePoint);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
