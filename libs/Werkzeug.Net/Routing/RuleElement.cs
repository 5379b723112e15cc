using Werkzeug.Net.Routing.Converters;

namespace Werkzeug.Net.Routing;

/// <summary>A piece of a rule: a literal text, a slash, or a variable with its converter.</summary>
/// <param name="Text">The literal text, a slash, or the name of the variable.</param>
/// <param name="Converter">The converter; null for text.</param>
internal readonly record struct RuleElement(string Text, UrlConverter? Converter)
{
    public bool IsSlash => Converter is null && Text == "/";
}
