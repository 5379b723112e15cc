using Werkzeug.Net.Routing.Converters;

namespace Werkzeug.Net.Routing;

/// <summary>The words of the errors that declaring and building make.</summary>
internal static class RoutingErrors
{
    public static HttpException? BeyondLimits(string path, Map map)
    {
        if (path.Length <= map.MaxPathParts)
            return null;
        if (path.Length > map.MaxPathLength)
            return new RequestUriTooLargeException();
        return path.AsSpan().Count('/') > map.MaxPathParts ? new NotFoundException() : null;
    }

    public static ArgumentException NoLeadingSlash(string rule) => new($"URL rule {UrlText.Repr(rule)} must start with a slash.");

    public static ArgumentException Malformed(string rule) => new($"malformed url rule: {UrlText.Repr(rule)}");

    public static FormatException NameTwice(string name, string rule) => new($"variable name {UrlText.Repr(name)} used twice in {UrlText.Repr(rule)}.");

    public static KeyNotFoundException NoConverter(string name) => new($"the converter {UrlText.Repr(name)} does not exist");

    public static ArgumentException BadConverterArgument(string text) => new($"Cannot parse converter argument {UrlText.Repr(text)}");

    public static ConverterArgumentException UnknownArgument(string converter, string name) =>
        new($"The converter {UrlText.Repr(converter)} has no argument {UrlText.Repr(name)}.");

    public static ConverterArgumentException TooManyArguments(string converter) => new($"The converter {UrlText.Repr(converter)} got too many arguments.");

    public static KeyNotFoundException NoVariable(string name, Rule rule) =>
        new($"The rule {UrlText.Repr(rule.Text)} redirects to {UrlText.Repr(rule.RedirectTo)}, but has no variable {UrlText.Repr(name)}.");

    public static ConverterArgumentException NoText(string converter, object? value) =>
        new($"The converter {UrlText.Repr(converter)} takes texts, not {UrlText.Repr(value)}.");

    public static ArgumentException NotAnInteger(object? value) => new($"invalid literal for int() with base 10: {UrlText.Repr(value)}");

    public static ArgumentException NotANumber(object? value) => new($"{UrlText.Repr(value)} is not a number.");

    public static ArgumentException NotAnItem(object? value, IEnumerable<string> items) =>
        new($"{UrlText.Repr(value)} is not one of {string.Join(", ", items.Order(StringComparer.Ordinal).Select(UrlText.Repr))}");

    public static ArgumentException WebsocketMethods() => new("WebSocket rules can only use 'GET', 'HEAD', and 'OPTIONS' methods.");

    public static InvalidOperationException AlreadyBound(Rule rule) => new($"url rule {rule} already bound to a map.");

    public static InvalidOperationException SubdomainWithHosts() => new("Passing 'subdomain' is invalid when host matching is enabled.");
}
