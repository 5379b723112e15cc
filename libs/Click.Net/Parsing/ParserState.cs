namespace Click.Net.Parsing;

/// <summary>What parsing has found so far.</summary>
internal sealed class ParserState(IReadOnlyList<string> arguments)
{
    private readonly List<string> _ahead = Reversed(arguments);
    private Dictionary<string, object?>? _values;

    /// <summary>Words that are no options, in order.</summary>
    public List<string> Leftover { get; } = [];

    /// <summary>The parameters in the order they were met.</summary>
    public List<object> Order { get; } = [];

    /// <summary>How many words are to come.</summary>
    public int Ahead => _ahead.Count;

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

    /// <summary>Takes all words that are to come.</summary>
    public void TakeRestInto(List<string> list)
    {
        while (_ahead.Count > 0)
            list.Add(Take());
    }

    /// <summary>The value found for a destination, or <see cref="Unset.Value"/>.</summary>
    public object? ValueOf(string destination) =>
        _values is not null && _values.TryGetValue(destination, out object? value) ? value : Unset.Value;

    /// <summary>Sets a value.</summary>
    public void Store(string destination, object? value) => (_values ??= [])[destination] = value;

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

    private static List<string> Reversed(IReadOnlyList<string> words)
    {
        List<string> reversed = new(words.Count + 1);
        for (int i = words.Count - 1; i >= 0; i--)
            reversed.Add(words[i]);
        return reversed;
    }
}
