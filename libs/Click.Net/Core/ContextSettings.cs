namespace Click.Net;

/// <summary>What a command sets for its context. What is left <see langword="null"/> comes from the context above.</summary>
/// <remarks>Mirrors <c>context_settings</c>.</remarks>
public sealed record ContextSettings
{
    /// <summary>Reads options from environment variables that begin so: <c>TOOL</c> gives <c>TOOL_NAME</c> and <c>TOOL_SUB_NAME</c>.</summary>
    public string? AutoEnvVarPrefix { get; init; }

    /// <summary>Defaults by parameter name; those of a command lie in a map below its name.</summary>
    public IReadOnlyDictionary<string, object?>? DefaultMap { get; init; }

    /// <summary>Lays out help for exactly this many columns.</summary>
    public int? TerminalWidth { get; init; }

    /// <summary>The widest that help gets on a wide terminal. 80 where nothing sets it.</summary>
    public int? MaxContentWidth { get; init; }

    /// <summary>The options that show help. <c>--help</c> where nothing sets it.</summary>
    public IReadOnlyList<string>? HelpOptionNames { get; init; }

    /// <summary>Shows defaults in help where the option does not say.</summary>
    public bool? ShowDefault { get; init; }

    /// <summary>Shows in help by which key an option's default is looked up in <see cref="DefaultMap"/>, as <c>config: run:port</c>.</summary>
    public bool? ShowConfigKeys { get; init; }

    /// <summary>Treats unknown options as arguments.</summary>
    public bool? IgnoreUnknownOptions { get; init; }

    /// <summary>Keeps arguments that are left over in <see cref="Context.Args"/> instead of failing.</summary>
    public bool? AllowExtraArgs { get; init; }

    /// <summary>Lets options stand behind arguments.</summary>
    public bool? AllowInterspersedArgs { get; init; }

    /// <summary>Parses for completion: errors are swallowed, nothing is asked, no callback runs.</summary>
    public bool? ResilientParsing { get; init; }

    /// <summary>Folds option names, command names and choices, for example to lower case.</summary>
    public Func<string, string>? TokenNormalizer { get; init; }

    /// <summary>Keeps or strips colours, whatever the terminal.</summary>
    public bool? Color { get; init; }

    /// <summary>The object that the command's callbacks share.</summary>
    public object? Obj { get; init; }

    /// <summary>These settings where they say something, else the other ones.</summary>
    internal ContextSettings Over(ContextSettings? other) => other is null ? this : new ContextSettings
    {
        AutoEnvVarPrefix = AutoEnvVarPrefix ?? other.AutoEnvVarPrefix,
        DefaultMap = DefaultMap ?? other.DefaultMap,
        TerminalWidth = TerminalWidth ?? other.TerminalWidth,
        MaxContentWidth = MaxContentWidth ?? other.MaxContentWidth,
        HelpOptionNames = HelpOptionNames ?? other.HelpOptionNames,
        ShowDefault = ShowDefault ?? other.ShowDefault,
        ShowConfigKeys = ShowConfigKeys ?? other.ShowConfigKeys,
        IgnoreUnknownOptions = IgnoreUnknownOptions ?? other.IgnoreUnknownOptions,
        AllowExtraArgs = AllowExtraArgs ?? other.AllowExtraArgs,
        AllowInterspersedArgs = AllowInterspersedArgs ?? other.AllowInterspersedArgs,
        ResilientParsing = ResilientParsing ?? other.ResilientParsing,
        TokenNormalizer = TokenNormalizer ?? other.TokenNormalizer,
        Color = Color ?? other.Color,
        Obj = Obj ?? other.Obj,
    };
}
