using System.Runtime.CompilerServices;

namespace Click.Net.Parsing;

/// <summary>What parsing has found so far. One is kept per thread for the next command line.</summary>
internal sealed class ParserState
{
    [ThreadStatic]
    private static ParserState? _kept;

    private string[] _words = [];
    private int _next;
    private string? _putBack;
    private ParserSlot[] _slots = new ParserSlot[8];
    private int _slotCount;
    private ParsedValue[] _values = new ParsedValue[8];
    private int _valueCount;

    private ParserState()
    {
    }

    /// <summary>All parameters of the command.</summary>
    public ParserSlot[] Slots => _slots;

    /// <summary>How many there are.</summary>
    public int SlotCount => _slotCount;

    /// <summary>Words that are no options, in order.</summary>
    public ShortList<string> Leftover { get; } = new();

    /// <summary>How many parameters were met.</summary>
    public int MetCount { get; private set; }

    /// <summary>How many words are to come.</summary>
    public int Ahead => _words.Length - _next + (_putBack is null ? 0 : 1);

    /// <summary>A state for a command line.</summary>
    public static ParserState Rent(IReadOnlyList<string> words)
    {
        ParserState state = _kept ?? new ParserState();
        _kept = null;
        state._words = words as string[] ?? Copied(words);
        return state;
    }

    // Apart, so that a program that starts with an array does not load what this needs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string[] Copied(IReadOnlyList<string> words) => [.. words];

    /// <summary>Gives the state back; it must not be used any more.</summary>
    public void Return()
    {
        Array.Clear(_slots, 0, _slotCount);
        Array.Clear(_values, 0, _valueCount);
        _slotCount = _valueCount = _next = MetCount = 0;
        _words = [];
        _putBack = null;
        Leftover.Clear();
        _kept = this;
    }

    /// <summary>Adds a parameter of the command.</summary>
    public void Add(object parameter, IParserOption? option, IParserArgument? argument, string[] onNames, string[] offNames)
    {
        if (_slotCount == _slots.Length)
            Grow(ref _slots);
        ref ParserSlot slot = ref _slots[_slotCount++];
        slot.Parameter = parameter;
        slot.Option = option;
        slot.Argument = argument;
        slot.OnNames = onNames;
        slot.OffNames = offNames;
        slot.IsMet = false;
    }

    /// <summary>Notes that the parameter at a place was met.</summary>
    public void Meet(int place)
    {
        if (_slots[place].IsMet)
            return;
        _slots[place].IsMet = true;
        _slots[MetCount++].OrderOfMeeting = place;
    }

    /// <summary>The parameter that was met as the first, the second …</summary>
    public object Met(int at) => _slots[_slots[at].OrderOfMeeting].Parameter;

    /// <summary>The next word.</summary>
    public string Peek() => _putBack ?? _words[_next];

    /// <summary>Takes the next word.</summary>
    public string Take()
    {
        if (_putBack is not { } word)
            return _words[_next++];
        _putBack = null;
        return word;
    }

    /// <summary>Puts a word before all that are to come. There is never more than one.</summary>
    public void PutBack(string word) => _putBack = word;

    /// <summary>Takes all words that are to come, behind those that are no options.</summary>
    public void TakeRest()
    {
        while (Ahead > 0)
            Leftover.Add(Take());
    }

    /// <summary>The value found for a destination, or <see cref="Unset.Value"/>.</summary>
    public object? ValueOf(string destination) => IndexOf(destination) is >= 0 and int at ? _values[at].Value : Unset.Value;

    /// <summary>Sets a value.</summary>
    public void Store(string destination, object? value)
    {
        int at = IndexOf(destination);
        if (at >= 0)
        {
            _values[at].Value = value;
            return;
        }

        if (_valueCount == _values.Length)
            Grow(ref _values);
        _values[_valueCount].Destination = destination;
        _values[_valueCount++].Value = value;
    }

    /// <summary>Adds a value to a list.</summary>
    public void Append(string destination, object? value)
    {
        if (ValueOf(destination) is not ShortList<object?> list)
            Store(destination, list = new ShortList<object?>());
        list.Add(value);
    }

    /// <summary>Counts one more.</summary>
    public void Count(string destination) => Store(destination, (ValueOf(destination) as int? ?? 0) + 1);

    // Not Array.Resize: its code would have to be compiled for these types when a program starts.
    private static void Grow<T>(ref T[] items)
    {
        T[] larger = new T[items.Length * 2];
        Array.Copy(items, larger, items.Length);
        items = larger;
    }

    private int IndexOf(string destination)
    {
        for (int i = 0; i < _valueCount; i++)
        {
            if (_values[i].Destination == destination)
                return i;
        }

        return -1;
    }
}

/// <summary>A value that was found.</summary>
internal struct ParsedValue
{
    /// <summary>Where it goes.</summary>
    public string Destination;

    /// <summary>The value.</summary>
    public object? Value;
}

/// <summary>A parameter, as what the parser knows it, and whether it was met.</summary>
internal struct ParserSlot
{
    /// <summary>The parameter itself.</summary>
    public object Parameter;

    /// <summary>It as an option; null for an argument.</summary>
    public IParserOption? Option;

    /// <summary>It as an argument; null for an option.</summary>
    public IParserArgument? Argument;

    /// <summary>The names that switch an option on or take its value.</summary>
    public string[] OnNames;

    /// <summary>The names that switch an option off.</summary>
    public string[] OffNames;

    /// <summary>Whether it was met.</summary>
    public bool IsMet;

    /// <summary>The place of the parameter that was met as the one that this slot's own place says.</summary>
    public int OrderOfMeeting;
}
