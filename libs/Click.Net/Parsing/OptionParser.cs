using System.Text;
using Click.Net.Errors;
using Click.Net.Text;

namespace Click.Net.Parsing;

/// <summary>Sorts the words of a command line into options and arguments.</summary>
/// <remarks>Mirrors <c>click.parser</c>. Words are taken once, from the front to the back.</remarks>
internal ref struct OptionParser(IContextInfo? context, ParserState state)
{
    private readonly IContextInfo? _context = context;
    private readonly ParserState _state = state;
    private NameIndex _names = new(state, context?.TokenNormalizer);

    /// <summary>Lets options stand behind arguments.</summary>
    public bool AllowInterspersed { get; init; }

    /// <summary>Treats unknown options as arguments.</summary>
    public bool IgnoreUnknown { get; init; }

    /// <summary>Parses the words that the state was rented with.</summary>
    /// <exception cref="UsageException">An option is not known or used wrongly.</exception>
    public void Parse()
    {
        _names.ReadPrefixes();
        try
        {
            ParseOptions();
            ParseArguments();
        }
        catch (UsageException) when (_context is { ResilientParsing: true })
        {
            // Completion makes do with what was understood so far.
        }
    }

    private void ParseOptions()
    {
        while (_state.Ahead > 0)
        {
            string word = _state.Take();
            if (word == "--")
                return;
            if (LooksLikeOption(word))
            {
                ParseOption(word);
            }
            else if (AllowInterspersed)
            {
                _state.Leftover.Add(word);
            }
            else
            {
                _state.PutBack(word);
                return;
            }
        }
    }

    private readonly bool LooksLikeOption(string word) => word.Length > 1 && _names.IsPrefix(word[0]);

    // A long name first; failing that, a cluster of short ones, unless the word begins like a long name.
    private void ParseOption(string word)
    {
        int equals = word.IndexOf('=');
        string name = _names.Normalise(equals < 0 ? word : word[..equals]);
        if (NameIndex.IsLong(name) && _names.Find(name, out bool off) is var place and not NameIndex.None)
        {
            UseLong(place, off, name, equals < 0 ? null : word[(equals + 1)..]);
        }
        else if (!_names.StartsLikeLong(word))
        {
            ParseCluster(word);
        }
        else if (IgnoreUnknown)
        {
            _state.Leftover.Add(word);
        }
        else
        {
            throw new NoSuchOptionException(name, Suggestions.For(name, _names.LongNames()), _context);
        }
    }

    private readonly void UseLong(int place, bool off, string name, string? value)
    {
        IParserOption option = _state.Slots[place].Option!;
        OptionAction action = option.Action;
        if (!TakesValue(action))
        {
            if (value is not null)
                throw BadOptionUsageException.TakesNoValue(name);
            Apply(place, action, option.Constant(off));
            return;
        }

        if (value is not null)
            _state.PutBack(value);
        Apply(place, action, TakeValue(option, name));
    }

    private void ParseCluster(string word)
    {
        char prefix = word[0];
        StringBuilder? unknown = null;
        for (int i = 1; i < word.Length; i++)
        {
            string name = _names.Normalise($"{prefix}{word[i]}");
            int place = _names.Find(name, out bool off);
            if (place == NameIndex.None)
            {
                if (!IgnoreUnknown)
                    throw new NoSuchOptionException(name, null, _context);
                (unknown ??= new StringBuilder()).Append(word[i]);
                continue;
            }

            IParserOption option = _state.Slots[place].Option!;
            OptionAction action = option.Action;
            if (!TakesValue(action))
            {
                Apply(place, action, option.Constant(off));
                continue;
            }

            if (i + 1 < word.Length)
                _state.PutBack(word[(i + 1)..]);
            Apply(place, action, TakeValue(option, name));
            break;
        }

        if (unknown is not null)
            _state.Leftover.Add($"{prefix}{unknown}");
    }

    private static bool TakesValue(OptionAction action) => action is OptionAction.Store or OptionAction.Append;

    private readonly object? TakeValue(IParserOption option, string name)
    {
        int count = option.Nargs;
        if (_state.Ahead < count)
            return option.MayLeaveOutValue ? Unset.OptionalValue : throw BadOptionUsageException.RequiresArguments(name, count);
        if (count == 1)
            return option.MayLeaveOutValue && LooksLikeOption(_state.Peek()) ? Unset.OptionalValue : _state.Take();

        object?[] values = new object?[count];
        for (int i = 0; i < count; i++)
            values[i] = _state.Take();
        return values;
    }

    private readonly void Apply(int place, OptionAction action, object? value)
    {
        string destination = _state.Slots[place].Option!.Destination;
        switch (action)
        {
            case OptionAction.Store:
            case OptionAction.StoreConstant:
                _state.Store(destination, value);
                break;
            case OptionAction.Append:
            case OptionAction.AppendConstant:
                _state.Append(destination, value);
                break;
            default:
                _state.Count(destination);
                break;
        }

        _state.Meet(place);
    }

    private readonly void ParseArguments()
    {
        _state.TakeRest();
        int[] places = ArgumentPlaces();
        if (places.Length == 0)
            return;
        int[] counts = new int[places.Length];
        for (int i = 0; i < counts.Length; i++)
            counts[i] = _state.Slots[places[i]].Argument!.Nargs;
        object?[] values = NargsUnpacker.Unpack(_state.Leftover, counts);
        for (int i = 0; i < values.Length; i++)
            Store(places[i], values[i]);
    }

    private readonly int[] ArgumentPlaces()
    {
        int count = 0;
        for (int i = 0; i < _state.SlotCount; i++)
            count += _state.Slots[i].Argument is null ? 0 : 1;
        if (count == 0)
            return [];
        int[] places = new int[count];
        for (int i = _state.SlotCount - 1; count > 0; i--)
        {
            if (_state.Slots[i].Argument is not null)
                places[--count] = i;
        }

        return places;
    }

    private readonly void Store(int place, object? value)
    {
        IParserArgument argument = _state.Slots[place].Argument!;
        _state.Store(argument.Destination, value is object?[] words ? Whole(argument, words) : value);
        _state.Meet(place);
    }

    private static object? Whole(IParserArgument argument, object?[] words)
    {
        if (argument.Nargs < 0)
            return words.Length == 0 ? Unset.Value : words;
        int missing = words.Count(word => word == Unset.Value);
        if (missing == words.Length)
            return Unset.Value;
        return missing == 0 ? words : throw BadArgumentUsageException.TooFewValues(argument.DisplayName, argument.Nargs);
    }
}
