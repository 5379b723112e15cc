using System.Text;
using Werkzeug.Net.Routing.Converters;

namespace Werkzeug.Net.Routing;

/// <summary>Writes the URL of a rule: literals were encoded once, variables are written by their converters, the rest becomes the query.</summary>
internal sealed class UrlBuilder
{
    private readonly Rule _rule;
    private readonly RuleElement[] _host;
    private readonly RuleElement[] _path;

    public UrlBuilder(Rule rule, IReadOnlyList<RuleElement> host, IReadOnlyList<RuleElement> path)
    {
        _rule = rule;
        Shown = string.Concat(Show(host), host.Count > 0 ? "|" : "", Show(path));
        _host = [.. host.Select(Prepare)];
        _path = [.. path.Select(Prepare)];
    }

    /// <summary>The rule with its variables as <c>&lt;name&gt;</c>, after its host where it has one.</summary>
    public string Shown { get; }

    /// <summary>Builds host and path; null where a converter refuses a value.</summary>
    public (string Host, string Path)? Build(IReadOnlyDictionary<string, object?> values, bool appendUnknown)
    {
        try
        {
            string host = Write(_host, values);
            string path = Write(_path, values);
            string query = appendUnknown ? Query(values) : "";
            return (host, query.Length > 0 ? $"{path}?{query}" : path);
        }
        catch (ValidationException)
        {
            return null;
        }
    }

    private static string Show(IEnumerable<RuleElement> elements) =>
        string.Concat(elements.Select(static element => element.Converter is null ? element.Text : $"<{element.Text}>"));

    private static string Write(RuleElement[] elements, IReadOnlyDictionary<string, object?> values)
    {
        if (elements.Length == 1 && elements[0].Converter is null)
            return elements[0].Text;
        StringBuilder text = new();
        foreach (RuleElement element in elements)
            text.Append(element.Converter is null ? element.Text : element.Converter.ToUrl(values[element.Text]));
        return text.ToString();
    }

    // A variable that has a default is as good as a literal.
    private RuleElement Prepare(RuleElement element)
    {
        if (element.Converter is null)
            return element with { Text = UrlText.QuotePath(element.Text) };
        return _rule.Defaults.TryGetValue(element.Text, out object? value) ? new RuleElement(element.Converter.ToUrl(value), null) : element;
    }

    private string Query(IReadOnlyDictionary<string, object?> values)
    {
        if (values.Count == 0 || values.Keys.All(_rule.Arguments.Contains))
            return "";
        return _rule.Map!.EncodeQuery(values.Where(pair => !_rule.Arguments.Contains(pair.Key)));
    }
}
