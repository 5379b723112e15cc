namespace Werkzeug.Net.Routing;

/// <summary>A place in the tree of rules: what may follow, literal texts before variable parts, and the rules that end here.</summary>
internal sealed class MatchState
{
    private readonly Dictionary<string, MatchState> _literals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MatchState>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private List<(RulePart Part, MatchState State)> _variables = [];

    public MatchState() => _lookup = _literals.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The rules that end here, in the order in which they were added.</summary>
    public List<Rule> Rules { get; } = [];

    /// <summary>The variable parts that may follow; sorted once <see cref="Sort"/> was called.</summary>
    public List<(RulePart Part, MatchState State)> Variables => _variables;

    /// <summary>The state that a literal text leads to, or null.</summary>
    public MatchState? Literal(ReadOnlySpan<char> text) => _literals.Count > 0 && _lookup.TryGetValue(text, out MatchState? state) ? state : null;

    /// <summary>The state that a part leads to; it is made at need.</summary>
    public MatchState Follow(RulePart part)
    {
        if (part.Literal is { } text)
        {
            if (!_literals.TryGetValue(text, out MatchState? known))
                _literals[text] = known = new MatchState();
            return known;
        }

        foreach ((RulePart other, MatchState state) in _variables)
        {
            if (other.IsSameAs(part))
                return state;
        }

        MatchState added = new();
        _variables.Add((part, added));
        return added;
    }

    /// <summary>Puts the variable parts here and below into the order in which they are tried.</summary>
    public void Sort()
    {
        Stack<MatchState> left = new([this]);
        while (left.TryPop(out MatchState? state))
        {
            state._variables = [.. state._variables.OrderBy(static entry => entry.Part.Weight)];
            foreach (MatchState next in state._literals.Values)
                left.Push(next);
            foreach ((_, MatchState next) in state._variables)
                left.Push(next);
        }
    }
}
