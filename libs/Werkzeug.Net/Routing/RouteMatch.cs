namespace Werkzeug.Net.Routing;

/// <summary>What a match found: the rule and the values of its variables and defaults.</summary>
public readonly record struct RouteMatch
{
    internal RouteMatch(Rule rule, IReadOnlyDictionary<string, object?> values)
    {
        Rule = rule;
        Values = values;
    }

    /// <summary>The rule.</summary>
    public Rule Rule { get; }

    /// <summary>The values: variables in the order of the rule, then defaults.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; }

    /// <summary>The endpoint of the rule.</summary>
    public string Endpoint => Rule.Endpoint;

    /// <summary>Takes the match apart into endpoint and values.</summary>
    public void Deconstruct(out string endpoint, out IReadOnlyDictionary<string, object?> values)
    {
        endpoint = Rule.Endpoint;
        values = Values;
    }
}
