namespace Werkzeug.Net.Routing.Converters;

/// <summary>One of the texts given (<c>any(about, help)</c>).</summary>
/// <remarks>Mirrors <c>werkzeug.routing.AnyConverter</c>.</remarks>
public sealed class AnyConverter : UrlConverter
{
    private readonly string[] _items;

    /// <summary>Makes the converter.</summary>
    /// <param name="items">The texts; an item may contain a slash.</param>
    public AnyConverter(params IEnumerable<string> items)
    {
        _items = [.. items];
        Regex = $"(?:{string.Join('|', _items.Select(RoutePattern.Escape))})";
    }

    /// <inheritdoc/>
    public override string Regex { get; }

    /// <inheritdoc/>
    public override bool PartIsolating => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The value is none of the items.</exception>
    public override string ToUrl(object? value) => value is string text && Array.IndexOf(_items, text) >= 0
        ? text
        : throw RoutingErrors.NotAnItem(value, _items);

    internal override bool Accepts(ReadOnlySpan<char> text)
    {
        foreach (string item in _items)
        {
            if (text.SequenceEqual(item))
                return true;
        }

        return _items.Length == 0 && text.IsEmpty;
    }
}
