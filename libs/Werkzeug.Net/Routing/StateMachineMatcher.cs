using System.Buffers;
using System.Runtime.CompilerServices;
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

    // Where a path begins when neither host nor subdomain is matched: both texts before it are empty.
    private MatchState? _pathStart;
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
    public void Sort()
    {
        _root.Sort();
        _pathStart = _root.OnlyLiteral("")?.OnlyLiteral("");
    }

    /// <summary>Finds a rule.</summary>
    /// <param name="host">The host or the subdomain.</param>
    /// <param name="path">The decoded path; it is empty or begins with a slash.</param>
    /// <param name="method">The request method in upper case.</param>
    /// <param name="websocket">Whether the request wants a websocket.</param>
    /// <param name="misses">Collects why rules that fit the path were not taken.</param>
    [SkipLocalsInit]
    public MatchResult Match(string host, string path, string method, bool websocket, ref NearMisses misses)
    {
        Span<Range> captures = _mostVariables > StackVariables ? new Range[_mostVariables] : stackalloc Range[StackVariables];
        Search search = new(captures, method, websocket, ref misses);
        if (_pathStart is not null && host.Length == 0 && path.Length > 0)
            return Walk(ref search, path, _pathStart, 1);

        int length = host.Length + 1 + path.Length;
        char[]? rented = length > StackText ? ArrayPool<char>.Shared.Rent(length) : null;
        Span<char> text = rented ?? stackalloc char[StackText];
        text = text[..length];
        host.CopyTo(text);
        text[host.Length] = '/';
        path.CopyTo(text[(host.Length + 1)..]);
        MatchResult result = Walk(ref search, text, _root, 0);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    private static MatchResult Walk(ref Search search, scoped ReadOnlySpan<char> text, MatchState start, int at)
    {
        Rule? rule = search.Walk(text, start, at, 0);
        if (search.SlashRequired)
            return MatchResult.NeedsSlash;
        return rule is null ? default : Read(rule, text, search.Captures);
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

    private ref struct Search(Span<Range> captures, string method, bool websocket, ref NearMisses misses)
    {
        private readonly ref NearMisses _misses = ref misses;

        /// <summary>Where the variables of the rule stand, once it is found.</summary>
        public readonly Span<Range> Captures { get; } = captures;

        /// <summary>The path would match with a slash at its end.</summary>
        public bool SlashRequired { get; private set; }

        // A part begins at "at"; past the end of the text there is no part left. What has one way to go on goes on without a call.
        public Rule? Walk(scoped ReadOnlySpan<char> text, MatchState state, int at, int captured)
        {
            while (at <= text.Length)
            {
                int length = text[at..].IndexOf('/');
                length = length < 0 ? text.Length - at : length;
                MatchState? literal = state.Literal(text.Slice(at, length));
                if (at == text.Length || state.HasChoice(literal))
                    return Choose(text, state, literal, at, length, captured);
                if (literal is not null)
                    (state, at) = (literal, at + length + 1);
                else if (state.Variables is not [(RulePart part, MatchState behind)] || !Try(text, part, ref at, length, ref captured))
                    return null;
                else
                    state = behind;
            }

            return Finish(state);
        }

        private Rule? Choose(scoped ReadOnlySpan<char> text, MatchState state, MatchState? literal, int at, int length, int captured)
        {
            if (literal is not null)
            {
                Rule? rule = Walk(text, literal, at + length + 1, captured);
                if (rule is not null || SlashRequired)
                    return rule;
            }

            foreach ((RulePart part, MatchState behind) in state.Variables)
            {
                (int next, int taken) = (at, captured);
                Rule? rule = Try(text, part, ref next, length, ref taken) ? Walk(text, behind, next, taken) : null;
                if (rule is not null || SlashRequired)
                    return rule;
            }

            return at == text.Length ? Lenient(state) : null;
        }

        // Moves behind the part and its variables where the text fits.
        private readonly bool Try(scoped ReadOnlySpan<char> text, RulePart part, ref int at, int length, ref int captured)
        {
            int next = at + length + 1;
            if (part.IsFinal)
            {
                next = text.Length + 1;
                length = text.Length - at;
            }

            if (part.IsSuffixed && text[^1] == '/')
            {
                next = text.Length;
                length--;
            }

            if (part.IsSuffixed && (length <= 0 || text[at + length - 1] == '/'))
                return false;
            int found = part.Match(text, at, length, Captures[captured..]);
            (at, captured) = (next, captured + found);
            return found >= 0;
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
