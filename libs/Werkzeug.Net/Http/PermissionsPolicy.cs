using Werkzeug.Net.Http.Structured;
using Werkzeug.Net.Text;

namespace Werkzeug.Net.Http;

/// <summary>
/// The header <c>Permissions-Policy</c>: who may use a feature of the browser, as the camera, on a page and in what it embeds.
/// W3C Permissions Policy, section 5.2.
/// </summary>
/// <remarks>Our own, beyond Werkzeug. It is a structured dictionary (RFC 9651) whose values are lists of origins.</remarks>
/// <example><code>
/// response.PermissionsPolicy = new PermissionsPolicy().Deny("camera", "microphone").Allow("geolocation", PermissionsPolicy.Self, "https://maps.example");
/// // camera=(), microphone=(), geolocation=(self "https://maps.example")
/// </code></example>
public sealed class PermissionsPolicy : IHeaderValue
{
    /// <summary>The page's own origin.</summary>
    public const string Self = "self";

    /// <summary>The origin that a frame was made for.</summary>
    public const string Source = "src";

    /// <summary>Every origin.</summary>
    public const string Everyone = "*";

    private readonly OrderedDictionary<string, StructuredMember> _features = new(StringComparer.Ordinal);

    /// <summary>The features that the policy speaks of, in order.</summary>
    public IReadOnlyCollection<string> Features => _features.Keys;

    /// <summary>Reads the header.</summary>
    /// <param name="header">The header's text; null is empty.</param>
    /// <returns>The policy; an empty one where the text breaks the grammar, as browsers ignore it then.</returns>
    public static PermissionsPolicy Parse(string? header)
    {
        PermissionsPolicy policy = new();
        if (StructuredHeader.TryParseDictionary(header, out IReadOnlyDictionary<string, StructuredMember>? features))
        {
            foreach ((string feature, StructuredMember origins) in features)
                policy._features[feature] = origins;
        }

        return policy;
    }

    /// <summary>Whether the policy allows a feature to an origin, by name: itself, <see cref="Everyone"/>, or nobody where it does not speak of it.</summary>
    /// <param name="feature">The feature, as <c>camera</c>.</param>
    /// <param name="origin">The origin, or one of the words.</param>
    public bool Allows(string feature, string origin) => _features.TryGetValue(feature, out StructuredMember? member) && member switch
    {
        InnerList list => list.Items.Any(item => Names(item.Value, origin) || Names(item.Value, Everyone)),
        StructuredItem item => Names(item.Value, origin) || Names(item.Value, Everyone),
        _ => false,
    };

    /// <summary>Allows a feature to some origins, in place of those that had it.</summary>
    /// <param name="feature">The feature, as <c>camera</c>.</param>
    /// <param name="origins">Origins as <c>https://example.org</c>, or one of the words <see cref="Self"/>, <see cref="Source"/>, <see cref="Everyone"/>.</param>
    public PermissionsPolicy Allow(string feature, params ReadOnlySpan<string> origins)
    {
        ArgumentNullException.ThrowIfNull(feature);
        List<StructuredItem> items = [];
        foreach (string origin in origins)
            items.Add(new StructuredItem(origin is Self or Source or Everyone ? new TokenItem(origin) : new StringItem(origin)));
        _features[feature] = items is [{ Value: TokenItem { Value: Everyone } }] ? items[0] : new InnerList(items);
        return this;
    }

    /// <summary>Allows features to nobody.</summary>
    public PermissionsPolicy Deny(params ReadOnlySpan<string> features)
    {
        foreach (string feature in features)
            Allow(feature);
        return this;
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">A feature or an origin has characters that the header cannot.</exception>
    public string ToHeader() => StructuredHeader.Write(_features);

    /// <inheritdoc/>
    public override string ToString() => ToHeader();

    private static bool Names(BareItem value, string origin) => value switch
    {
        TokenItem token => token.Value == origin,
        StringItem text => text.Value == origin,
        _ => false,
    };
}
