namespace Click.Net.Parsing;

/// <summary>What an option does with the state of the parser when it is met.</summary>
internal enum OptionAction
{
    Store,
    StoreConstant,
    Append,
    AppendConstant,
    Count,
}

/// <summary>All that the parser knows of an option.</summary>
internal interface IParserOption
{
    /// <summary>Where the value goes.</summary>
    string Destination { get; }

    /// <summary>What happens when it is met.</summary>
    OptionAction Action { get; }

    /// <summary>What a constant action stores.</summary>
    object? Constant(bool off);

    /// <summary>How many words its value has.</summary>
    int Nargs { get; }

    /// <summary>Whether the value may be left out.</summary>
    bool MayLeaveOutValue { get; }
}

/// <summary>All that the parser knows of an argument.</summary>
internal interface IParserArgument
{
    /// <summary>Where the value goes.</summary>
    string Destination { get; }

    /// <summary>The argument as errors name it.</summary>
    string DisplayName { get; }

    /// <summary>How many words its value has; -1 takes all that are left.</summary>
    int Nargs { get; }

    /// <summary>Whether having no words lets an environment variable speak.</summary>
    bool HasEnvironmentVariable { get; }
}
