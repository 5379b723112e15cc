using System.Globalization;
using System.Text;
using Jinja.Net;

namespace Flask.Net;

/// <summary>One place in which a template was looked for.</summary>
internal sealed record LoadAttempt(Scaffold Owner, IReadOnlyList<string> Folders, TemplateSource? Source);

/// <summary>Tells where a template was looked for, for those who wonder why it is not found or why it is another one.</summary>
/// <remarks>Mirrors <c>flask.debughelpers.explain_template_loading_attempts</c>.</remarks>
internal static class LoaderExplanation
{
    public static string Of(FlaskApp app, string template, IReadOnlyList<LoadAttempt> attempts)
    {
        StringBuilder text = new($"Locating template '{template}':\n");
        int number = 0;
        foreach (LoadAttempt attempt in attempts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{++number,5}: trying loader of {NameOf(app, attempt.Owner)}\n       class: {nameof(FileSystemLoader)}\n       searchpath:\n");
            foreach (string folder in attempt.Folders)
                text.Append(CultureInfo.InvariantCulture, $"         - {folder}\n");
            text.Append(CultureInfo.InvariantCulture, $"       -> {(attempt.Source is null ? "no match" : $"found ('{attempt.Source.FileName}')")}\n");
        }

        text.Append(Conclusion(attempts.Count(static attempt => attempt.Source is not null)));
        if (Current.HasRequest && Current.Request.Blueprint is { } blueprint && attempts.All(static attempt => attempt.Source is null))
            text.Append(CultureInfo.InvariantCulture, $"\n  The template was looked up from an endpoint that belongs to the blueprint '{blueprint}'.\n  Maybe you did not place a template in the right folder?");
        return text.ToString();
    }

    private static string NameOf(FlaskApp app, Scaffold owner) =>
        ReferenceEquals(owner, app) ? $"application '{app.Name}'" : $"blueprint '{owner.ImportName}'";

    private static string Conclusion(int found) => found switch
    {
        0 => "Error: the template could not be found.",
        1 => "",
        _ => "Warning: multiple loaders returned a match for the template.",
    };
}
