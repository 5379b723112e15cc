using Jinja.Net.Runtime.Values;

namespace Jinja.Net;

/// <summary>Values as JSON text, written as Python's <c>json.dumps</c> writes them.</summary>
public static class JsonText
{
    /// <summary>Writes a value.</summary>
    /// <param name="value">Null, a boolean, number, text, list, dictionary, or a value that a template passed on.</param>
    /// <param name="indent">Spaces per level on lines of their own; <see langword="null"/> writes one line.</param>
    /// <param name="escapeHtml">Whether <c>&lt; &gt; &amp; '</c> are written as escapes, so that the text may stand in HTML and in scripts.</param>
    /// <param name="sortKeys">Whether the keys of dictionaries are in order.</param>
    /// <param name="ensureAscii">Whether all that is not ASCII is written as escapes.</param>
    /// <param name="itemSeparator">What stands between items; <see langword="null"/> is a comma and a blank, or a comma before a new line.</param>
    /// <param name="keySeparator">What stands between key and value; <see langword="null"/> is a colon and a blank.</param>
    /// <returns>The JSON.</returns>
    /// <exception cref="OperationException">The value has no form in JSON, or holds itself.</exception>
    /// <remarks>The defaults are those of chat templates: no order of its own, text as it is. The filter <c>tojson</c> sorts and keeps to ASCII.</remarks>
    public static string Dump(object? value, int? indent = null, bool escapeHtml = true, bool sortKeys = false, bool ensureAscii = false, string? itemSeparator = null, string? keySeparator = null)
    {
        JsonWriting options = new()
        {
            Indent = indent is { } width ? new string(' ', Math.Max(0, width)) : null, SortKeys = sortKeys, EnsureAscii = ensureAscii, EscapesHtml = escapeHtml,
            ItemSeparator = itemSeparator, KeySeparator = keySeparator,
        };
        return JsonDumper.Dump(new RenderBudget(BudgetLimits.Unlimited, TimeProvider.System), options, Value.From(value));
    }
}
