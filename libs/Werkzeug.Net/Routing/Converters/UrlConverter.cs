using System.Text.RegularExpressions;

namespace Werkzeug.Net.Routing.Converters;

/// <summary>Reads one variable part of a URL into a value, and writes a value back into a URL.</summary>
/// <remarks>
/// Mirrors <c>werkzeug.routing.BaseConverter</c>. A converter of your own overrides <see cref="Regex"/> and at need
/// <see cref="ToValue"/> and <see cref="ToUrl"/>, and is registered in <see cref="MapOptions.Converters"/>.
/// </remarks>
public abstract class UrlConverter
{
    private Regex? _whole;

    /// <summary>What the text must look like, as a regular expression without anchors. It runs in linear time, so it has no look-around.</summary>
    public virtual string Regex => "[^/]+";

    /// <summary>Its place among others that could match: lighter ones are tried first. A literal text is tried before all.</summary>
    public virtual int Weight => 100;

    /// <summary>Whether the text ends at a slash. False where the expression may match slashes.</summary>
    public virtual bool PartIsolating => !Regex.Contains('/', StringComparison.Ordinal);

    /// <summary>Reads the text of a URL.</summary>
    /// <param name="text">The decoded text; it matches <see cref="Regex"/>.</param>
    /// <exception cref="ValidationException">The text is not a value after all: no rule matches the URL.</exception>
    public virtual object? ToValue(string text) => text;

    /// <summary>Writes a value for a URL, percent-encoded.</summary>
    /// <exception cref="ValidationException">The value has no place in the URL: another rule is tried.</exception>
    public virtual string ToUrl(object? value) => UrlText.QuotePath(UrlText.Of(value));

    /// <summary>Reads the text of a URL where it stands; converters that need no text of their own save it.</summary>
    internal virtual object? Read(ReadOnlySpan<char> text) => ToValue(text.ToString());

    /// <summary>Whether the whole text looks as <see cref="Regex"/> says.</summary>
    internal virtual bool Accepts(ReadOnlySpan<char> text) => (_whole ??= RoutePattern.Compile($"^(?:{Regex})\\z")).IsMatch(text);
}

/// <summary>A converter says that a text is not a value of its kind.</summary>
/// <remarks>Mirrors <c>werkzeug.routing.ValidationError</c>.</remarks>
public sealed class ValidationException : FormatException
{
    /// <summary>Makes the error.</summary>
    public ValidationException(string? message = null)
        : base(message)
    {
    }
}
