using System.Diagnostics.CodeAnalysis;
using MarkupSafe.Net;

namespace Jinja.Net.Runtime.Values;

/// <summary>Values as HTML.</summary>
internal static class Escaping
{
    /// <summary>The value's text, escaped unless it is safe already.</summary>
    public static string Escape(Value value, RenderBudget? budget = null) => value.Kind switch
    {
        ValueKind.Markup => value.AsText,
        ValueKind.Text => HtmlEscaper.Escape(value.AsText),
        ValueKind.Int or ValueKind.Bool or ValueKind.None or ValueKind.Double => Representation.Text(value),
        _ => TryMarkup(value, out string? html) ? html : HtmlEscaper.Escape(Representation.Text(value, budget)),
    };

    /// <summary>Whether the value is safe text, or knows its own HTML.</summary>
    public static bool TryMarkup(Value value, [NotNullWhen(true)] out string? html)
    {
        html = value.IsMarkup ? value.AsText
            : value.O is IHasHtml known ? known.ToHtml().ToString()
            : value.O is ChainableUndefined undefined ? undefined.Print()
            : null;
        return html is not null;
    }
}
