using Werkzeug.Net.Routing.Converters;

namespace Werkzeug.Net.Routing;

/// <summary>Reads the text of a rule: literal text, slashes, and <c>&lt;converter(arguments):name&gt;</c>.</summary>
internal static class RuleParser
{
    /// <summary>The pieces of a rule's text, in order.</summary>
    /// <exception cref="ArgumentException">The text is no rule.</exception>
    /// <exception cref="KeyNotFoundException">A converter is not known.</exception>
    public static List<RuleElement> Parse(string text, IReadOnlyDictionary<string, ConverterFactory> converters)
    {
        List<RuleElement> elements = [];
        for (int at = 0; at < text.Length;)
            elements.Add(Next(text, ref at, converters));
        return elements;
    }

    private static RuleElement Next(string text, ref int at, IReadOnlyDictionary<string, ConverterFactory> converters)
    {
        if (text[at] == '/')
        {
            at++;
            return new RuleElement("/", null);
        }

        if (text[at] == '<')
            return Variable(text, ref at, converters);
        int end = text.AsSpan(at).IndexOfAny('<', '/');
        end = end < 0 ? text.Length : at + end;
        RuleElement literal = new(text[at..end], null);
        at = end;
        return literal;
    }

    private static RuleElement Variable(string text, ref int at, IReadOnlyDictionary<string, ConverterFactory> converters)
    {
        int start = at + 1;
        int end = Word(text, start);
        string first = text[start..end];
        if (first.Length > 0 && Peek(text, end) == '>')
        {
            at = end + 1;
            return new RuleElement(first, Make("default", null, converters));
        }

        string? arguments = null;
        if (first.Length > 0 && Peek(text, end) == '(')
            arguments = Arguments(text, ref end);
        int name = end + 1;
        int close = Peek(text, end) == ':' ? Word(text, name) : end;
        if (first.Length == 0 || close <= name || Peek(text, close) != '>')
            throw RoutingErrors.Malformed(text);
        at = close + 1;
        return new RuleElement(text[name..close], Make(first, arguments, converters));
    }

    // The arguments end at the first parenthesis after which the rest of the variable can be read.
    private static string? Arguments(string text, ref int at)
    {
        int start = at + 1;
        for (int close = text.IndexOf("):", start, StringComparison.Ordinal); close >= 0; close = text.IndexOf("):", close + 1, StringComparison.Ordinal))
        {
            int end = Word(text, close + 2);
            if (end == close + 2 || Peek(text, end) != '>')
                continue;
            if (text.AsSpan(start, close - start).Contains('\n'))
                break;
            at = close + 1;
            return text[start..close];
        }

        return null;
    }

    private static UrlConverter Make(string name, string? arguments, IReadOnlyDictionary<string, ConverterFactory> converters)
    {
        if (!converters.TryGetValue(name, out ConverterFactory? factory))
            throw RoutingErrors.NoConverter(name);
        return factory(ConverterArgumentParser.Parse(name, arguments));
    }

    private static char Peek(string text, int at) => at < text.Length ? text[at] : '\0';

    private static int Word(string text, int at)
    {
        int start = at;
        while (at < text.Length && (char.IsAsciiLetter(text[at]) || text[at] == '_' || (at > start && char.IsAsciiDigit(text[at]))))
            at++;
        return at;
    }
}
