namespace Click.Net.Parsing;

/// <summary>What parsing has found so far. One is kept per thread for the next command line.</summary>
internal sealed class ParserState
{
    [ThreadStatic]
    private static ParserState? _kept;

    private readonly List<string> _ahead = [];
    private readonly List<(string Destination, object? Value)> _values = [];

    private ParserState()
    {
    }

    /// <summary>All parameters of the command.</summary>
    public List<object> Parameters { get; } = [];

    /// <summary>Words that are no options, in order.</summary>
    public List<string> Leftover { get; } = [];

    /// <summary>The parameters in the order they were met.</summary>
    public List<object> Order { get; } = [];

    /// <summary>How many words are to come.</summary>
    public int Ahead => _ahead.Count;

    /// <summary>A state for a command line.</summary>
    public static ParserState Rent(IReadOnlyList<string> words)
    {
        ParserState state = _kept ?? new ParserState();
        _kept = null;
        for (int i = words.Count - 1; i >= 0; i--)
            state._ahead.Add(words[i]);
        return state;
    }

    /// <summary>Gives the state back; it must not be used any more.</summary>
    public void Return()
    {
        _ahead.Clear();
        _values.Clear();
        Parameters.Clear();
        Leftover.Clear();
        Order.Clear();
        _kept = this;
    }

    /// <summary>The next word.</summary>
    public string Peek() => _ahead[^1];

    /// <summary>Takes the next word.</summary>
    public string Take()
    {
        string next = _ahead[^1];
        _ahead.RemoveAt(_ahead.Count - 1);
        return next;
    }

    /// <summary>Puts a word before all that are to come.</summary>
    public void PutBack(string word) => _ahead.Add(word);

    /// <summary>Takes all words that are to come, behind those that are no options.</summary>
    public void TakeRest()
    {
        while (_ahead.Count > 0)
            Leftover.Add(Take());
    }

    /// <summary>The value found for a destination, or <see cref="Unset.Value"/>.</summary>
    public object? ValueOf(string destination) => IndexOf(destination) is >= 0 and int at ? _values[at].Value : Unset.Value;

    /// <summary>Sets a value.</summary>
    public void Store(string destination, object? value)
    {
        int at = IndexOf(destination);
        if (at >= 0)
            _values[at] = (destination, value);
        else
            _values.Add((destination, value));
    }

    /// <summary>Adds a value to a list.</summary>
    public void Append(string destination, object? value)
    {
        if (ValueOf(destination) is List<object?> list)
            list.Add(value);
        else
            Store(destination, new List<object?> { value });
    }

    /// <summary>Counts one more.</summary>
    public void Count(string destination) => Store(destination, (ValueOf(destination) as int? ?? 0) + 1);

    private int IndexOf(string destination)
    {
        for (int i = 0; i < _values.Count; i++)
        {
            if (_values[i].Destination == destination)
                return i;
        }

        return -1;
    }
}
