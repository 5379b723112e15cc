using System.Globalization;

namespace Jinja.Net;

/// <summary>One of the places that a render was at when it failed: a template, a block or a macro that was running, and its line.</summary>
/// <param name="TemplateName">The template; <see langword="null"/> for one without a name.</param>
/// <param name="Line">The line that was running, counted from 1.</param>
/// <param name="Within">What it is a line of, such as <c>macro 'field'</c> or <c>block 'body'</c>; <see langword="null"/> for the template's top.</param>
public readonly record struct TemplateCall(string? TemplateName, int Line, string? Within)
{
    /// <summary>The place for people: <c>page.html:12 in block 'body'</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{TemplateName ?? "<template>"}:{Line}{(Within is null ? "" : " in ")}{Within}");
}
