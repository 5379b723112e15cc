using System.Globalization;

namespace Werkzeug.Net.Routing.Converters;

/// <summary>Any text up to the next slash (<c>string</c>, and where no converter is named).</summary>
/// <remarks>Mirrors <c>werkzeug.routing.UnicodeConverter</c>. Lengths count code points.</remarks>
public sealed class StringConverter : UrlConverter
{
    private readonly int _least;
    private readonly int? _most;

    /// <summary>Makes the converter.</summary>
    /// <param name="minLength">The least length.</param>
    /// <param name="maxLength">The greatest length; null for any.</param>
    /// <param name="length">The exact length, instead of the two; null for none.</param>
    public StringConverter(int minLength = 1, int? maxLength = null, int? length = null)
    {
        _least = length ?? minLength;
        _most = length ?? maxLength;
        Regex = length is int exact
            ? string.Create(CultureInfo.InvariantCulture, $"[^/]{{{exact}}}")
            : string.Create(CultureInfo.InvariantCulture, $"[^/]{{{minLength},{maxLength}}}");
    }

    /// <inheritdoc/>
    public override string Regex { get; }

    /// <inheritdoc/>
    public override bool PartIsolating => true;

    internal override bool Accepts(ReadOnlySpan<char> text)
    {
        if (text.Contains('/'))
            return false;
        if (_least <= 1 && _most is null)
            return text.Length >= _least;
        int length = CodePoints(text);
        return length >= _least && !(length > _most);
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (char c in text)
            count += char.IsLowSurrogate(c) ? 0 : 1;
        return count;
    }
}

/// <summary>Any text, slashes included, that does not begin with a slash (<c>path</c>).</summary>
/// <remarks>Mirrors <c>werkzeug.routing.PathConverter</c>.</remarks>
public sealed class PathConverter : UrlConverter
{
    /// <inheritdoc/>
    public override string Regex => "[^/].*?";

    /// <inheritdoc/>
    public override int Weight => 200;

    /// <inheritdoc/>
    public override bool PartIsolating => false;

    internal override bool Accepts(ReadOnlySpan<char> text) => text.Length > 0 && text[0] != '/' && !text[1..].Contains('\n');
}
