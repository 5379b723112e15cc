using MarkupSafe.Net;
using MarkupSafe.Net.Formatting;

namespace Conformance.MarkupSafe;

/// <summary>An object with HTML of its own, and perhaps another text.</summary>
internal sealed class RecordedHtml(string html, string? text) : IHasHtml
{
    public string Html => html;

    public string? Shown => text;

    public Markup ToHtml() => new(html);

    public override string ToString() => text ?? html;
}

/// <summary>
/// The recorded objects as formats see them: their attributes can be read, and their HTML is a plain string, as Python's
/// <c>__html__</c> may return, which a <c>{}</c> field escapes.
/// </summary>
internal sealed class RecordedMarkupValues() : MarkupValues(new Attributes())
{
    protected override object? HtmlOf(object? value) => value is RecordedHtml recorded ? recorded.Html : base.HtmlOf(value);

    private sealed class Attributes : FormatValues
    {
        public override object? Attribute(object? value, string name) => (value, name) switch
        {
            (RecordedHtml html, "html") => html.Html,
            (RecordedHtml html, "text") => html.Shown,
            (bool or long, "real") => value is bool flag ? flag ? 1L : 0L : value,
            (bool or long, "imag") => 0L,
            (bool or long, "numerator") => value is bool flag ? flag ? 1L : 0L : value,
            (bool or long, "denominator") => 1L,
            (double, "real") => value,
            (double, "imag") => 0.0,
            _ => base.Attribute(value, name),
        };
    }
}
