using System.Collections.Frozen;
using Werkzeug.Net.Routing.Converters;

namespace Werkzeug.Net.Routing;

/// <summary>One pattern of URLs and the endpoint that it leads to: <c>new Rule("/post/&lt;int:id&gt;", endpoint: "post")</c>.</summary>
/// <remarks>
/// Mirrors <c>werkzeug.routing.Rule</c>. A rule that ends with a slash is a branch: without the slash it redirects there. A rule
/// belongs to one map at most.
/// </remarks>
public sealed class Rule : IRuleFactory
{
    private readonly bool? _strictSlashes;
    private readonly bool? _mergeSlashes;
    private readonly string? _endpoint;
    private UrlBuilder? _builder;
    private string[] _names = [];
    private UrlConverter[] _converters = [];

    /// <summary>Makes a rule.</summary>
    /// <param name="text">The pattern; it begins with a slash. Variables are <c>&lt;converter(arguments):name&gt;</c>.</param>
    /// <param name="defaults">Values that the rule stands for without a variable: a dictionary, pairs, or an object with properties.</param>
    /// <param name="subdomain">The subdomain, which may have variables; null takes the map's default.</param>
    /// <param name="methods">The request methods; HEAD goes with GET. Null takes every method.</param>
    /// <param name="buildOnly">Never matches, only builds.</param>
    /// <param name="endpoint">What the rule leads to.</param>
    /// <param name="strictSlashes">Whether a missing slash at the end redirects; null takes the map's setting.</param>
    /// <param name="mergeSlashes">Whether several slashes in a row count as one; null takes the map's setting.</param>
    /// <param name="redirectTo">Where a match redirects to, relative to the application; may name variables as <c>&lt;name&gt;</c>.</param>
    /// <param name="redirectWith">Computes where a match redirects to, instead of <paramref name="redirectTo"/>.</param>
    /// <param name="alias">Whether another rule of the endpoint is the real one: a match redirects to it.</param>
    /// <param name="host">The whole host, which may have variables, where the map matches hosts.</param>
    /// <param name="websocket">Whether the rule is for websockets only.</param>
    /// <exception cref="ArgumentException">The text does not begin with a slash, or a websocket rule has other methods than GET, HEAD and OPTIONS.</exception>
    public Rule(
        string text,
        object? defaults = null,
        string? subdomain = null,
        IEnumerable<string>? methods = null,
        bool buildOnly = false,
        string? endpoint = null,
        bool? strictSlashes = null,
        bool? mergeSlashes = null,
        string? redirectTo = null,
        Func<MapAdapter, IReadOnlyDictionary<string, object?>, string>? redirectWith = null,
        bool alias = false,
        string? host = null,
        bool websocket = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.StartsWith('/'))
            throw RoutingErrors.NoLeadingSlash(text);
        Text = text;
        Defaults = RouteArguments.Read(defaults).ToDictionary(StringComparer.Ordinal);
        Subdomain = subdomain;
        Methods = methods is null ? null : Complete(methods);
        if (websocket && Methods is not null && Methods.Any(static method => method is not ("GET" or "HEAD" or "OPTIONS")))
            throw RoutingErrors.WebsocketMethods();
        BuildOnly = buildOnly;
        _endpoint = endpoint;
        _strictSlashes = strictSlashes;
        _mergeSlashes = mergeSlashes;
        RedirectTo = redirectTo;
        RedirectWith = redirectWith;
        Alias = alias;
        Host = host;
        Websocket = websocket;
        Arguments = Defaults.Keys.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>What the rule leads to; empty where none was given.</summary>
    public string Endpoint => _endpoint ?? "";

    /// <summary>Values that the rule stands for without a variable.</summary>
    public IReadOnlyDictionary<string, object?> Defaults { get; }

    /// <summary>The subdomain; null before the rule is bound takes the map's default.</summary>
    public string? Subdomain { get; private set; }

    /// <summary>The whole host, where the map matches hosts.</summary>
    public string? Host { get; }

    /// <summary>The request methods in upper case; null takes every method.</summary>
    public IReadOnlySet<string>? Methods { get; }

    /// <summary>Whether the rule never matches and only builds.</summary>
    public bool BuildOnly { get; }

    /// <summary>Where a match redirects to.</summary>
    public string? RedirectTo { get; }

    /// <summary>Computes where a match redirects to.</summary>
    public Func<MapAdapter, IReadOnlyDictionary<string, object?>, string>? RedirectWith { get; }

    /// <summary>Whether another rule of the endpoint is the real one.</summary>
    public bool Alias { get; }

    /// <summary>Whether the rule is for websockets only.</summary>
    public bool Websocket { get; }

    /// <summary>Whether OPTIONS is answered by the framework; for frameworks to set and read, null says nothing.</summary>
    public bool? ProvideAutomaticOptions { get; set; }

    /// <summary>The names of its variables and defaults.</summary>
    public IReadOnlySet<string> Arguments { get; private set; }

    /// <summary>Whether the rule does not end with a slash.</summary>
    public bool IsLeaf => !Text.EndsWith('/');

    /// <summary>Whether a missing slash at the end redirects.</summary>
    public bool StrictSlashes => _strictSlashes ?? Map?.StrictSlashes ?? true;

    /// <summary>Whether several slashes in a row count as one.</summary>
    public bool MergeSlashes => _mergeSlashes ?? Map?.MergeSlashes ?? true;

    /// <summary>The map that the rule belongs to; null before it was added to one.</summary>
    public Map? Map { get; private set; }

    /// <summary>How many variables host and path have.</summary>
    internal int VariableCount => _converters.Length;

    /// <summary>Whether a rule that comes before this one says the same with its defaults, so that a match may redirect there. Set by the map.</summary>
    internal bool HasShorterForm { get; set; }

    /// <summary>What is asked of host and path, part by part.</summary>
    internal IReadOnlyList<RulePart> Parts { get; private set; } = [];

    /// <summary>The endpoint as it is compared with others: one that was not given is Python's None.</summary>
    internal string EndpointText => _endpoint ?? "None";

    /// <summary>Another rule with the same settings that belongs to no map.</summary>
    public Rule Empty() => With();

    /// <inheritdoc/>
    public IEnumerable<Rule> GetRules(Map map)
    {
        yield return this;
    }

    /// <summary>The rule as it is shown: <c>&lt;Rule '/post/&lt;id&gt;' (GET, HEAD) -&gt; post&gt;</c>.</summary>
    public override string ToString()
    {
        if (Map is null)
            return $"<Rule {UrlText.Repr(Text)} (unbound)>";
        string methods = Methods is null ? "" : $" ({string.Join(", ", Methods)})";
        return $"<Rule {UrlText.Repr(_builder!.Shown)}{methods} -> {EndpointText}>";
    }

    /// <summary>Another rule with some settings changed, that belongs to no map.</summary>
    internal Rule With(
        string? text = null, string? endpoint = null, string? subdomain = null, IEnumerable<KeyValuePair<string, object?>>? defaults = null) => new(
        text ?? Text, defaults ?? Defaults, subdomain ?? Subdomain, Methods, BuildOnly, endpoint ?? _endpoint, _strictSlashes, _mergeSlashes,
        RedirectTo, RedirectWith, Alias, Host, Websocket)
        { ProvideAutomaticOptions = ProvideAutomaticOptions };

    /// <summary>Ties the rule to a map and reads its text with the map's converters.</summary>
    internal void Bind(Map map)
    {
        if (Map is not null)
            throw RoutingErrors.AlreadyBound(this);
        Map = map;
        Subdomain ??= map.DefaultSubdomain;
        string host = map.HostMatching ? Host ?? "" : map.SubdomainMatching ? Subdomain : "";
        List<RuleElement> hostElements = RuleParser.Parse(host, map.Converters);
        List<RuleElement> pathElements = RuleParser.Parse(MergeSlashes ? PathText.Merge(Text) : Text, map.Converters);
        Parts = [.. RulePart.Split(hostElements), .. RulePart.Split(pathElements)];
        Name([.. hostElements, .. pathElements]);
        _builder = new UrlBuilder(this, hostElements, pathElements);
    }

    /// <summary>Whether both would take the same request, once their parts are the same. Any number may take OPTIONS: a framework answers it for all.</summary>
    internal bool CollidesWith(Rule other) => Websocket == other.Websocket
        && (Methods is null || other.Methods is null || Methods.Any(method => method != "OPTIONS" && other.Methods.Contains(method)));

    /// <summary>Whether the rule takes a method.</summary>
    internal bool Allows(string method) => Methods is null || Methods.Contains(method);

    /// <summary>Reads the values of a match; a default stands for its variable too.</summary>
    /// <param name="text">The text that was matched.</param>
    /// <param name="captures">Where the variables stand in it.</param>
    /// <exception cref="ValidationException">A converter does not want its text.</exception>
    internal RouteValues Read(ReadOnlySpan<char> text, ReadOnlySpan<Range> captures)
    {
        if (_names.Length == 0)
            return RouteValues.Empty;
        object?[] values = new object?[_names.Length];
        for (int at = 0; at < _converters.Length; at++)
            values[at] = _converters[at].Read(text[captures[at]]);
        if (Defaults.Count > 0)
            FillIn(values);
        return new RouteValues(_names, values);
    }

    /// <summary>The URL text of a variable's value.</summary>
    internal string ToUrl(string name, object? value) => _converters[Array.IndexOf(_names, name)].ToUrl(value);

    /// <summary>Whether the rule knows a variable of this name.</summary>
    internal bool HasVariable(string name) => _names.AsSpan(0, _converters.Length).Contains(name);

    /// <summary>Whether the rule can be built with these values for this method.</summary>
    internal bool IsSuitableFor(IReadOnlyDictionary<string, object?> values, string? method)
    {
        if (method is not null && !Allows(method))
            return false;
        foreach (string name in Arguments)
        {
            if (!Defaults.ContainsKey(name) && !values.ContainsKey(name))
                return false;
        }

        foreach ((string name, object? value) in Defaults)
        {
            if (values.TryGetValue(name, out object? given) && !ValueEquality.AreEqual(given, value))
                return false;
        }

        return true;
    }

    /// <summary>Whether the rule is the shorter form of another with its defaults filled in.</summary>
    internal bool ProvidesDefaultsFor(Rule other) =>
        !BuildOnly && Defaults.Count > 0 && Endpoint == other.Endpoint && this != other && Arguments.SetEquals(other.Arguments);

    /// <summary>Builds host (or subdomain) and path; null where a converter refuses a value.</summary>
    internal (string Host, string Path)? Build(IReadOnlyDictionary<string, object?> values, bool appendUnknown = true) =>
        _builder!.Build(values, appendUnknown);

    private void FillIn(object?[] values)
    {
        for (int at = 0; at < _names.Length; at++)
        {
            if (Defaults.TryGetValue(_names[at], out object? standing) && standing is not null)
                values[at] = standing;
        }
    }

    private static HashSet<string> Complete(IEnumerable<string> methods)
    {
        HashSet<string> all = new(methods.Select(static method => method.ToUpperInvariant()), StringComparer.Ordinal);
        if (all.Contains("GET"))
            all.Add("HEAD");
        return all;
    }

    private void Name(IReadOnlyList<RuleElement> elements)
    {
        RuleElement[] variables = [.. elements.Where(static element => element.Converter is not null)];
        _converters = [.. variables.Select(static variable => variable.Converter!)];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (RuleElement variable in variables)
        {
            if (!seen.Add(variable.Text))
                throw RoutingErrors.NameTwice(variable.Text, Text);
        }

        _names = [.. variables.Select(static variable => variable.Text), .. Defaults.Keys.Where(name => !seen.Contains(name))];
        Arguments = _names.ToFrozenSet(StringComparer.Ordinal);
    }
}
