namespace Jinja.Net;

/// <summary>Which templates escape what they print, and how.</summary>
public sealed class AutoEscape
{
    private static readonly string[] TemplateEnds = [".jinja", ".jinja2", ".j2"];

    private readonly Func<string?, EscapeMode> _decide;

    private AutoEscape(Func<string?, EscapeMode> decide) => _decide = decide;

    private AutoEscape(Func<string?, bool> decide) => _decide = name => decide(name) ? EscapeMode.Html : EscapeMode.None;

    /// <summary>All templates escape.</summary>
    public static AutoEscape On { get; } = new(static _ => EscapeMode.Html);

    /// <summary>No template escapes.</summary>
    public static AutoEscape Off { get; } = new(static _ => EscapeMode.None);

    /// <summary>
    /// Each template escapes for what it makes, by the end of its name: <c>.html .htm .xhtml .xml .svg</c> and templates without a name as HTML,
    /// <c>.json</c> as JSON, <c>.js .mjs</c> as JavaScript, <c>.url</c> as URLs, others not. An end <c>.jinja</c>, <c>.jinja2</c> or <c>.j2</c> is left out of account.
    /// </summary>
    public static AutoEscape ByFileName { get; } = new AutoEscape(static name => name is null ? EscapeMode.Html : EscapeMode.None)
        .For(EscapeMode.Html, "html", "htm", "xhtml", "xml", "svg").For(EscapeMode.Json, "json").For(EscapeMode.JavaScript, "js", "mjs").For(EscapeMode.Url, "url");

    /// <summary>This rule, but templates whose names end so escape in a way of their own.</summary>
    /// <param name="mode">How they escape.</param>
    /// <param name="extensions">The ends of names, with or without the point. An end <c>.jinja</c>, <c>.jinja2</c> or <c>.j2</c> after them is left out of account.</param>
    /// <returns>The rule.</returns>
    /// <example><code>
    /// AutoEscape = AutoEscape.ByFileName.For(EscapeMode.Custom("sql", value => $"'{value?.ToString()?.Replace("'", "''")}'"), "sql")
    /// </code></example>
    public AutoEscape For(EscapeMode mode, params IEnumerable<string> extensions)
    {
        ArgumentNullException.ThrowIfNull(mode);
        ArgumentNullException.ThrowIfNull(extensions);
        string[] ends = Ends(extensions);
        return new AutoEscape(name => name is not null && HasEnd(WithoutTemplateEnd(name), ends) ? mode : _decide(name));
    }

    /// <summary>Templates whose names end so escape, and those without a name.</summary>
    /// <param name="extensions">The ends of names, with or without the point.</param>
    /// <returns>The rule.</returns>
    public static AutoEscape ForExtensions(params IEnumerable<string> extensions) => Select(extensions);

    /// <summary>Decides by the end of a template's name, without regard to case.</summary>
    /// <param name="enabled">Ends of names that escape; <see langword="null"/> is <c>html</c>, <c>htm</c> and <c>xml</c>.</param>
    /// <param name="disabled">Ends of names that do not.</param>
    /// <param name="defaultForString">Whether templates without a name escape.</param>
    /// <param name="defaultForOthers">Whether templates with other names escape.</param>
    /// <returns>The rule.</returns>
    /// <remarks>Mirrors <c>jinja2.select_autoescape</c>.</remarks>
    public static AutoEscape Select(
        IEnumerable<string>? enabled = null, IEnumerable<string>? disabled = null, bool defaultForString = true, bool defaultForOthers = false)
    {
        string[] on = Ends(enabled ?? ["html", "htm", "xml"]);
        string[] off = Ends(disabled ?? []);
        return new AutoEscape(name =>
        {
            if (name is null)
                return defaultForString;
            if (on.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
                return true;
            return !off.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)) && defaultForOthers;
        });
    }

    /// <summary>Decides by a function of the template's name, which is <see langword="null"/> for templates from a string.</summary>
    /// <param name="decide">Whether a template escapes.</param>
    /// <returns>The rule.</returns>
    public static AutoEscape When(Func<string?, bool> decide)
    {
        ArgumentNullException.ThrowIfNull(decide);
        return new AutoEscape(decide);
    }

    /// <summary><see langword="true"/> is <see cref="On"/>, <see langword="false"/> is <see cref="Off"/>.</summary>
    /// <param name="enabled">Whether all templates escape.</param>
    public static implicit operator AutoEscape(bool enabled) => FromBoolean(enabled);

    /// <summary><see cref="On"/> or <see cref="Off"/>.</summary>
    /// <param name="enabled">Whether all templates escape.</param>
    /// <returns>The rule.</returns>
    public static AutoEscape FromBoolean(bool enabled) => enabled ? On : Off;

    /// <summary>Whether a template escapes what it prints.</summary>
    /// <param name="templateName">Its name; <see langword="null"/> for a template from a string.</param>
    /// <returns>Whether it does.</returns>
    public bool IsEnabledFor(string? templateName) => ModeFor(templateName) != EscapeMode.None;

    /// <summary>How a template escapes what it prints.</summary>
    /// <param name="templateName">Its name; <see langword="null"/> for a template from a string.</param>
    /// <returns>The mode; <see cref="EscapeMode.None"/> if it does not.</returns>
    public EscapeMode ModeFor(string? templateName) => _decide(templateName);

    private static string WithoutTemplateEnd(string name) =>
        Array.Find(TemplateEnds, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is { } found ? name[..^found.Length] : name;

    private static bool HasEnd(string name, string[] ends) => Array.Exists(ends, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static string[] Ends(IEnumerable<string> extensions) => [.. extensions.Select(static extension => "." + extension.TrimStart('.'))];
}
