namespace Werkzeug.Net.Datastructures;

/// <summary>The languages that a client accepts, the best first. RFC 9110 section 12.5.4.</summary>
/// <remarks>Mirrors <c>werkzeug.datastructures.LanguageAccept</c>: <c>en_US</c> is <c>en-us</c>.</remarks>
public sealed class LanguageAccept : Accept
{
    /// <summary>Makes a list of items, which it puts in order.</summary>
    public LanguageAccept(IEnumerable<AcceptItem> items)
        : base(items)
    {
    }

    internal LanguageAccept(AcceptItems given)
        : base(given)
    {
    }

    /// <summary>The one of several languages that the client likes best.</summary>
    /// <param name="values">What the program can offer, what it prefers itself first.</param>
    /// <param name="defaultValue">What to return where the client accepts none of them.</param>
    /// <remarks>
    /// Where no tag is accepted as it stands, <c>en</c> answers a wish for <c>en-US</c>, and after that <c>en-US</c> one for <c>en</c>.
    /// </remarks>
    public override string? BestMatch(IEnumerable<string> values, string? defaultValue = null)
    {
        string[] offered = [.. values];
        if (base.BestMatch(offered) is { } exact)
            return exact;
        Accept primary = new(this.Select(static item => item with { Value = Primary(item.Value) }));
        if (primary.BestMatch(offered) is { } general)
            return general;
        return base.BestMatch(offered.Select(Primary)) is { } tag
            ? offered.First(value => value.StartsWith(tag, StringComparison.Ordinal))
            : defaultValue;
    }

    /// <inheritdoc/>
    protected override bool Matches(string value, string item)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(item);
        return item == "*" || Normal(value).Equals(Normal(item), StringComparison.OrdinalIgnoreCase);
    }

    private static string Normal(string tag) => tag.Replace('_', '-');

    private static string Primary(string tag)
    {
        int end = tag.AsSpan().IndexOfAny('-', '_');
        return end < 0 ? tag : tag[..end];
    }
}
