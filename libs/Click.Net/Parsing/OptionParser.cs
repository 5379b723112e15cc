using Click.Net.Errors;
using Click.Net.Text;

namespace Click.Net.Parsing;

/// <summary>Sorts the words of a command line into options and arguments.</summary>
/// <remarks>Mirrors <c>click.parser</c>. Words are taken once, from the front to the back.</remarks>
internal ref struct OptionParser(IContextInfo? context, ParserState state)
{
    private const int FewNames = 16;
    private readonly IContextInfo? _context = context;
    private readonly List<object> _parameters = state.Parameters;
    private readonly Func<string, string>? _normalizer = context?.TokenNormalizer;
    private Dictionary<string, (IParserOption Option, bool Off)>? _byName;
    private int _nameCount;

    /// <summary>Lets options stand behind arguments.</summary>
    public bool AllowInterspersed { get; init; }

    /// <summary>Treats unknown options as arguments.</summary>
    public bool IgnoreUnknown { get; init; }

    // The first characters of all option names.
    private string PrefixChars { get; set; } = "-";

    /// <summary>Parses the words that the state was rented with.</summary>
    /// <exception cref="UsageException">An option is not known or used wrongly.</exception>
    public void Parse(ParserState state)
    {
        ReadPrefixes();
        try
        {
            ParseOptions(state);
            ParseArguments(state);
        }
        catch (UsageException) when (_context is { ResilientParsing: true })
        {
            // Completion makes do with what was understood so far.
        }
    }

    private void ReadPrefixes()
    {
        foreach (object parameter in _parameters)
        {
            if (parameter is not IParserOption option)
                continue;
            _nameCount += option.OnNames.Count + option.OffNames.Count;
            for (int i = 0; i < option.OnNames.Count; i++)
                AddPrefix(option.OnNames[i]);
            for (int i = 0; i < option.OffNames.Count; i++)
                AddPrefix(option.OffNames[i]);
        }
    }

    private void AddPrefix(string name)
    {
        if (name.Length > 0 && !PrefixChars.Contains(name[0], StringComparison.Ordinal))
            PrefixChars += name[0];
    }

    // Of two options with the same name the later one counts. Few names are searched one by one, many by a table.
    private (IParserOption Option, bool Off)? FindOption(string name)
    {
        if (_nameCount > FewNames)
            return (_byName ??= Table()).TryGetValue(name, out var found) ? found : null;
        for (int i = _parameters.Count - 1; i >= 0; i--)
        {
            if (_parameters[i] is not IParserOption option)
                continue;
            if (Has(option.OffNames, name))
                return (option, true);
            if (Has(option.OnNames, name))
                return (option, false);
        }

        return null;
    }

    private readonly bool Has(IReadOnlyList<string> names, string wanted)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (OptionPrefix.Normalise(names[i], _normalizer) == wanted)
                return true;
        }

        return false;
    }

    private readonly Dictionary<string, (IParserOption Option, bool Off)> Table()
    {
        Dictionary<string, (IParserOption Option, bool Off)> table = new(StringComparer.Ordinal);
        foreach (IParserOption option in _parameters.OfType<IParserOption>())
        {
            foreach (string name in option.OnNames)
                table[OptionPrefix.Normalise(name, _normalizer)] = (option, false);
            foreach (string name in option.OffNames)
                table[OptionPrefix.Normalise(name, _normalizer)] = (option, true);
        }

        return table;
    }

    private void ParseOptions(ParserState state)
    {
        while (state.Ahead > 0)
        {
            string word = state.Take();
            if (word == "--")
                return;
            if (word.Length > 1 && PrefixChars.Contains(word[0], StringComparison.Ordinal))
            {
                ParseOption(word, state);
            }
            else if (AllowInterspersed)
            {
                state.Leftover.Add(word);
            }
            else
            {
                state.PutBack(word);
                return;
            }
        }
    }

    // A long name first; failing that, a cluster of short ones, unless the word begins like a long name.
    private void ParseOption(string word, ParserState state)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        string name = OptionPrefix.Normalise(equals < 0 ? word : word[..equals], _normalizer);
        string? value = equals < 0 ? null : word[(equals + 1)..];
        if (IsLong(name) && FindOption(name) is { } found)
        {
            UseLong(found, name, value, state);
        }
        else if (!StartsLikeLong(word))
        {
            ParseCluster(word, state);
        }
        else if (IgnoreUnknown)
        {
            state.Leftover.Add(word);
        }
        else
        {
            throw new NoSuchOptionException(name, Suggestions.For(name, LongNames()), _context);
        }
    }

    private static bool IsLong(string name)
    {
        int prefix = OptionPrefix.LengthOf(name);
        return prefix > 1 || name.Length - prefix != 1;
    }

    private readonly bool StartsLikeLong(string word) => word.StartsWith("--", StringComparison.Ordinal)
        || (word.Length > 1 && word[0] == word[1] && LongNames().Any(name => name.StartsWith(word.AsSpan(0, 2), StringComparison.Ordinal)));

    private readonly IEnumerable<string> LongNames()
    {
        Func<string, string>? normalizer = _normalizer;
        return _parameters.OfType<IParserOption>()
            .SelectMany(option => option.OnNames.Concat(option.OffNames))
            .Select(name => OptionPrefix.Normalise(name, normalizer)).Where(IsLong).Distinct(StringComparer.Ordinal);
    }

    private void UseLong((IParserOption Option, bool Off) found, string name, string? value, ParserState state)
    {
        if (TakesValue(found.Option))
        {
            if (value is not null)
                state.PutBack(value);
            Apply(found, TakeValue(found.Option, name, state), state);
            return;
        }

        if (value is not null)
            throw BadOptionUsageException.TakesNoValue(name);
        Apply(found, Unset.Value, state);
    }

    private void ParseCluster(string word, ParserState state)
    {
        char prefix = word[0];
        string unknown = "";
        for (int i = 1; i < word.Length; i++)
        {
            string name = OptionPrefix.Normalise($"{prefix}{word[i]}", _normalizer);
            if (FindOption(name) is not { } found)
            {
                if (!IgnoreUnknown)
                    throw new NoSuchOptionException(name, null, _context);
                unknown += word[i];
                continue;
            }

            if (!TakesValue(found.Option))
            {
                Apply(found, Unset.Value, state);
                continue;
            }

            if (i + 1 < word.Length)
                state.PutBack(word[(i + 1)..]);
            Apply(found, TakeValue(found.Option, name, state), state);
            break;
        }

        if (unknown.Length > 0)
            state.Leftover.Add(prefix + unknown);
    }

    private static bool TakesValue(IParserOption option) => option.Action is OptionAction.Store or OptionAction.Append;

    private object? TakeValue(IParserOption option, string name, ParserState state)
    {
        int count = option.Nargs;
        if (state.Ahead < count)
            return option.MayLeaveOutValue ? Unset.OptionalValue : throw BadOptionUsageException.RequiresArguments(name, count);
        if (count == 1)
        {
            string next = state.Peek();
            return option.MayLeaveOutValue && LooksLikeOption(next) ? Unset.OptionalValue : state.Take();
        }

        object?[] values = new object?[count];
        for (int i = 0; i < count; i++)
            values[i] = state.Take();
        return values;
    }

    private bool LooksLikeOption(string word) => word.Length > 1 && PrefixChars.Contains(word[0], StringComparison.Ordinal);

    private static void Apply((IParserOption Option, bool Off) found, object? value, ParserState state)
    {
        IParserOption option = found.Option;
        switch (option.Action)
        {
            case OptionAction.Store:
                state.Store(option.Destination, value);
                break;
            case OptionAction.StoreConstant:
                state.Store(option.Destination, option.Constant(found.Off));
                break;
            case OptionAction.Append:
                state.Append(option.Destination, value);
                break;
            case OptionAction.AppendConstant:
                state.Append(option.Destination, option.Constant(found.Off));
                break;
            default:
                state.Count(option.Destination);
                break;
        }

        state.Order.Add(option);
    }

    private readonly void ParseArguments(ParserState state)
    {
        state.TakeRest();
        List<IParserArgument>? arguments = null;
        foreach (object parameter in _parameters)
        {
            if (parameter is IParserArgument argument)
                (arguments ??= []).Add(argument);
        }

        if (arguments is null)
            return;
        object?[] values = NargsUnpacker.Unpack(state.Leftover, [.. arguments.Select(argument => argument.Nargs)]);
        for (int i = 0; i < values.Length; i++)
            Store(arguments[i], values[i], state);
    }

    private static void Store(IParserArgument argument, object? value, ParserState state)
    {
        if (value is object?[] words)
            value = Whole(argument, words);
        state.Store(argument.Destination, value);
        state.Order.Add(argument);
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
