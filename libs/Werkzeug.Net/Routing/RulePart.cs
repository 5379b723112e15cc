using System.Text;
using System.Text.RegularExpressions;
using Werkzeug.Net.Routing.Converters;

namespace Werkzeug.Net.Routing;

/// <summary>
/// What a rule says about one part of the path (the text between two slashes), or, where a converter may match slashes, about
/// the whole rest of it.
/// </summary>
internal sealed class RulePart
{
    private readonly IReadOnlyList<RuleElement> _elements;
    private readonly UrlConverter? _alone;
    private readonly string _signature;
    private Regex? _pattern;

    private RulePart(IReadOnlyList<RuleElement> elements, bool isFinal, bool isSuffixed)
    {
        _elements = elements;
        _alone = elements is [{ Converter: { } only }] ? only : null;
        IsFinal = isFinal;
        IsSuffixed = isSuffixed;
        Literal = elements.All(static element => element.Converter is null) ? string.Concat(elements.Select(static element => element.Text)) : null;
        Weight = new RuleWeight(
            [.. elements.Where(static element => element.Converter is null && !element.IsSlash).Select(static element => element.Text.Length)],
            [.. elements.Where(static element => element.Converter is not null).Select(static element => element.Converter!.Weight)]);
        _signature = Literal ?? Expression(named: false);
    }

    /// <summary>The text itself, where the part has no variable; else null.</summary>
    public string? Literal { get; }

    /// <summary>Whether the part takes the whole rest of the path.</summary>
    public bool IsFinal { get; }

    /// <summary>Whether a slash at the end of the rest is not a variable's but the rule's own.</summary>
    public bool IsSuffixed { get; }

    /// <summary>When it is tried, among the variable parts at one place.</summary>
    public RuleWeight Weight { get; }

    /// <summary>Splits the pieces of a rule (or of its host) into parts.</summary>
    public static IEnumerable<RulePart> Split(IReadOnlyList<RuleElement> elements)
    {
        List<RuleElement> current = [];
        bool final = false;
        foreach (RuleElement element in elements)
        {
            if (element.IsSlash && !final)
            {
                yield return new RulePart(current, false, false);
                current = [];
                continue;
            }

            final |= element.Converter is { PartIsolating: false };
            current.Add(element);
        }

        bool suffixed = final && current[^1].IsSlash;
        if (suffixed)
            current.RemoveAt(current.Count - 1);
        yield return new RulePart(current, final, suffixed);
        if (suffixed)
            yield return new RulePart([], false, false);
    }

    /// <summary>Whether another part asks for exactly the same, so that both lead to one state.</summary>
    public bool IsSameAs(RulePart other) => _signature == other._signature && IsFinal == other.IsFinal && IsSuffixed == other.IsSuffixed
        && Weight.Equals(other.Weight);

    /// <summary>Matches a text from <paramref name="start"/> on and notes where its variables stand.</summary>
    /// <param name="text">The text that is matched.</param>
    /// <param name="start">Where the part begins in it.</param>
    /// <param name="length">How long the part is.</param>
    /// <param name="captures">Where to note the variables.</param>
    /// <returns>How many variables were noted, or -1 if the text does not match.</returns>
    public int Match(ReadOnlySpan<char> text, int start, int length, Span<Range> captures)
    {
        if (_alone is not null)
            return _alone.Accepts(text.Slice(start, length)) ? Note(captures, start, length) : -1;
        if (Weight.Variables.Count == 1)
            return MatchOne(text, start, length, captures);
        return MatchPattern(text, start, length, captures);
    }

    private static int Note(Span<Range> captures, int start, int length)
    {
        captures[0] = start..(start + length);
        return 1;
    }

    // One variable between literals: whatever they leave is its text.
    private int MatchOne(ReadOnlySpan<char> text, int start, int length, Span<Range> captures)
    {
        int first = 0;
        while (_elements[first].Converter is null)
        {
            string literal = _elements[first++].Text;
            if (!text.Slice(start, length).StartsWith(literal))
                return -1;
            start += literal.Length;
            length -= literal.Length;
        }

        for (int last = _elements.Count - 1; last > first; last--)
        {
            string literal = _elements[last].Text;
            if (!text.Slice(start, length).EndsWith(literal))
                return -1;
            length -= literal.Length;
        }

        return _elements[first].Converter!.Accepts(text.Slice(start, length)) ? Note(captures, start, length) : -1;
    }

    private int MatchPattern(ReadOnlySpan<char> text, int start, int length, Span<Range> captures)
    {
        _pattern ??= RoutePattern.Compile($"^{Expression(named: true)}\\z");
        Match match = _pattern.Match(text.Slice(start, length).ToString());
        if (!match.Success)
            return -1;
        for (int at = 0; at < Weight.Variables.Count; at++)
        {
            Group group = match.Groups[$"v{at}"];
            captures[at] = (start + group.Index)..(start + group.Index + group.Length);
        }

        return Weight.Variables.Count;
    }

    private string Expression(bool named)
    {
        StringBuilder pattern = new();
        int variable = 0;
        foreach (RuleElement element in _elements)
        {
            if (element.Converter is null)
                pattern.Append(Regex.Escape(element.Text));
            else if (named)
                pattern.Append("(?<v").Append(variable++).Append('>').Append(element.Converter.Regex).Append(')');
            else
                pattern.Append('(').Append(element.Converter.Regex).Append(')');
        }

        return pattern.ToString();
    }
}
