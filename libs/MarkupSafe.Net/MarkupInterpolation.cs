using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MarkupSafe.Net;

public readonly partial struct Markup
{
    /// <summary>Markup from an interpolated string: its own text is markup, every hole is escaped.</summary>
    /// <param name="html">The interpolated string. A hole that is <see cref="IHasHtml"/> stays as it is; formats and alignment count, in the invariant culture.</param>
    /// <example><code>Markup link = Markup.Format($"&lt;a href='{url}'&gt;{text}&lt;/a&gt;");</code></example>
    public static Markup Format(MarkupHandler html) => html.ToMarkup();
}

/// <summary>What the compiler makes of the interpolated string that <see cref="Markup.Format(MarkupHandler)"/> is given.</summary>
[InterpolatedStringHandler]
#pragma warning disable CA1815 // A handler lives for one expression and is never compared.
public struct MarkupHandler
#pragma warning restore CA1815
{
    private const int GuessedHoleLength = 16;
    private char[] _buffer;
    private int _length;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">Number of characters outside of holes.</param>
    /// <param name="formattedCount">Number of holes.</param>
    public MarkupHandler(int literalLength, int formattedCount)
    {
        _buffer = ArrayPool<char>.Shared.Rent(Math.Max(256, literalLength + formattedCount * GuessedHoleLength));
        _length = 0;
    }

    /// <summary>Appends text outside of holes, which is markup.</summary>
    public void AppendLiteral(string value) => AppendMarkup(value);

    /// <summary>Appends a hole of characters, escaped.</summary>
    public void AppendFormatted(ReadOnlySpan<char> value)
    {
        int length = HtmlEscaper.GetEscapedLength(value);
        if (length == value.Length)
        {
            AppendMarkup(value);
            return;
        }

        HtmlEscaper.FillKnown(value, Room(length)[..length]);
        _length += length;
    }

    /// <summary>Appends a hole, escaped unless it is markup; <see langword="null"/> is empty.</summary>
    public void AppendFormatted<T>(T value) => AppendFormatted(value, format: null);

    /// <summary>Appends a hole with a format, escaped unless it is markup.</summary>
    /// <param name="value">What to write.</param>
    /// <param name="format">The .NET format behind the colon.</param>
    public void AppendFormatted<T>(T value, string? format)
    {
        if (typeof(T) == typeof(Markup))
            AppendMarkup(((Markup)(object)value!).AsSpan());
        else if (value is string text)
            AppendFormatted(text.AsSpan());
        else if (format is not null && value is IHtmlFormattable)
            AppendMarkup(((IHtmlFormattable)value).ToHtml(format, CultureInfo.InvariantCulture).AsSpan());
        else if (value is IHasHtml)
            AppendMarkup(((IHasHtml)value).ToHtml().AsSpan());
        else if (value is ISpanFormattable)
            AppendSpanFormattable(value, format);
        else if (value is IFormattable)
            AppendFormatted(((IFormattable)value).ToString(format, CultureInfo.InvariantCulture).AsSpan());
        else
            AppendFormatted((value?.ToString()).AsSpan());
    }

    /// <summary>Appends a hole in a field of a width, escaped unless it is markup.</summary>
    /// <param name="value">What to write.</param>
    /// <param name="alignment">The least width in characters of what is shown; negative aligns left.</param>
    public void AppendFormatted<T>(T value, int alignment) => AppendFormatted(value, alignment, format: null);

    /// <summary>Appends a hole with a format in a field of a width, escaped unless it is markup.</summary>
    /// <param name="value">What to write.</param>
    /// <param name="alignment">The least width in characters of what is shown; negative aligns left.</param>
    /// <param name="format">The .NET format behind the colon.</param>
    public void AppendFormatted<T>(T value, int alignment, string? format)
    {
        int start = _length;
        AppendFormatted(value, format);
        long missing = Math.Abs((long)alignment) - ShownLength(_buffer.AsSpan(start, _length - start));
        if (missing > 0)
            Pad(start, checked((int)missing), left: alignment < 0);
    }

    internal Markup ToMarkup()
    {
        if (_buffer is null)
            return default;
        Markup markup = new(new string(_buffer, 0, _length));
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = null!;
        return markup;
    }

    // Formats at the end of the buffer; only text with something to escape is written a second time.
    private void AppendSpanFormattable<T>(T value, string? format)
    {
        int written;
        while (!((ISpanFormattable)value!).TryFormat(_buffer.AsSpan(_length), out written, format, CultureInfo.InvariantCulture))
            Grow(_buffer.Length - _length + 1);
        ReadOnlySpan<char> text = _buffer.AsSpan(_length, written);
        if ((format is null && IsNumber<T>()) || HtmlEscaper.GetEscapedLength(text) == written)
            _length += written;
        else
            AppendFormatted(text.ToString().AsSpan());
    }

    // What these write without a format has nothing to escape.
    private static bool IsNumber<T>() => typeof(T) == typeof(int) || typeof(T) == typeof(long) || typeof(T) == typeof(double)
        || typeof(T) == typeof(decimal) || typeof(T) == typeof(Guid);

    private void AppendMarkup(ReadOnlySpan<char> text)
    {
        if (!text.TryCopyTo(_buffer.AsSpan(_length)))
            text.CopyTo(Room(text.Length));
        _length += text.Length;
    }

    // What was escaped is shown as one character again.
    private static int ShownLength(ReadOnlySpan<char> markup)
    {
        int shown = 0;
        for (int at = 0; at < markup.Length; shown++)
            at += HtmlEscaper.EntityLengthAt(markup[at..]);
        return shown;
    }

    private void Pad(int start, int count, bool left)
    {
        Room(count);
        if (!left)
            _buffer.AsSpan(start, _length - start).CopyTo(_buffer.AsSpan(start + count));
        _buffer.AsSpan(left ? _length : start, count).Fill(' ');
        _length += count;
    }

    private Span<char> Room(int count)
    {
        if (_buffer.Length - _length < count)
            Grow(count);
        return _buffer.AsSpan(_length);
    }

    private void Grow(int count)
    {
        int wanted = Math.Max(checked(_length + count), (int)Math.Min(2L * _buffer.Length, Array.MaxLength));
        char[] larger = ArrayPool<char>.Shared.Rent(wanted);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
