using Werkzeug.Net.Routing.Converters;

namespace Werkzeug.Net.Routing;

/// <summary>How a map matches and builds.</summary>
/// <remarks>Mirrors the arguments of <c>werkzeug.routing.Map</c>.</remarks>
public sealed record MapOptions
{
    /// <summary>The subdomain of rules that name none.</summary>
    public string DefaultSubdomain { get; init; } = "";

    /// <summary>Whether a path that lacks the slash at its end is redirected to the one with it; else both match.</summary>
    public bool StrictSlashes { get; init; } = true;

    /// <summary>Whether a path with several slashes in a row is redirected to the one with single slashes.</summary>
    public bool MergeSlashes { get; init; } = true;

    /// <summary>Whether a path that another rule of the endpoint writes shorter, by its defaults, is redirected there.</summary>
    public bool RedirectDefaults { get; init; } = true;

    /// <summary>More converters, by the name that rules use.</summary>
    public IReadOnlyDictionary<string, ConverterFactory>? Converters { get; init; }

    /// <summary>Whether query parameters of built URLs are sorted.</summary>
    public bool SortParameters { get; init; }

    /// <summary>What query parameters are sorted by; null sorts by name, then value.</summary>
    public Func<KeyValuePair<string, object?>, IComparable>? SortKey { get; init; }

    /// <summary>Whether rules match whole hosts instead of subdomains.</summary>
    public bool HostMatching { get; init; }

    /// <summary>Whether rules match subdomains; without it the subdomain of a request and of a rule is ignored.</summary>
    public bool SubdomainMatching { get; init; } = true;

    /// <summary>How many characters a path may have; a longer one is a 414.</summary>
    public int MaxPathLength { get; init; } = 8 * 1024;

    /// <summary>How many parts between slashes a path may have; one with more matches nothing.</summary>
    public int MaxPathParts { get; init; } = 256;
}
