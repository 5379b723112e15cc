using Click.Net.Errors;
using Click.Net.Text;

namespace Click.Net.Parsing;

/// <summary>Sorts the words of a command line into options and arguments.</summary>
/// <remarks>Mirrors <c>click.parser</c>. Words are taken once, from the front to the back.</remarks>
internal sealed class OptionParser
{
    private readonly IContextInfo? _context;
    private readonly List<IParserOption> _options = [];
    private readonly List<IParserArgument> _arguments = [];
    private Dictionary<string, (IParserOption Option, bool Off)>? _byName;
    private string _prefixChars = "-";

    public OptionParser(IContextInfo? context) => _context = context;

    /// <summary>Lets options stand behind arguments.</summary>
    public bool AllowInterspersed { get; init; } = true;

    /// <summary>Treats unknown options as arguments.</summary>
    public bool IgnoreUnknown { get; init; }

    /// <summary>The first characters of all option names.</summary>
    public string PrefixChars => _prefixChars;

    /// <summary>Adds an option. Of two options with the same name the later one counts.</summary>
    public void Add(IParserOption option)
    {
        _options.Add(option);
        foreach (string name in option.OnNames)
            Register(name, option, false);
        foreach (string name in option.OffNames)
            Register(name, option, true);
    }

    /// <summary>Adds an argument.</summary>
    public void Add(IParserArgument argument) => _arguments.Add(argument);

    /// <summary>Parses the words.</summary>
    /// <exception cref="UsageException">An option is not known or used wrongly.</exception>
    public ParserState Parse(IReadOnlyList<string> words)
    {
        ParserState state = new(words);
        try
        {
            ParseOptions(state);
            ParseArguments(state);
        }
        catch (UsageException) when (_context is { ResilientParsing: true })
        {
            // Completion makes do with what was understood so far.
        }

        return state;
    }

    private void Register(string name, IParserOption option, bool off)
    {
        _byName ??= new Dictionary<string, (IParserOption, bool)>(StringComparer.Ordinal);
        string normal = OptionPrefix.Normalise(name, _context?.TokenNormalizer);
        _byName[normal] = (option, off);
        if (normal.Length > 0 && !_prefixChars.Contains(normal[0], StringComparison.Ordinal))
            _prefixChars += normal[0];
    }

    private void ParseOptions(ParserState state)
    {
        while (state.Ahead > 0)
        {
            string word = state.Take();
            if (word == "--")
                return;
            if (word.Length > 1 && _prefixChars.Contains(word[0], StringComparison.Ordinal))
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
        string name = OptionPrefix.Normalise(equals < 0 ? word : word[..equals], _context?.TokenNormalizer);
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

    private static bool IsLong(string name) => name.Length - OptionPrefix.LengthOf(name) != 1 || OptionPrefix.LengthOf(name) > 1;

    private bool StartsLikeLong(string word)
    {
        if (_byName is null || word.Length < 2)
            return word.StartsWith("--", StringComparison.Ordinal);
        return word.StartsWith("--", StringComparison.Ordinal)
            || _byName.Keys.Any(name => OptionPrefix.LengthOf(name) == 2 && word.StartsWith(name.AsSpan(0, 2), StringComparison.Ordinal));
    }

    private IEnumerable<string> LongNames() => _byName is null ? [] : _byName.Keys.Where(IsLong);

    private (IParserOption Option, bool Off)? FindOption(string name) =>
        _byName is not null && _byName.TryGetValue(name, out var found) ? found : null;

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
            string name = OptionPrefix.Normalise($"{prefix}{word[i]}", _context?.TokenNormalizer);
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

    private bool LooksLikeOption(string word) => word.Length > 1 && _prefixChars.Contains(word[0], StringComparison.Ordinal);

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

    private void ParseArguments(ParserState state)
    {
        List<string> words = [.. state.Leftover];
        state.TakeRestInto(words);
        state.Leftover.Clear();
        int[] counts = [.. _arguments.Select(argument => argument.Nargs)];
        object?[] values = NargsUnpacker.Unpack(words, counts);
        for (int i = 0; i < values.Length; i++)
            Store(_arguments[i], values[i], state);
        state.Leftover.AddRange(words);
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
