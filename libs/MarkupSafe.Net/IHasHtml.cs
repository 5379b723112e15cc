namespace MarkupSafe.Net;

/// <summary>Says "I am HTML already": an object that knows its own safe markup, which escaping then leaves as it is.</summary>
/// <remarks>Mirrors the <c>__html__</c> protocol.</remarks>
public interface IHasHtml
{
    /// <summary>The object as safe HTML.</summary>
    Markup ToHtml();
}

/// <summary>An object that knows its own safe markup under a format, as in <c>$"{price:short}"</c> or <c>{0:short}</c>.</summary>
/// <remarks>Mirrors the <c>__html_format__</c> protocol.</remarks>
public interface IHtmlFormattable
{
    /// <summary>The object as safe HTML, written the way the format says.</summary>
    /// <param name="format">What stands behind the colon of a hole; empty when there is none.</param>
    /// <param name="provider">The culture to write in; <see langword="null"/> is the invariant one.</param>
    /// <exception cref="FormatException">The object does not know this format.</exception>
    Markup ToHtml(string format, IFormatProvider? provider);
}
