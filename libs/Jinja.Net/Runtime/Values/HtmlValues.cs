using MarkupSafe.Net;

namespace Jinja.Net.Runtime.Values;

/// <summary>HTML turned back into text.</summary>
internal static class HtmlValues
{
    public static Value StripTags(IRuntimeServices services, Value html)
    {
        services.Budget.Charge(html.AsText.Length >> 3);
        return Value.Text(new Markup(html.AsText).StripTags());
    }

    public static Value Unescape(IRuntimeServices services, Value html)
    {
        services.Budget.Charge(html.AsText.Length >> 3);
        return Value.Text(new Markup(html.AsText).Unescape());
    }
}
