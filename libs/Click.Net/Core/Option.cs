using System.Diagnostics.CodeAnalysis;
using Click.Net.Errors;
using Click.Net.Parsing;
using Click.Net.Types;

namespace Click.Net;

/// <summary>A parameter that is found by its name on the command line.</summary>
/// <remarks>Mirrors <c>click.Option</c>.</remarks>
public partial class Option : Parameter, IParserOption
{
    private BoolOrText _showDefault;
    private bool _hasShowDefault;
    private RareOptionSettings? _rareOptions;
    private bool? _multiple;

    /// <summary>Declares an option that takes text, or what <see cref="Parameter.Type"/> reads.</summary>
    /// <param name="declarations">
    /// The names: <c>--name</c>, <c>-n</c>, <c>--on/--off</c> for a flag that can be switched off, and a plain word for the name of the value,
    /// which is otherwise taken from the first long name.
    /// </param>
    /// <exception cref="ArgumentException">The declarations give no option, or contradict themselves.</exception>
    public Option(params string[] declarations) : base(ParameterNames.OfOption(declarations), null)
    {
    }

    private protected Option(ParameterNames names) : base(names, null)
    {
    }

    private protected Option(string[] declarations, TypeGuess guess) : base(ParameterNames.OfOption(declarations), guess)
    {
    }

    /// <summary>Whether the option stands alone, without a value. Told by a <see cref="FlagValue"/>, by a name that switches off, or by the C# type <see cref="bool"/>.</summary>
    public bool? IsFlag { get; set; }

    /// <summary>The value of a flag; for an option that is no flag, its value where it is given without one.</summary>
    public object? FlagValue
    {
        get => HasFlagValue ? _rareOptions!.FlagValue : null;
        set => RareOptions.FlagValue = value;
    }

    /// <summary>Whether <see cref="FlagValue"/> was set; it may be set to <see langword="null"/>.</summary>
    public bool HasFlagValue => _rareOptions is not null && _rareOptions.FlagValue != Unset.Value;

    /// <summary>Counts how often the option is given.</summary>
    public bool Count { get; set; }

    /// <inheritdoc />
    public override bool Multiple
    {
        get => _multiple ?? (Guess is { IsSequence: true } && !Count);
        set => _multiple = value;
    }

    /// <summary>Whether the option is left out of help and completion.</summary>
    public bool Hidden { get; set; }

    /// <summary>
    /// Whether the option of a group may be given to the commands below it, too, and is a value of theirs: what stands behind a command's name counts there, else
    /// what the group was given.
    /// </summary>
    public bool IsGlobal { get; set; }

    /// <summary>Shows the default in help; a text is shown in its stead. <see langword="null"/> asks the context.</summary>
    public BoolOrText? ShowDefault
    {
        get => _hasShowDefault ? _showDefault : default(BoolOrText?);
        set
        {
            _hasShowDefault = value is not null;
            _showDefault = value.GetValueOrDefault();
        }
    }

    /// <summary>Shows the environment variable in help.</summary>
    public bool ShowEnvVar { get; set; }

    /// <summary>Reads an environment variable named for the option, where the context has a prefix for them.</summary>
    public bool AllowFromAutoEnv { get; set; } = true;

    /// <summary>Shows the choices in help and prompts.</summary>
    public bool ShowChoicesInHelp { get; set; } = true;

    /// <summary>Asks for the value where it is not given; a text is the question.</summary>
    public BoolOrText Prompt
    {
        get => _rareOptions?.Question ?? default;
        set => RareOptions.Question = value;
    }

    /// <summary>Whether a missing option is asked for; if not, only one that is given without a value.</summary>
    public bool PromptRequired
    {
        get => _rareOptions?.Required ?? true;
        set => RareOptions.Required = value;
    }

    /// <summary>Asks a second time; a text is the question.</summary>
    public BoolOrText ConfirmationPrompt
    {
        get => _rareOptions?.Confirmation ?? default;
        set => RareOptions.Confirmation = value;
    }

    /// <summary>Hides what is typed at the prompt.</summary>
    public bool HideInput
    {
        get => _rareOptions?.HideInput ?? false;
        set => RareOptions.HideInput = value;
    }

    /// <summary>The heading below which help lists the option; <see langword="null"/> for <c>Options</c>.</summary>
    public string? Section { get; set; }

    /// <inheritdoc />
    public override bool ShowChoices => ShowChoicesInHelp;

    /// <inheritdoc />
    public override string KindName => "option";

    /// <inheritdoc />
    public override string HumanReadableName => Name;

    /// <inheritdoc />
    public override bool IsArgument => false;

    /// <inheritdoc />
    public override string GetErrorHint(IContextInfo? context)
    {
        string hint = string.Join(" / ", (Opts.Count > 0 ? Opts : SecondaryOpts).Select(name => $"'{name}'"));
        return ShowEnvVar && EnvVar is not null ? $"{hint} (env var: '{EnvVar}')" : hint;
    }

    /// <summary>Whether the option stands alone.</summary>
    internal bool IsSwitch => IsFlag ?? (HasFlagValue || (!MayLeaveOutPromptedValue && OffNames.Length > 0)
        || (!Count && Guess is { IsSequence: false } && !Prompt.IsOn && Type is BoolType));

    internal string? CompletionHelp => NotedHelp;

    /// <summary>Whether it stands for yes or no.</summary>
    internal bool IsBoolSwitch => IsSwitch && Type is BoolType;

    /// <summary>What the flag stores.</summary>
    internal object? EffectiveFlagValue => HasFlagValue ? FlagValue : IsSwitch ? true : null;

    /// <inheritdoc />
    internal override object? OwnDefault()
    {
        if (DefaultFactory is { } make)
            return make();
        object? value = RawDefault;
        if (value == Unset.Value)
            return ImplicitDefault();
        return value is true && IsSwitch && !IsBoolSwitch && HasFlagValue ? FlagValue : value;
    }

    private RareOptionSettings RareOptions => _rareOptions ??= new RareOptionSettings();

    private object? ImplicitDefault()
    {
        if (Count)
            return 0;
        return IsBoolSwitch && !Required && !Multiple ? false : Unset.Value;
    }

    private bool MayLeaveOutPromptedValue => Prompt.IsOn && !PromptRequired;

    internal override void AddTo(ParserState parsed) => parsed.Add(this, this, null, OnNames, OffNames);

    string IParserOption.Destination => Key;

    OptionAction IParserOption.Action => (Count, IsSwitch, Multiple) switch
    {
        (true, _, _) => OptionAction.Count,
        (_, true, true) => OptionAction.AppendConstant,
        (_, true, false) => OptionAction.StoreConstant,
        (_, false, true) => OptionAction.Append,
        _ => OptionAction.Store,
    };

    object? IParserOption.Constant(bool off)
    {
        if (OffNames.Length > 0 && IsBoolSwitch)
            return !off;
        return EffectiveFlagValue;
    }

    // Few options ask, or have a value of their own.
    private sealed class RareOptionSettings
    {
        public object? FlagValue = Unset.Value;
        public BoolOrText Question;
        public BoolOrText Confirmation;
        public bool Required = true;
        public bool HideInput;
    }

    bool IParserOption.MayLeaveOutValue => !IsSwitch && (HasFlagValue || MayLeaveOutPromptedValue);
}

/// <summary>An option whose type is told by a C# type.</summary>
/// <typeparam name="T">
/// The type of the value: <see cref="bool"/> is a flag, an enum a choice, an array or a list takes the option several times, a tuple several words;
/// numbers, dates, files and anything that is <see cref="IParsable{TSelf}"/> read one word.
/// </typeparam>
/// <param name="declarations">The names, as for <see cref="Option"/>.</param>
public sealed class Option<[DynamicallyAccessedMembers(ValueShape.Members)] T>(params string[] declarations)
    : Option(declarations, TypeGuess.Of<T>())
{
    /// <inheritdoc cref="Parameter.Default" />
    public new T? Default
    {
        get => base.Default is T value ? value : default;
        set => base.Default = value;
    }

    private protected override object? Shape(object? value) => ValueShape.To<T>(value);
}
