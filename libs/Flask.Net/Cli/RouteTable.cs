using System.Globalization;
using System.Text;
using Werkzeug.Net.Routing;

namespace Flask.Net.Cli;

/// <summary>What routes are sorted by.</summary>
internal enum RouteOrder
{
    /// <summary>The endpoint's name.</summary>
    Endpoint,

    /// <summary>The methods.</summary>
    Methods,

    /// <summary>The host or subdomain.</summary>
    Domain,

    /// <summary>The text of the rule.</summary>
    Rule,

    /// <summary>The order in which routing tries them.</summary>
    Match,
}

/// <summary>Lists the routes of an application as a table of text.</summary>
internal static class RouteTable
{
    private const string Gap = "  ";

    /// <summary>The lines of the table; one that says so where there are no routes.</summary>
    public static IReadOnlyList<string> Lines(FlaskApp app, RouteOrder order, bool allMethods)
    {
        List<Rule> rules = [.. Sorted(app.UrlMap.IterRules(), order, app.UrlMap.HostMatching, allMethods)];
        if (rules.Count == 0)
            return ["No routes were registered."];
        List<Column> columns =
        [
            new("Endpoint", rules, static rule => rule.Endpoint),
            new("Methods", rules, rule => MethodsOf(rule, allMethods)),
            new(app.UrlMap.HostMatching ? "Host" : "Subdomain", rules, rule => DomainOf(rule, app.UrlMap.HostMatching)),
            new("Rule", rules, static rule => rule.Text),
        ];
        columns.RemoveAll(static column => column.IsDomain && column.IsEmpty);
        return
        [
            Join(columns, static column => column.Title.PadRight(column.Width)),
            Join(columns, static column => new string('-', column.Width)),
            .. Enumerable.Range(0, rules.Count).Select(row => Join(columns, column => column.Cells[row].PadRight(column.Width))),
        ];
    }

    private static IEnumerable<Rule> Sorted(IEnumerable<Rule> rules, RouteOrder order, bool hostMatching, bool allMethods) => order switch
    {
        RouteOrder.Endpoint => rules.OrderBy(static rule => rule.Endpoint, StringComparer.Ordinal),
        RouteOrder.Methods => rules.OrderBy(rule => MethodsOf(rule, allMethods), StringComparer.Ordinal),
        RouteOrder.Domain => rules.OrderBy(rule => DomainOf(rule, hostMatching), StringComparer.Ordinal),
        RouteOrder.Rule => rules.OrderBy(static rule => rule.Text, StringComparer.Ordinal),
        _ => rules,
    };

    private static string MethodsOf(Rule rule, bool all) => string.Join(
        ", ", (rule.Methods ?? new HashSet<string>()).Where(method => all || method is not ("HEAD" or "OPTIONS")).Order(StringComparer.Ordinal));

    private static string DomainOf(Rule rule, bool hostMatching) => (hostMatching ? rule.Host : rule.Subdomain) ?? "";

    private static string Join(List<Column> columns, Func<Column, string> cell) => string.Join(Gap, columns.Select(cell));

    private sealed class Column(string title, List<Rule> rules, Func<Rule, string> cell)
    {
        public string Title { get; } = title;

        public IReadOnlyList<string> Cells { get; } = [.. rules.Select(cell)];

        public bool IsDomain => Title is "Host" or "Subdomain";

        public bool IsEmpty => Cells.All(static text => text.Length == 0);

        public int Width => Math.Max(Title.Length, Cells.Max(static text => text.Length));
    }
}
