using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net;

public readonly partial struct Markup
{
    /// <summary>Escapes text.</summary>
    /// <param name="text">Any text; <see langword="null"/> is written <c>None</c>, as the original does. <see cref="EscapeSilent"/> makes it empty.</param>
    /// <remarks>Mirrors <c>markupsafe.escape</c>.</remarks>
    public static Markup Escape(string? text) => new(HtmlEscaper.Escape(text ?? NoneText));

    /// <summary>Escapes the text of an object; markup and what knows its own markup stays as it is.</summary>
    /// <param name="value">Any object; <see langword="null"/> is written <c>None</c>, as the original does. <see cref="EscapeSilent"/> makes it empty.</param>
    /// <remarks>Mirrors <c>markupsafe.escape</c>.</remarks>
    public static Markup Escape(object? value) => value switch
    {
        string text => new(HtmlEscaper.Escape(text)),
        Markup markup => markup,
        IHasHtml html => html.ToHtml(),
        _ => new(HtmlEscaper.Escape(PlainText.Of(value))),
    };

    /// <summary>Markup needs no escaping.</summary>
    public static Markup Escape(Markup markup) => markup;

    /// <summary>Escapes like <see cref="Escape(object)"/>, but <see langword="null"/> is empty.</summary>
    /// <remarks>Mirrors <c>markupsafe.escape_silent</c>.</remarks>
    public static Markup EscapeSilent(object? value) => value is null ? Empty : Escape(value);

    /// <summary>The text of an object that is not known to be safe; markup stays markup.</summary>
    /// <returns><see cref="Markup"/> for markup, a <see cref="string"/> for everything else.</returns>
    /// <remarks>Mirrors <c>markupsafe.soft_str</c>.</remarks>
    public static object SoftString(object? value) => value is Markup ? value : PlainText.Of(value);

    /// <summary>Marks the text of an object as safe, or takes the markup that it knows of itself. Give this only what you trust.</summary>
    /// <remarks>Mirrors the constructor <c>markupsafe.Markup(object)</c>.</remarks>
    public static Markup Of(object? value) => value is IHasHtml html ? html.ToHtml() : new(PlainText.Of(value));

    /// <summary>Marks encoded text as safe. Give this only what you trust.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="encoding">Its encoding; what becomes of invalid bytes is up to it.</param>
    /// <exception cref="System.Text.DecoderFallbackException">The bytes are invalid and the encoding is strict.</exception>
    /// <remarks>Mirrors the constructor <c>markupsafe.Markup(bytes, encoding, errors)</c>.</remarks>
    public static Markup Decode(ReadOnlySpan<byte> bytes, System.Text.Encoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        return new(encoding.GetString(bytes));
    }

    private const string NoneText = "None";
}
