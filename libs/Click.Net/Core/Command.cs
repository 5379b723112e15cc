using System.Runtime.CompilerServices;
using Click.Net.Errors;
using Click.Net.Parsing;

namespace Click.Net;

/// <summary>A command: its parameters, its help, and the function that it calls.</summary>
/// <remarks>Mirrors <c>click.Command</c>. Everything that can be said about a command is a property.</remarks>
public partial class Command
{
    private ParameterList? _params;
    private List<Constraint>? _constraints;

    /// <summary>Declares a command.</summary>
    /// <param name="name">The name that it is registered by; <see langword="null"/> takes the name of the program.</param>
    public Command(string? name = null) => Name = name;

    /// <summary>Makes a command of a function, by its attributes and parameters.</summary>
    /// <param name="callback">The function.</param>
    /// <param name="name">The name; made of the function's where left out.</param>
    /// <exception cref="ArgumentException">A lambda has no name.</exception>
    /// <exception cref="NotSupportedException">Nothing is known that reads the values of a parameter.</exception>
    public static Command From(Delegate callback, string? name = null) => CommandBuilder.Build(callback, name);

    /// <summary>Makes a command of a class: the parameters of its constructor and its properties with an attribute are options and arguments.</summary>
    /// <typeparam name="T">
    /// The class. It has one public constructor and one public method called <c>Run</c>, <c>RunAsync</c>, <c>Invoke</c> or <c>InvokeAsync</c>, which may have
    /// parameters, too. What is no value of the command line is handed over as to a function: the context, a service. It may be disposable.
    /// </typeparam>
    /// <param name="name">The name; made of the class's where left out.</param>
    /// <exception cref="ArgumentException">The class has not one constructor and one such method.</exception>
    /// <exception cref="NotSupportedException">Nothing is known that reads the values of a parameter.</exception>
    public static Command From<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(CommandClass.Members)] T>(string? name = null) where T : class =>
        CommandBuilder.Build(typeof(T), name);

    /// <summary>The name that the command is registered by.</summary>
    public string? Name { get; init; }

    /// <summary>The function that the command calls. Its parameters get the values of the same name, and by their types the context, services and the like.</summary>
    public Delegate? Callback { get; set; }

    /// <summary>The parameters in the order of the help page.</summary>
    public IList<Parameter> Params => DeclaredParams;

    /// <summary>Rules about which options go together.</summary>
    public IList<Constraint> Constraints => _constraints ??= [];

    /// <summary>What the command does. <c>\b</c> alone on a line keeps the lines of its paragraph, <c>\f</c> ends what is shown.</summary>
    public string? Help { get; set; }

    /// <summary>A line for the list of commands; otherwise the first sentence of <see cref="Help"/>.</summary>
    public string? ShortHelp { get; set; }

    /// <summary>The end of the help page.</summary>
    public string? Epilog { get; set; }

    /// <summary>What stands for the options in the usage line; <see langword="null"/> or empty for nothing.</summary>
    public string? OptionsMetavar { get; set; } = "[OPTIONS]";

    /// <summary>Adds <c>--help</c>.</summary>
    public bool AddHelpOption { get; set; } = true;

    /// <summary>Shows help where nothing is given.</summary>
    public virtual bool NoArgsIsHelp { get; set; }

    /// <summary>Leaves the command out of its group's help.</summary>
    public bool Hidden { get; set; }

    /// <summary>Warns whoever still uses it; a text says what to do instead.</summary>
    public BoolOrText Deprecated { get; set; }

    /// <summary>Settings for the context of the command.</summary>
    public ContextSettings ContextSettings { get; set; } = Default.Settings;

    /// <summary>The heading below which the group's help lists the command; <see langword="null"/> for <c>Commands</c>.</summary>
    public string? Section { get; set; }

    /// <summary>Makes the context of a call and parses the words into it.</summary>
    /// <param name="infoName">The name that the command was called by.</param>
    /// <param name="args">The words behind it.</param>
    /// <param name="parent">The context of the group above.</param>
    /// <param name="settings">Settings for this call, over those of the command.</param>
    /// <param name="console">The world around; the parent's or the process's where left out.</param>
    /// <exception cref="UsageException">The words are wrong.</exception>
    public Context MakeContext(
        string? infoName, IReadOnlyList<string> args, Context? parent = null, ContextSettings? settings = null, Io.IConsole? console = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        Context context = new(this, parent, infoName, settings?.Over(ContextSettings) ?? ContextSettings, console);
        // The context is the current one while parameters are read: their callbacks echo and ask.
        using ContextScope scope = context.Scope();
        ParseOrClose(context, args);
        return context;
    }

    /// <summary>Runs the command in its context: warns if it is deprecated, then calls the function.</summary>
    /// <returns>What the function returned, once it is done.</returns>
    public virtual ValueTask<object?> InvokeAsync(Context context)
    {
        ArgumentNullException.ThrowIfNull(context);
        WarnIfDeprecated(context);
        return CallAsync(context);
    }

    /// <inheritdoc />
    public override string ToString() => $"<{GetType().Name} {Name}>";

    internal bool HasConstraints => _constraints is not null;

    internal bool HasDeclaredParams => _params is not null;

    /// <summary>The parameters, to be read while none is added.</summary>
    internal ReadOnlySpan<Parameter> ParamSpan => DeclaredParams.Span;

    private ParameterList DeclaredParams => _params ?? MakeParams();

    internal virtual bool AllowsExtraArgs => false;

    internal virtual bool AllowsInterspersedArgs => true;

    /// <summary>Sorts the words into values.</summary>
    internal virtual void Parse(Context context, IReadOnlyList<string> args) => ParseParams(context, args);

    /// <summary>Sorts the words into values, by the parameters.</summary>
    internal void ParseParams(Context context, IReadOnlyList<string> args)
    {
        if (args.Count == 0 && NoArgsIsHelp && !context.ResilientParsing)
            throw new NoArgsIsHelpException(context);
        ParserState parsed = ParserState.Rent(args);
        try
        {
            ParseWords(context, parsed);
            ProcessParameters(context, parsed);
            if (parsed.Leftover.Count > 0)
                context.Args = parsed.Leftover.ToArray();
        }
        finally
        {
            parsed.Return();
        }

        if (context.Args.Count > 0 && !context.AllowExtraArgs && !context.ResilientParsing)
            throw UsageException.ExtraArguments(context.Args, context);
        if (_constraints is not null && !context.ResilientParsing)
            CheckConstraints(context, _constraints);
    }

    // Apart, as all that a plain command line does not need: the code of a method is ready when all that it names is loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CheckConstraints(Context context, List<Constraint> constraints)
    {
        foreach (Constraint constraint in constraints)
            constraint.Check(context);
    }

    /// <summary>Adds the parameters that the command brings itself, when they are asked for first.</summary>
    private protected virtual void DeclareParams(IList<Parameter> parameters)
    {
    }

    /// <summary>The function, where reflection binds it; null where it is called otherwise.</summary>
    internal virtual Delegate? ReflectedCallback => Callback is Action ? null : Callback;

    internal virtual ValueTask<object?> CallAsync(Context context) =>
        Callback is { } callback ? CallbackBinder.CallAsync(callback, context) : default;

    internal void WarnIfDeprecated(Context context)
    {
        if (Deprecated.IsOn)
            Deprecation.Warn(context, "command", Name ?? "", Deprecated);
    }

    /// <summary>All parameters: its own, the global ones of the groups above, and the help option where there is one.</summary>
    internal Parameter[] ParametersOf(Context context) => HelpOption(context) is { } help
        ? [.. Params, .. InheritedOptions(context), help]
        : [.. Params, .. InheritedOptions(context)];

    private ParameterList MakeParams()
    {
        _params = new ParameterList();
        DeclareParams(_params);
        return _params;
    }

    private void ParseOrClose(Context context, IReadOnlyList<string> args)
    {
        try
        {
            Parse(context, args);
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    private void ParseWords(Context context, ParserState parsed)
    {
        if (HasInheritedOptions(context))
            AddInherited(context, parsed);
        foreach (Parameter parameter in ParamSpan)
            parameter.AddTo(parsed);
        HelpOption(context)?.AddTo(parsed);
        OptionParser parser = new(context, parsed)
        {
            AllowInterspersed = context.AllowInterspersedArgs,
            IgnoreUnknown = context.IgnoreUnknownOptions,
        };
        parser.Parse();
    }

    // Eager parameters first; then as they were given, then those that were not.
    private static void ProcessParameters(Context context, ParserState parsed)
    {
        ProcessParameters(context, parsed, eager: true);
        ProcessParameters(context, parsed, eager: false);
        context.Values.ReplaceAll(Unset.Value, null);
    }

    private static void ProcessParameters(Context context, ParserState parsed, bool eager)
    {
        for (int i = 0; i < parsed.MetCount; i++)
            ((Parameter)parsed.Met(i)).ProcessIf(eager, context, parsed);
        for (int i = 0; i < parsed.SlotCount; i++)
        {
            if (!parsed.Slots[i].IsMet)
                ((Parameter)parsed.Slots[i].Parameter).ProcessIf(eager, context, parsed);
        }
    }

    private static class Default
    {
        public static readonly ContextSettings Settings = new();
    }
}
