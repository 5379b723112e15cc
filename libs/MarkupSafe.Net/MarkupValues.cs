using System.Globalization;
using System.Numerics;
using System.Text;
using MarkupSafe.Net.Formatting;

namespace MarkupSafe.Net;

/// <summary>Values of any kind, escaped wherever a format writes them. What formats ask is answered by the values inside.</summary>
/// <param name="inner">What is known of the values.</param>
/// <remarks>Mirrors what <c>Markup.__mod__</c> and <c>EscapeFormatter</c> do with their arguments.</remarks>
public class MarkupValues(FormatValues inner) : FormatValues
{
    /// <inheritdoc/>
    public override bool FollowsFormatter => true;

    /// <inheritdoc/>
    public override string FormatField(object? value, string specification)
    {
        bool isPlain = string.IsNullOrEmpty(specification);
        if (value is Markup markup)
            return isPlain ? markup.ToString() : throw Error(FormatErrorKind.Value, "Unsupported format specification for Markup.");
        if (value is IHtmlFormattable formattable)
            return formattable.ToHtml(specification, CultureInfo.InvariantCulture).ToString();
        if (HtmlOf(value) is not { } html)
            return HtmlEscaper.Escape(inner.FormatField(value, specification));
        if (!isPlain)
            throw Error(FormatErrorKind.Value, $"Format specifier {specification} given, but {TypeName(value)} does not define a format for HTML. "
                + $"An object that is {nameof(IHasHtml)} must be {nameof(IHtmlFormattable)} to work with format specifiers.");
        return html is Markup safe ? safe.ToString() : HtmlEscaper.Escape(inner.Text(html));
    }

    /// <inheritdoc/>
    public override string Convert(object? value, char conversion)
    {
        if (conversion != 's')
            return HtmlEscaper.Escape(inner.Convert(value, conversion));
        return HtmlOf(value) is { } html ? inner.Text(html) : HtmlEscaper.Escape(inner.Text(value));
    }

    /// <summary>The HTML that a value offers of itself; <see langword="null"/> when it offers none.</summary>
    /// <param name="value">The value.</param>
    /// <returns><see cref="Markup"/>, or text that a <c>{}</c> field escapes like any other.</returns>
    protected virtual object? HtmlOf(object? value) => value is IHasHtml html ? html.ToHtml() : null;

    /// <inheritdoc/>
    public override string Text(object? value) => inner.Text(value);

    /// <inheritdoc/>
    public override string Representation(object? value) => inner.Representation(value);

    /// <inheritdoc/>
    public override string TypeName(object? value) => inner.TypeName(value);

    /// <summary>Never: a single character of text, for <c>%c</c>, would go unescaped.</summary>
    public override bool TryGetText(object? value, out string text)
    {
        text = "";
        return false;
    }

    /// <summary>Never: the letters that take nothing but an integer take no argument that is to be escaped.</summary>
    public override bool TryGetInteger(object? value, out BigInteger number)
    {
        number = default;
        return false;
    }

    /// <inheritdoc/>
    public override bool TryGetFloat(object? value, out double number) => inner.TryGetFloat(value, out number);

    /// <summary>Whether the value is a number that can be cut to an integer, or a text that reads as one.</summary>
    public override bool TryTruncate(object? value, out BigInteger number)
    {
        if (inner.TryTruncate(value, out number))
            return true;
        return DigitsOf(value) is { } text && (PythonNumbers.TryReadInteger(text, out number)
            ? true
            : throw Error(FormatErrorKind.Value, $"invalid literal for int() with base 10: {inner.Representation(text)}"));
    }

    /// <summary>Whether the value is a number, or a text that reads as one.</summary>
    public override bool TryConvertToFloat(object? value, out double number)
    {
        if (inner.TryConvertToFloat(value, out number))
            return true;
        return DigitsOf(value) is { } text && (PythonNumbers.TryReadFloat(text, out number)
            ? true
            : throw Error(FormatErrorKind.Value, $"could not convert string to float: {inner.Representation(text)}"));
    }

    /// <inheritdoc/>
    public override object? Attribute(object? value, string name) => inner.Attribute(value, name);

    /// <inheritdoc/>
    public override object? Item(object? value, object key) =>
        value is Markup markup ? new Markup(inner.Text(inner.Item(markup.ToString(), key))) : inner.Item(value, key);

    /// <inheritdoc/>
    public override IReadOnlyList<object?>? Tuple(object? arguments) => inner.Tuple(arguments);

    /// <inheritdoc/>
    public override bool IsMapping(object? arguments) => arguments is not Markup && inner.IsMapping(arguments);

    /// <inheritdoc/>
    public override void CheckLength(long characters) => inner.CheckLength(characters);

    /// <inheritdoc/>
    public override Exception Error(FormatErrorKind kind, string message) => inner.Error(kind, message);

    private string? DigitsOf(object? value) => value switch
    {
        Markup markup => markup.ToString(),
        byte[] bytes => Encoding.Latin1.GetString(bytes),
        _ => inner.TryGetText(value, out string text) ? text : null,
    };
}
