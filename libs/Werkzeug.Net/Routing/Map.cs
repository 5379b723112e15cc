using System.Collections;
using System.Text;
using Werkzeug.Net.Routing.Converters;
using Werkzeug.Net.Wsgi;

namespace Werkzeug.Net.Routing;

/// <summary>All rules of an application. Bound to a request it matches and builds URLs.</summary>
/// <remarks>
/// Mirrors <c>werkzeug.routing.Map</c>. Rules are added at start; matching and building may then be done by many threads.
/// </remarks>
public sealed class Map : IEnumerable<Rule>
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Rule>> _byEndpoint = new(StringComparer.Ordinal);
    private readonly List<string> _endpoints = [];
    private readonly StateMachineMatcher _matcher = new();
    private readonly Dictionary<string, ConverterFactory> _converters = BuiltInConverters.Table();
    private volatile bool _isUnsorted;

    /// <summary>Makes an empty map; rules are added by a collection initialiser or by <see cref="Add"/>.</summary>
    /// <param name="options">How to match and build; null takes the defaults.</param>
    public Map(MapOptions? options = null)
    {
        options ??= new MapOptions();
        DefaultSubdomain = options.DefaultSubdomain;
        StrictSlashes = options.StrictSlashes;
        MergeSlashes = options.MergeSlashes;
        RedirectDefaults = options.RedirectDefaults;
        SortParameters = options.SortParameters;
        SortKey = options.SortKey;
        HostMatching = options.HostMatching;
        SubdomainMatching = options.SubdomainMatching;
        MaxPathLength = options.MaxPathLength;
        MaxPathParts = options.MaxPathParts;
        foreach ((string name, ConverterFactory factory) in options.Converters ?? _converters)
            _converters[name] = factory;
    }

    /// <summary>Makes a map of rules.</summary>
    /// <param name="rules">Rules and groups of rules.</param>
    /// <param name="options">How to match and build; null takes the defaults.</param>
    public Map(IEnumerable<IRuleFactory> rules, MapOptions? options = null)
        : this(options)
    {
        ArgumentNullException.ThrowIfNull(rules);
        foreach (IRuleFactory factory in rules)
            Add(factory);
    }

    /// <summary>The subdomain of rules that name none. Counts for rules added later.</summary>
    public string DefaultSubdomain { get; set; }

    /// <summary>Whether a path that lacks the slash at its end is redirected; rules may say otherwise.</summary>
    public bool StrictSlashes { get; set; }

    /// <summary>Whether a path with several slashes in a row is redirected; rules may say otherwise.</summary>
    public bool MergeSlashes { get; set; }

    /// <summary>Whether a path that another rule of the endpoint writes shorter, by its defaults, is redirected there.</summary>
    public bool RedirectDefaults { get; set; }

    /// <summary>Whether query parameters of built URLs are sorted.</summary>
    public bool SortParameters { get; set; }

    /// <summary>What query parameters are sorted by; null sorts by name, then value.</summary>
    public Func<KeyValuePair<string, object?>, IComparable>? SortKey { get; set; }

    /// <summary>Whether rules match whole hosts instead of subdomains. Counts for rules added later.</summary>
    public bool HostMatching { get; set; }

    /// <summary>Whether rules match subdomains. Counts for rules added later.</summary>
    public bool SubdomainMatching { get; set; }

    /// <summary>How many characters a path may have.</summary>
    public int MaxPathLength { get; }

    /// <summary>How many parts between slashes a path may have.</summary>
    public int MaxPathParts { get; }

    /// <summary>The converters by the name that rules use; one of your own is added here before the rules that use it.</summary>
    public Dictionary<string, ConverterFactory> Converters => _converters;

    internal StateMachineMatcher Matcher
    {
        get
        {
            Update();
            return _matcher;
        }
    }

    /// <summary>Adds a rule or a group of rules.</summary>
    /// <exception cref="ArgumentException">A rule cannot be read, or matches exactly what another one matches.</exception>
    /// <exception cref="KeyNotFoundException">A rule names a converter that is not known.</exception>
    public void Add(IRuleFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        lock (_gate)
        {
            foreach (Rule rule in factory.GetRules(this))
                AddRule(rule);
        }
    }

    /// <summary>Brings the rules into the order in which they are tried. Done by itself before the first match after a change.</summary>
    public void Update()
    {
        if (!_isUnsorted)
            return;
        lock (_gate)
        {
            if (!_isUnsorted)
                return;
            _matcher.Sort();
            foreach (string endpoint in _endpoints)
                _byEndpoint[endpoint] = InBuildingOrder(_byEndpoint[endpoint]);
            _isUnsorted = false;
        }
    }

    /// <summary>The rules of an endpoint, or all rules endpoint by endpoint.</summary>
    /// <param name="endpoint">The endpoint; null lists all.</param>
    public IEnumerable<Rule> IterRules(string? endpoint = null)
    {
        Update();
        return endpoint is null ? _endpoints.SelectMany(known => _byEndpoint[known]) : RulesOf(endpoint);
    }

    /// <summary>Whether a rule of the endpoint has all these variables or defaults.</summary>
    public bool IsEndpointExpecting(string endpoint, params IEnumerable<string> arguments) =>
        IterRules(endpoint).Any(rule => arguments.All(rule.Arguments.Contains));

    /// <summary>Binds the map to a host and an application path.</summary>
    /// <param name="serverName">The host with its port if it is not the usual one, without subdomain.</param>
    /// <param name="scriptName">The path of the application; null is the root.</param>
    /// <param name="subdomain">The subdomain of the request; null takes the default one.</param>
    /// <param name="urlScheme">The scheme for absolute URLs.</param>
    /// <param name="defaultMethod">The method where none is given.</param>
    /// <param name="pathInfo">The path where none is given.</param>
    /// <param name="queryArgs">The query that redirects keep: text, or named values.</param>
    /// <exception cref="InvalidOperationException">A subdomain was given, but the map matches hosts.</exception>
    /// <exception cref="BadHostException">The host cannot be one.</exception>
    public MapAdapter Bind(
        string serverName, string? scriptName = null, string? subdomain = null, string urlScheme = "http", string defaultMethod = "GET",
        string? pathInfo = null, object? queryArgs = null)
    {
        ArgumentNullException.ThrowIfNull(serverName);
        if (HostMatching && subdomain is not null)
            throw RoutingErrors.SubdomainWithHosts();
        return new MapAdapter(
            this, HostText.ToAscii(serverName.ToLowerInvariant()), scriptName ?? "/", HostMatching ? null : subdomain ?? DefaultSubdomain, urlScheme,
            pathInfo ?? "/", defaultMethod, queryArgs);
    }

    /// <summary>Binds the map to a request.</summary>
    /// <param name="environ">The request.</param>
    /// <param name="serverName">The host that the application has without subdomain; null takes the request's, so that there is no subdomain.</param>
    /// <param name="subdomain">The subdomain; null finds it from the two hosts.</param>
    /// <exception cref="InvalidOperationException">A subdomain was given, but the map matches hosts.</exception>
    /// <exception cref="BadHostException">The host cannot be one.</exception>
    public MapAdapter BindToEnviron(WsgiEnviron environ, string? serverName = null, string? subdomain = null)
    {
        ArgumentNullException.ThrowIfNull(environ);
        string host = CurrentUrl.Host(environ).ToLowerInvariant();
        string scheme = RequestScheme.Of(environ);
        string server = serverName is null ? host : RequestScheme.StripUsualPort(serverName.ToLowerInvariant(), scheme);
        if (subdomain is null && SubdomainMatching && !HostMatching)
            subdomain = RequestScheme.SubdomainOf(host, server);
        return Bind(
            server, environ.ScriptName, subdomain, scheme, environ.Method, environ.Path, environ.Text("QUERY_STRING") ?? "");
    }

    /// <inheritdoc/>
    public IEnumerator<Rule> GetEnumerator() => IterRules().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The rules as they are shown, one a line.</summary>
    public override string ToString() => new StringBuilder("Map([").AppendJoin(",\n ", IterRules()).Append("])").ToString();

    /// <summary>The rules of an endpoint in the order in which building tries them.</summary>
    internal IReadOnlyList<Rule> RulesOf(string endpoint)
    {
        Update();
        return _byEndpoint.TryGetValue(endpoint, out List<Rule>? rules) ? rules : [];
    }

    /// <summary>Named values as a query string, sorted if the map says so.</summary>
    internal string EncodeQuery(IEnumerable<KeyValuePair<string, object?>> items)
    {
        IEnumerable<KeyValuePair<string, object?>> flat = UrlText.Flatten(items);
        if (!SortParameters)
            return UrlText.EncodeQuery(flat);
        return UrlText.EncodeQuery(SortKey is null
            ? flat.OrderBy(static pair => pair.Key, StringComparer.Ordinal).ThenBy(static pair => UrlText.Of(pair.Value), StringComparer.Ordinal)
            : flat.OrderBy(SortKey));
    }

    private static List<Rule> InBuildingOrder(List<Rule> rules)
    {
        List<Rule> sorted = [.. rules.OrderBy(static rule => rule.Alias).ThenByDescending(static rule => rule.Arguments.Count).ThenByDescending(static rule => rule.Defaults.Count)];
        for (int at = 0; at < sorted.Count; at++)
            sorted[at].HasShorterForm = sorted.Take(at).Any(shorter => shorter.ProvidesDefaultsFor(sorted[at]));
        return sorted;
    }

    private void AddRule(Rule rule)
    {
        rule.Bind(this);
        if (!rule.BuildOnly)
            _matcher.Add(rule);
        if (!_byEndpoint.TryGetValue(rule.Endpoint, out List<Rule>? rules))
        {
            _byEndpoint[rule.Endpoint] = rules = [];
            _endpoints.Add(rule.Endpoint);
        }

        rules.Add(rule);
        _isUnsorted = true;
    }
}
