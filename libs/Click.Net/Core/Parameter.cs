using Click.Net.Errors;
using Click.Net.Io;
using Click.Net.Parsing;
using Click.Net.Text;
using Click.Net.Types;

namespace Click.Net;

/// <summary>What options and arguments have in common: a name, a type, a default, and how a value is found and checked.</summary>
/// <remarks>Mirrors <c>click.Parameter</c>. Everything that can be said about a parameter is a property, set before the first call.</remarks>
public abstract partial class Parameter : IParameterInfo
{
    private ParamType? _type;
    private int _nargs;
    private object? _default = Unset.Value;
    private RareSettings? _rare;

    private protected Parameter(ParameterNames names, TypeGuess? guess)
    {
        Name = names.Name;
        OnNames = names.On;
        OffNames = names.Off;
        Guess = guess;
    }

    /// <summary>The name of the value: the key in <see cref="Context.Params"/>, and the callback's parameter, where <c>dry_run</c> is <c>dryRun</c>.</summary>
    public string Name { get; }

    /// <summary>The names on the command line.</summary>
    public IReadOnlyList<string> Opts => OnNames;

    /// <summary>The names that switch off.</summary>
    public IReadOnlyList<string> SecondaryOpts => OffNames;

    /// <summary>How one value is read. Guessed from the C# type; text where there is none.</summary>
    public ParamType Type
    {
        get => _type ?? Guess?.Type ?? GuessFromValue() ?? ParamTypes.String;
        set => _type = value;
    }

    /// <summary>How many words one use takes; -1 takes all that are left, for arguments. A tuple takes one for each of its types.</summary>
    public int Nargs
    {
        get => _nargs != 0 ? _nargs : Type.IsComposite ? Type.Arity : GuessedNargs;
        set => _nargs = value;
    }

    /// <summary>Whether the parameter may be given several times; its value is a list then.</summary>
    public virtual bool Multiple { get; set; }

    /// <summary>Whether a value must be given.</summary>
    public virtual bool Required { get; set; }

    /// <summary>The value where none is given; text is converted like a word of the command line. See <see cref="HasDefault"/>.</summary>
    public object? Default
    {
        get => HasDefault ? _default : null;
        set => _default = value;
    }

    /// <summary>Whether <see cref="Default"/> was set; it may be set to <see langword="null"/>.</summary>
    public bool HasDefault => _default != Unset.Value;

    /// <summary>Makes the default when it is needed; help shows <c>(dynamic)</c> for it.</summary>
    public Func<object?>? DefaultFactory
    {
        get => _rare?.DefaultFactory;
        set => Rare.DefaultFactory = value;
    }

    /// <summary>Is called with the converted value; what it returns is the value.</summary>
    /// <remarks>It may throw <see cref="BadParameterException"/>, or end the program with <see cref="Context.Exit"/>.</remarks>
    public Func<Context, Parameter, object?, object?>? Callback
    {
        get => _rare?.Callback;
        set => Rare.Callback = value;
    }

    /// <summary>Whether the callback of the command gets the value.</summary>
    public bool ExposeValue { get; set; } = true;

    /// <summary>Whether this is processed before all that are not, whatever the order on the command line.</summary>
    public bool IsEager { get; set; }

    /// <summary>What stands for the value in help.</summary>
    public string? Metavar
    {
        get => _rare?.Metavar;
        set => Rare.Metavar = value;
    }

    /// <summary>The environment variables that are asked for a value; the first that is set counts.</summary>
    public EnvVarNames? EnvVar
    {
        get => _rare?.EnvVar;
        set => Rare.EnvVar = value;
    }

    /// <summary>A few words for the help page.</summary>
    public string? Help { get; set; }

    /// <summary>Warns whoever still uses it; a text says what to do instead.</summary>
    public BoolOrText Deprecated
    {
        get => _rare is null ? default : _rare.Deprecated;
        set => Rare.Deprecated = value;
    }

    /// <summary>The words that a shell may offer for an incomplete one, in place of the type's.</summary>
    public Func<Context, Parameter, string, IEnumerable<CompletionItem>>? ShellComplete
    {
        get => _rare?.ShellComplete;
        set => Rare.ShellComplete = value;
    }

    /// <inheritdoc />
    public abstract string KindName { get; }

    /// <inheritdoc />
    public abstract string HumanReadableName { get; }

    /// <inheritdoc />
    public abstract bool IsArgument { get; }

    /// <inheritdoc />
    public virtual bool ShowChoices => true;

    /// <inheritdoc />
    public abstract string GetErrorHint(IContextInfo? context);

    /// <inheritdoc />
    public string? GetMissingMessage(IContextInfo? context) => Type.GetMissingMessage(this, context);

    /// <summary>What stands for the value in help and usage.</summary>
    public abstract string MakeMetavar(IContextInfo? context);

    /// <inheritdoc />
    public override string ToString() => $"<{GetType().Name} {Name}>";

    internal TypeGuess? Guess { get; }

    internal string[] OnNames { get; }

    internal string[] OffNames { get; }

    /// <summary>Whether one of the names is this one.</summary>
    internal bool IsNamed(string name) => Has(OnNames, name) || Has(OffNames, name);

    /// <summary>Where parsing keeps the value until it is in the context.</summary>
    private protected virtual string Key => Name;

    internal object? RawDefault => _default;

    private protected virtual int GuessedNargs => 1;

    /// <summary>Hands the parameter to the parser.</summary>
    internal abstract void AddTo(ParserState parsed);

    /// <summary>What the parameter adds to the usage line; null for nothing.</summary>
    internal virtual string? UsagePiece(Context context) => null;

    /// <summary>The row of the help page; null for none.</summary>
    internal abstract (string Term, string Meaning)? HelpRecord(Context context);

    internal IEnumerable<CompletionItem> Complete(Context context, string incomplete) =>
        ShellComplete is { } complete ? complete(context, this, incomplete) : Type.Complete(context, this, incomplete);

    /// <summary>The help with a note about deprecation.</summary>
    private protected string? NotedHelp
    {
        get
        {
            string? help = Help is null ? null : Lines.Clean(Help);
            if (!Deprecated.IsOn)
                return help;
            string note = Deprecation.Note(Deprecated);
            return string.IsNullOrEmpty(help) ? note : $"{help} {note}";
        }
    }

    /// <summary>Sets the default, whatever its type.</summary>
    internal void SetDefault(object? value) => _default = value;

    private static bool Has(string[] names, string wanted)
    {
        foreach (string name in names)
        {
            if (name == wanted)
                return true;
        }

        return false;
    }

    private RareSettings Rare => _rare ??= new RareSettings();

    private ParamType? GuessFromValue() => _default is null || _default == Unset.Value || _default is string ? null : ParamTypeOf(_default);

    // Without a C# type the default tells it, as in Click.
    private static ParamType? ParamTypeOf(object value) => value switch
    {
        bool => ParamTypes.Bool,
        int => ParamTypes.Int,
        long => new NumberType<long>(),
        double => ParamTypes.Float,
        Guid => ParamTypes.Uuid,
        _ => null,
    };

    // What few parameters set is not carried by all.
    private sealed class RareSettings
    {
        public Func<object?>? DefaultFactory;
        public Func<Context, Parameter, object?, object?>? Callback;
        public Func<Context, Parameter, string, IEnumerable<CompletionItem>>? ShellComplete;
        public EnvVarNames? EnvVar;
        public string? Metavar;
        public BoolOrText Deprecated;
    }
}
