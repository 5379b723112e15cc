using Werkzeug.Net.Routing;

namespace Flask.Net;

/// <summary>What a route says beyond rule, endpoint and methods.</summary>
/// <remarks>Mirrors the keyword arguments of <c>Flask.add_url_rule</c>, which it hands to <see cref="Rule"/>.</remarks>
public sealed record RouteOptions
{
    /// <summary>Values for arguments that the rule does not name. With two rules for one endpoint, the one with defaults is the canonical URL.</summary>
    public IReadOnlyDictionary<string, object?>? Defaults { get; init; }

    /// <summary>Whether a missing slash at the end redirects; <see langword="null"/> asks the map.</summary>
    public bool? StrictSlashes { get; init; }

    /// <summary>Whether runs of slashes are merged by a redirect; <see langword="null"/> asks the map.</summary>
    public bool? MergeSlashes { get; init; }

    /// <summary>The subdomain to match; <see langword="null"/> takes the blueprint's or the map's.</summary>
    public string? Subdomain { get; init; }

    /// <summary>The host to match, where the application matches hosts.</summary>
    public string? Host { get; init; }

    /// <summary>Where the rule redirects to instead of running a view: a URL in which <c>&lt;name></c> stands for a value.</summary>
    public string? RedirectTo { get; init; }

    /// <summary>Whether the rule only builds URLs.</summary>
    public bool BuildOnly { get; init; }

    /// <summary>Whether the rule is another spelling of one with the same endpoint, to which it redirects.</summary>
    public bool Alias { get; init; }

    /// <summary>Whether the rule matches WebSocket requests only.</summary>
    public bool Websocket { get; init; }

    /// <summary>Whether the framework answers <c>OPTIONS</c>; <see langword="null"/> asks the view and then <c>PROVIDE_AUTOMATIC_OPTIONS</c>.</summary>
    public bool? ProvideAutomaticOptions { get; init; }
}
