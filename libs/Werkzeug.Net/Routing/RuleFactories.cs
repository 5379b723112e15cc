using System.Text;

namespace Werkzeug.Net.Routing;

/// <summary>Something that gives rules to a map: a rule, or a group of rules with something in common.</summary>
/// <remarks>Mirrors <c>werkzeug.routing.RuleFactory</c>.</remarks>
public interface IRuleFactory
{
    /// <summary>The rules, not yet bound to a map.</summary>
    /// <param name="map">The map that they are meant for.</param>
    IEnumerable<Rule> GetRules(Map map);
}

/// <summary>Rules below a path.</summary>
/// <param name="path">What to put before each rule, as <c>/blog</c>. A slash at its end is dropped.</param>
/// <param name="rules">The rules.</param>
/// <remarks>Mirrors <c>werkzeug.routing.Submount</c>.</remarks>
public sealed class Submount(string path, params IEnumerable<IRuleFactory> rules) : IRuleFactory
{
    private readonly string _path = path.TrimEnd('/');

    /// <inheritdoc/>
    public IEnumerable<Rule> GetRules(Map map) =>
        rules.SelectMany(factory => factory.GetRules(map)).Select(rule => rule.With(text: _path + rule.Text));
}

/// <summary>Rules of a subdomain.</summary>
/// <param name="subdomain">The subdomain, which may have variables.</param>
/// <param name="rules">The rules.</param>
/// <remarks>Mirrors <c>werkzeug.routing.Subdomain</c>.</remarks>
public sealed class Subdomain(string subdomain, params IEnumerable<IRuleFactory> rules) : IRuleFactory
{
    /// <inheritdoc/>
    public IEnumerable<Rule> GetRules(Map map) =>
        rules.SelectMany(factory => factory.GetRules(map)).Select(rule => rule.With(subdomain: subdomain));
}

/// <summary>Rules whose endpoints begin alike.</summary>
/// <param name="prefix">What to put before each endpoint, as <c>blog/</c>.</param>
/// <param name="rules">The rules.</param>
/// <remarks>Mirrors <c>werkzeug.routing.EndpointPrefix</c>.</remarks>
public sealed class EndpointPrefix(string prefix, params IEnumerable<IRuleFactory> rules) : IRuleFactory
{
    /// <inheritdoc/>
    public IEnumerable<Rule> GetRules(Map map) =>
        rules.SelectMany(factory => factory.GetRules(map)).Select(rule => rule.With(endpoint: prefix + rule.Endpoint));
}

/// <summary>Rules with holes: <c>$name</c> or <c>${name}</c> in text, endpoint, subdomain and textual defaults is filled in later.</summary>
/// <param name="rules">The rules.</param>
/// <remarks>Mirrors <c>werkzeug.routing.RuleTemplate</c>.</remarks>
public sealed class RuleTemplate(params IEnumerable<IRuleFactory> rules)
{
    /// <summary>Fills the holes.</summary>
    /// <param name="values">What to put where: a dictionary, pairs, or an object with properties.</param>
    public IRuleFactory Fill(object values) => new Filled(rules, RouteArguments.ForBuilding(values));

    private sealed class Filled(IEnumerable<IRuleFactory> rules, Dictionary<string, object?> values) : IRuleFactory
    {
        public IEnumerable<Rule> GetRules(Map map) => rules.SelectMany(factory => factory.GetRules(map)).Select(Fill);

        private Rule Fill(Rule rule) => rule.With(
            text: Fill(rule.Text),
            endpoint: Fill(rule.Endpoint),
            subdomain: rule.Subdomain is null ? null : Fill(rule.Subdomain),
            defaults: rule.Defaults.Select(pair => KeyValuePair.Create(pair.Key, pair.Value is string text ? (object?)Fill(text) : pair.Value)));

        private string Fill(string text)
        {
            StringBuilder filled = new();
            for (int at = 0; at < text.Length;)
            {
                if (text[at] != '$')
                    filled.Append(text[at++]);
                else if (at + 1 < text.Length && text[at + 1] == '$')
                    (at, _) = (at + 2, filled.Append('$'));
                else
                    filled.Append(UrlText.Of(values[Name(text, ref at)]));
            }

            return filled.ToString();
        }

        private static string Name(string text, ref int at)
        {
            bool braced = at + 1 < text.Length && text[at + 1] == '{';
            int start = at + (braced ? 2 : 1);
            int end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (end == start || (braced && (end == text.Length || text[end] != '}')))
                throw new FormatException($"Invalid placeholder in the rule template {UrlText.Repr(text)}.");
            at = braced ? end + 1 : end;
            return text[start..end];
        }
    }
}
