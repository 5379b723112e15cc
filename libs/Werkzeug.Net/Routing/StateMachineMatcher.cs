using System.Buffers;
using Werkzeug.Net.Routing.Converters;

namespace Werkzeug.Net.Routing;

/// <summary>
/// Finds the rule for a host and a path by walking a tree of states, one part of the path after the other: a thousand rules cost
/// about what ten do. The work is bounded by the rules, not by the path.
/// </summary>
internal sealed class StateMachineMatcher
{
    private const int StackText = 128;
    private const int StackVariables = 8;
    private readonly MatchState _root = new();
    private int _mostVariables;

    /// <summary>Adds a rule.</summary>
    /// <exception cref="DuplicateRuleException">Another rule matches exactly the same.</exception>
    public void Add(Rule rule)
    {
        MatchState state = _root;
        foreach (RulePart part in rule.Parts)
            state = state.Follow(part);
        foreach (Rule other in state.Rules)
        {
            if (other.CollidesWith(rule))
                throw new DuplicateRuleException(other);
        }

        state.Add(rule);
        _mostVariables = Math.Max(_mostVariables, rule.VariableCount);
    }

    /// <summary>Puts everything into the order in which it is tried.</summary>
    public void Sort() => _root.Sort();

    /// <summary>Finds a rule.</summary>
    /// <param name="host">The host or the subdomain.</param>
    /// <param name="path">The decoded path; it is empty or begins with a slash.</param>
    /// <param name="method">The request method in upper case.</param>
    /// <param name="websocket">Whether the request wants a websocket.</param>
    /// <param name="misses">Collects why rules that fit the path were not taken.</param>
    public MatchResult Match(string host, string path, string method, bool websocket, ref NearMisses misses)
    {
        int length = host.Length + 1 + path.Length;
        char[]? rented = length > StackText ? ArrayPool<char>.Shared.Rent(length) : null;
        Span<char> text = rented ?? stackalloc char[StackText];
        Span<Range> captures = _mostVariables > StackVariables ? new Range[_mostVariables] : stackalloc Range[StackVariables];
        text = text[..length];
        host.CopyTo(text);
        text[host.Length] = '/';
        path.CopyTo(text[(host.Length + 1)..]);

        Search search = new(text, captures, method, websocket, ref misses);
        Rule? rule = search.Walk(_root, 0, 0);
        MatchResult result = search.SlashRequired ? MatchResult.NeedsSlash : rule is null ? default : Read(rule, text, captures);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    private static MatchResult Read(Rule rule, ReadOnlySpan<char> text, ReadOnlySpan<Range> captures)
    {
        try
        {
            return new MatchResult(rule, rule.Read(text, captures));
        }
        catch (ValidationException)
        {
            return new MatchResult(rule, null);
        }
    }

    private ref struct Search(ReadOnlySpan<char> text, Span<Range> captures, string method, bool websocket, ref NearMisses misses)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private readonly Span<Range> _captures = captures;
        private readonly ref NearMisses _misses = ref misses;

        /// <summary>The path would match with a slash at its end.</summary>
        public bool SlashRequired { get; private set; }

        // A part begins at "at"; past the end of the text there is no part left.
        public Rule? Walk(MatchState state, int at, int captured)
        {
            if (at > _text.Length)
                return Finish(state);
            int length = _text[at..].IndexOf('/');
            length = length < 0 ? _text.Length - at : length;
            if (state.Literal(_text.Slice(at, length)) is { } next)
            {
                Rule? rule = Walk(next, at + length + 1, captured);
                if (rule is not null || SlashRequired)
                    return rule;
            }

            foreach ((RulePart part, MatchState behind) in state.Variables)
            {
                Rule? rule = Try(part, behind, at, length, captured);
                if (rule is not null || SlashRequired)
                    return rule;
            }

            return at == _text.Length ? Lenient(state) : null;
        }

        private Rule? Try(RulePart part, MatchState behind, int at, int length, int captured)
        {
            int next = at + length + 1;
            if (part.IsFinal)
            {
                next = _text.Length + 1;
                length = _text.Length - at;
            }

            if (part.IsSuffixed && _text[^1] == '/')
            {
                next = _text.Length;
                length--;
            }

            if (part.IsSuffixed && (length <= 0 || _text[at + length - 1] == '/'))
                return null;
            int found = part.Match(_text, at, length, _captures[captured..]);
            return found < 0 ? null : Walk(behind, next, captured + found);
        }

        private Rule? Finish(MatchState state)
        {
            foreach (Rule rule in state.Rules)
            {
                if (Admits(rule))
                    return rule;
            }

            foreach (Rule rule in state.Literal("") is { } behind ? behind.Rules : [])
            {
                if (rule.Websocket != websocket || !rule.Allows(method))
                    continue;
                SlashRequired = rule.StrictSlashes;
                return rule.StrictSlashes ? null : rule;
            }

            return null;
        }

        // One slash too many at the end: rules that are not strict take it.
        private Rule? Lenient(MatchState state)
        {
            foreach (Rule rule in state.Rules)
            {
                if (!rule.StrictSlashes && Admits(rule))
                    return rule;
            }

            return null;
        }

        private bool Admits(Rule rule)
        {
            if (!rule.Allows(method))
                _misses.AddMethods(rule.Methods!);
            else if (rule.Websocket != websocket)
                _misses.Websocket = true;
            else
                return true;
            return false;
        }
    }
}

/// <summary>What a search found: a rule with its values (null where a converter refused its text), the advice to add a slash, or nothing.</summary>
internal readonly record struct MatchResult(Rule? Rule, RouteValues? Values, bool IsSlashMissing = false)
{
    public static MatchResult NeedsSlash => new(null, null, true);
}

/// <summary>Why rules that fit the path were not taken.</summary>
internal struct NearMisses
{
    /// <summary>The methods that they would have taken; null where none was refused for its method.</summary>
    public SortedSet<string>? Methods { get; private set; }

    /// <summary>Whether one wanted a websocket and got none, or the other way round.</summary>
    public bool Websocket { get; set; }

    public void AddMethods(IEnumerable<string> methods) => (Methods ??= new(StringComparer.Ordinal)).UnionWith(methods);
}
