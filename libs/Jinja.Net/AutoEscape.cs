namespace Jinja.Net;

/// <summary>Which templates escape what they print.</summary>
public sealed class AutoEscape
{
    private readonly Func<string?, bool> _decide;

    private AutoEscape(Func<string?, bool> decide) => _decide = decide;

    /// <summary>All templates escape.</summary>
    public static AutoEscape On { get; } = new(static _ => true);

    /// <summary>No template escapes.</summary>
    public static AutoEscape Off { get; } = new(static _ => false);

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
    public bool IsEnabledFor(string? templateName) => _decide(templateName);

    private static string[] Ends(IEnumerable<string> extensions) => [.. extensions.Select(static extension => "." + extension.TrimStart('.'))];
}
