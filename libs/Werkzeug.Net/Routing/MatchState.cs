namespace Werkzeug.Net.Routing;

/// <summary>A place in the tree of rules: what may follow, literal texts before variable parts, and the rules that end here.</summary>
internal sealed class MatchState
{
    private readonly Dictionary<string, MatchState> _literals = new(StringComparer.Ordinal);
    private (RulePart Part, MatchState State)[] _variables = [];

    // What is looked up while matching: made of the literals by Sort. One literal, the usual case, is compared and not hashed.
    private Dictionary<string, MatchState>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private Rule[] _rules = [];
    private string? _onlyText;
    private MatchState? _onlyState;
    private int _looked;

    /// <summary>The rules that end here, in the order in which they were added.</summary>
    public ReadOnlySpan<Rule> Rules => _rules;

    /// <summary>The variable parts that may follow; sorted once <see cref="Sort"/> was called.</summary>
    public ReadOnlySpan<(RulePart Part, MatchState State)> Variables => _variables;

    /// <summary>The state that a literal text leads to, or null.</summary>
    public MatchState? Literal(ReadOnlySpan<char> text)
    {
        if (_onlyText is not null)
            return text.SequenceEqual(_onlyText) ? _onlyState : null;
        return _looked > 0 && _lookup.TryGetValue(text, out MatchState? state) ? state : null;
    }

    /// <summary>The state that a literal text leads to, where nothing else could take it; else null.</summary>
    public MatchState? OnlyLiteral(ReadOnlySpan<char> text) => _variables.Length == 0 ? Literal(text) : null;

    /// <summary>Whether there are several ways to go on, once the literal one is known.</summary>
    public bool HasChoice(MatchState? literal) => _variables.Length + (literal is null ? 0 : 1) > 1;

    /// <summary>Adds a rule that ends here.</summary>
    public void Add(Rule rule) => _rules = [.. _rules, rule];

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
        _variables = [.. _variables, (part, added)];
        return added;
    }

    /// <summary>Puts the variable parts here and below into the order in which they are tried.</summary>
    public void Sort()
    {
        Stack<MatchState> left = new([this]);
        while (left.TryPop(out MatchState? state))
        {
            state.MakeLookup();
            state._variables = [.. state._variables.OrderBy(static entry => entry.Part.Weight)];
            foreach (MatchState next in state._literals.Values)
                left.Push(next);
            foreach ((_, MatchState next) in state._variables)
                left.Push(next);
        }
    }

    private void MakeLookup()
    {
        if (_looked == _literals.Count)
            return;
        _looked = _literals.Count;
        (_onlyText, _onlyState) = (null, null);
        if (_looked == 1)
            (_onlyText, _onlyState) = _literals.First();
        else
            _lookup = _literals.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
