using System.Globalization;
using System.Text;
using Jinja.Net;

namespace Flask.Net;

/// <summary>A loader of templates, and whose it is.</summary>
internal sealed record TemplatePlace(string Owner, TemplateLoader Loader);

/// <summary>One place in which a template was looked for, and what was found there.</summary>
internal sealed record LoadAttempt(TemplatePlace Place, TemplateSource? Source);

/// <summary>Tells where a template was looked for, for those who wonder why it is not found or why it is another one.</summary>
/// <remarks>Mirrors <c>flask.debughelpers.explain_template_loading_attempts</c>.</remarks>
internal static class LoaderExplanation
{
    public static string Of(string template, IReadOnlyList<LoadAttempt> attempts)
    {
        StringBuilder text = new($"Locating template '{template}':\n");
        for (int at = 0; at < attempts.Count; at++)
            Append(text, at + 1, attempts[at]);
        int found = attempts.Count(static attempt => attempt.Source is not null);
        text.Append(Conclusion(found));
        if (found != 1 && Current.HasRequest && Current.Request.Blueprint is { } blueprint)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  The template was looked up from an endpoint that belongs to the blueprint '{blueprint}'.");
            text.Append("\n  Maybe you did not place a template in the right folder?");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, int number, LoadAttempt attempt)
    {
        TemplateLoader loader = attempt.Place.Loader;
        text.Append(CultureInfo.InvariantCulture, $"{number,5}: trying loader of {attempt.Place.Owner}\n       class: {loader.GetType().FullName}\n");
        if (loader is FileSystemLoader { SearchPath: var folders })
        {
            text.Append("       searchpath:\n");
            foreach (string folder in folders)
                text.Append(CultureInfo.InvariantCulture, $"         - {folder}\n");
        }

        text.Append(attempt.Source switch
        {
            null => "       -> no match\n",
            { FileName: null } => "       -> found\n",
            { FileName: var file } => $"       -> found ('{file}')\n",
        });
    }

    private static string Conclusion(int found) => found switch
    {
        0 => "Error: the template could not be found.",
        1 => "",
        _ => "Warning: multiple loaders returned a match for the template.",
    };
}
