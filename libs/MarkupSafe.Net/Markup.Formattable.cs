using System.Text.Unicode;
using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net;

// As an argument of .NET's own formatting, markup is its text; a format is one for text, such as ">10" or ".3".
public readonly partial struct Markup
{
    /// <summary>The text under a format of Python's for <c>str</c>, such as <c>&gt;10</c>.</summary>
    /// <param name="format">The format; empty or <see langword="null"/> for the text as it is.</param>
    /// <param name="formatProvider">Not used.</param>
    /// <exception cref="FormatStringException">The format is none for text.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        string.IsNullOrEmpty(format) ? ToString() : FieldFormat.Format(ToString(), format, FormatValues.Plain);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        ReadOnlySpan<char> text = format.IsEmpty ? AsSpan() : ToString(format.ToString(), provider);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        ReadOnlySpan<char> text = format.IsEmpty ? AsSpan() : ToString(format.ToString(), provider);
        bool fits = Utf8.FromUtf16(text, utf8Destination, out _, out bytesWritten) == System.Buffers.OperationStatus.Done;
        bytesWritten = fits ? bytesWritten : 0;
        return fits;
    }

    string IRepresented.Represent() => $"Markup({PlainText.Quote(ToString())})";
}
