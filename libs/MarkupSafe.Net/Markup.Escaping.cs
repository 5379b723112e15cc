using System.Globalization;

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
        _ => new(HtmlEscaper.Escape(TextOf(value))),
    };

    /// <summary>Markup needs no escaping.</summary>
    public static Markup Escape(Markup markup) => markup;

    /// <summary>Escapes like <see cref="Escape(object)"/>, but <see langword="null"/> is empty.</summary>
    /// <remarks>Mirrors <c>markupsafe.escape_silent</c>.</remarks>
    public static Markup EscapeSilent(object? value) => value is null ? Empty : Escape(value);

    private const string NoneText = "None";

    private static string TextOf(object? value) => value switch
    {
        null => NoneText,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
