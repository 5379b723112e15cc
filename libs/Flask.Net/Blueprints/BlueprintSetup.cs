namespace Flask.Net;

/// <summary>What a registration of a blueprint may say differently from the blueprint itself.</summary>
internal sealed record BlueprintOptions(
    string? UrlPrefix = null, string? Name = null, string? Subdomain = null, IReadOnlyDictionary<string, object?>? UrlDefaults = null, string NamePrefix = "");

/// <summary>One registration of a blueprint with an application.</summary>
/// <remarks>Mirrors <c>flask.blueprints.BlueprintSetupState</c>.</remarks>
public sealed class BlueprintSetup
{
    private readonly IReadOnlyDictionary<string, object?> _urlDefaults;

    private BlueprintSetup(Blueprint blueprint, FlaskApp app, BlueprintOptions options, string name, bool isFirst)
    {
        App = app;
        Blueprint = blueprint;
        Name = name;
        IsFirstRegistration = isFirst;
        UrlPrefix = options.UrlPrefix ?? blueprint.UrlPrefix;
        Subdomain = options.Subdomain ?? blueprint.Subdomain;
        _urlDefaults = Joined(blueprint.UrlDefaultValues, options.UrlDefaults);
    }

    /// <summary>The application.</summary>
    public FlaskApp App { get; }

    /// <summary>The blueprint.</summary>
    public Blueprint Blueprint { get; }

    /// <summary>The full name of this registration, with those of the blueprints around it, as <c>admin.users</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the application sees the blueprint for the first time.</summary>
    public bool IsFirstRegistration { get; }

    /// <summary>What comes before its rules.</summary>
    public string? UrlPrefix { get; }

    /// <summary>The subdomain of its rules.</summary>
    public string? Subdomain { get; }

    /// <summary>Adds a rule as the blueprint would, with its prefix, subdomain, defaults and name.</summary>
    public void AddUrlRule(string rule, string endpoint, Delegate view, IEnumerable<string>? methods = null, RouteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        Add(new RouteDeclaration(rule, endpoint, ViewInvoker.View(view), methods, options ?? new()));
    }

    internal static BlueprintSetup For(Blueprint blueprint, FlaskApp app, BlueprintOptions options)
    {
        string own = options.Name ?? blueprint.Name;
        string name = (options.NamePrefix + "." + own).TrimStart('.');
        if (app.Blueprints.TryGetValue(name, out Blueprint? other))
            throw new ArgumentException(NameTaken(own, name, ReferenceEquals(other, blueprint)));
        bool isFirst = !app.Blueprints.Values.Contains(blueprint);
        app.AddBlueprint(name, blueprint);
        return new BlueprintSetup(blueprint, app, options, name, isFirst);
    }

    internal void Add(RouteDeclaration route) => App.Register(route with
    {
        Rule = RuleOf(route.Rule),
        Endpoint = $"{Name}.{route.Endpoint}",
        Options = route.Options with
        {
            Subdomain = route.Options.Subdomain ?? Subdomain,
            Defaults = Joined(_urlDefaults, route.Options.Defaults),
        },
    });

    // What the registration of an inner blueprint gets from this one: names and prefixes add up from outside in, subdomains from inside out.
    internal BlueprintOptions OptionsFor(Blueprint child, BlueprintOptions options) => options with
    {
        NamePrefix = Name,
        UrlPrefix = (UrlPrefix, options.UrlPrefix ?? child.UrlPrefix) switch
        {
            (string outer, string inner) => outer.TrimEnd('/') + "/" + inner.TrimStart('/'),
            (var outer, var inner) => inner ?? outer,
        },
        Subdomain = (Subdomain, options.Subdomain ?? child.Subdomain) switch
        {
            (string outer, string inner) => inner + "." + outer,
            (var outer, var inner) => inner ?? outer,
        },
    };

    private static string NameTaken(string own, string name, bool isSame)
    {
        string which = isSame ? "this" : "a different";
        string at = own == name ? "" : $" '{name}'";
        return $"The name '{own}' is already registered for {which} blueprint{at}. Use 'name=' to provide a unique name.";
    }

    private static IReadOnlyDictionary<string, object?> Joined(IReadOnlyDictionary<string, object?> first, IReadOnlyDictionary<string, object?>? second)
    {
        if (second is null || second.Count == 0)
            return first;
        Dictionary<string, object?> joined = new(first, StringComparer.Ordinal);
        foreach ((string key, object? value) in second)
            joined[key] = value;
        return joined;
    }

    private string RuleOf(string rule) => UrlPrefix switch
    {
        null => rule,
        string prefix when rule.Length == 0 => prefix,
        string prefix => prefix.TrimEnd('/') + "/" + rule.TrimStart('/'),
    };
}
