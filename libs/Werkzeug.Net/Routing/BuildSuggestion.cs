using System.Globalization;
using System.Text;

namespace Werkzeug.Net.Routing;

/// <summary>Finds the rule that was probably meant when building fails, and says so.</summary>
internal static class BuildSuggestion
{
    /// <summary>The rule whose endpoint, variables and methods come closest.</summary>
    public static Rule? Closest(BuildException error)
    {
        Rule? best = null;
        double most = double.NegativeInfinity;
        foreach (Rule rule in error.Adapter?.Map.IterRules() ?? [])
        {
            double score = (0.98 * SequenceRatio.Of(rule.EndpointText, error.Endpoint))
                + (error.Values.Keys.All(rule.Arguments.Contains) ? 0.01 : 0)
                + (error.Method is { } method && rule.Methods is { } methods && methods.Contains(method) ? 0.01 : 0);
            if (score > most)
                (best, most) = (rule, score);
        }

        return best;
    }

    /// <summary>The message of the error.</summary>
    public static string Explain(BuildException error, Rule? suggested)
    {
        StringBuilder text = new($"Could not build url for endpoint {UrlText.Repr(error.Endpoint)}");
        if (!string.IsNullOrEmpty(error.Method))
            text.Append(CultureInfo.InvariantCulture, $" ({UrlText.Repr(error.Method)})");
        if (error.Values.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $" with values {Names(error.Values.Keys)}");
        text.Append('.');
        if (suggested is not null && suggested.Endpoint != error.Endpoint)
            text.Append(CultureInfo.InvariantCulture, $" Did you mean {UrlText.Repr(suggested.Endpoint)} instead?");
        else if (suggested is not null)
            Missing(text, error, suggested);
        return text.ToString();
    }

    private static void Missing(StringBuilder text, BuildException error, Rule suggested)
    {
        if (!string.IsNullOrEmpty(error.Method) && suggested.Methods is { } methods && !methods.Contains(error.Method))
            text.Append(CultureInfo.InvariantCulture, $" Did you mean to use methods {Names(methods)}?");
        string[] missing = [.. suggested.Arguments.Where(name => !error.Values.ContainsKey(name))];
        if (missing.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $" Did you forget to specify values {Names(missing)}?");
    }

    private static string Names(IEnumerable<string> names) => UrlText.Repr(names.Order(StringComparer.Ordinal).ToArray());
}
