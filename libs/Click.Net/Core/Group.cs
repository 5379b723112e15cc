using Click.Net.Errors;
using Click.Net.Formatting;
using Click.Net.Parsing;
using Click.Net.Text;

namespace Click.Net;

/// <summary>A command that has commands.</summary>
/// <remarks>Mirrors <c>click.Group</c>. Override <see cref="GetCommand"/> and <see cref="ListCommands"/> to load commands when they are called.</remarks>
public partial class Group : Command
{
    private readonly Dictionary<string, Command> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _aliases = new(StringComparer.Ordinal);
    private bool? _noArgsIsHelp;

    /// <summary>Declares a group.</summary>
    /// <param name="name">The name that it is registered by; <see langword="null"/> takes the name of the program.</param>
    public Group(string? name = null) : base(name)
    {
    }

    /// <summary>The commands by the names that they are registered by.</summary>
    public IReadOnlyDictionary<string, Command> Commands => _commands;

    /// <summary>Calls the group's function also where no command is given.</summary>
    public bool InvokeWithoutCommand { get; set; }

    /// <summary>Lets several commands follow each other. Each takes the words that it knows; their functions are called in the end, in order.</summary>
    public bool Chain { get; set; }

    /// <summary>What stands for the commands in the usage line.</summary>
    public string? SubcommandMetavar { get; set; }

    /// <summary>Shows help where nothing is given; on unless <see cref="InvokeWithoutCommand"/> is.</summary>
    public override bool NoArgsIsHelp
    {
        get => _noArgsIsHelp ?? !InvokeWithoutCommand;
        set => _noArgsIsHelp = value;
    }

    /// <summary>Is called with what the command returned (in a chain, with a list of all that was returned) and the group's values. What it returns is the result.</summary>
    /// <remarks>Mirrors <c>Group.result_callback</c>. The first parameter of the function gets the result.</remarks>
    public Delegate? ResultCallback { get; set; }

    /// <summary>Registers a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="name">The name; the command's own where left out.</param>
    /// <exception cref="ArgumentException">There is no name, or a chain would hold a group.</exception>
    public void Add(Command command, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        name ??= command.Name ?? throw new ArgumentException("Command has no name.", nameof(command));
        if (Chain && command is Group)
            throw new ArgumentException($"It is not possible to add the group '{name}' to another group '{Name}' that is in chain mode.", nameof(command));
        _commands[name] = command;
    }

    /// <summary>Registers a function: it becomes a command by its attributes and parameters.</summary>
    /// <param name="callback">The function.</param>
    /// <param name="name">The name; made of the function's where left out.</param>
    /// <returns>The command.</returns>
    public Command Add(Delegate callback, string? name = null)
    {
        Command command = From(callback, name);
        Add(command);
        return command;
    }

    /// <summary>Registers a class: it becomes a command by its attributes, constructor and properties.</summary>
    /// <param name="name">The name; made of the class's where left out.</param>
    /// <returns>The command.</returns>
    public Command Add<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(CommandClass.Members)] T>(string? name = null) where T : class
    {
        Command command = From<T>(name);
        Add(command);
        return command;
    }

    /// <summary>Registers a function under a name.</summary>
    /// <returns>The command.</returns>
    public Command Command(string name, Delegate callback, string? help = null)
    {
        Command command = From(callback, name);
        command.Help = help ?? command.Help;
        Add(command);
        return command;
    }

    /// <summary>Lets a command be called by further names; help shows them beside it.</summary>
    /// <param name="name">The name that the command is registered by.</param>
    /// <param name="aliases">The further names.</param>
    public void Alias(string name, params IEnumerable<string> aliases)
    {
        ArgumentNullException.ThrowIfNull(aliases);
        if (!_aliases.TryGetValue(name, out List<string>? list))
            _aliases[name] = list = [];
        list.AddRange(aliases);
    }

    /// <summary>The command of a name; <see langword="null"/> where there is none.</summary>
    public virtual Command? GetCommand(Context context, string name)
    {
        if (_commands.TryGetValue(name, out Command? command))
            return command;
        foreach ((string target, List<string> aliases) in _aliases)
        {
            if (aliases.Contains(name))
                return _commands.GetValueOrDefault(target);
        }

        return null;
    }

    /// <summary>The names of the commands in the order of the help page.</summary>
    public virtual IEnumerable<string> ListCommands(Context context) => _commands.Keys.Order(StringComparer.Ordinal);

    /// <inheritdoc />
    protected override void FormatParameters(Context context, HelpFormatter formatter)
    {
        base.FormatParameters(context, formatter);
        List<(string Name, Command Command)> visible = [.. VisibleCommands(context)];
        if (visible.Count == 0)
            return;
        int limit = formatter.Width - 6 - visible.Max(row => TextLength(row.Name));
        IEnumerable<IGrouping<string?, (string Name, Command Command)>> sections =
            visible.GroupBy(row => row.Command.Section).OrderBy(section => section.Key is null ? 1 : 0);
        foreach (IGrouping<string?, (string Name, Command Command)> section in sections)
        {
            IEnumerable<(string, string)> rows = section.Select(row => (NameWithAliases(row.Name), row.Command.ShortHelpText(limit)));
            formatter.WriteSection(section.Key ?? Messages.Get("Commands"), () => formatter.WriteDefinitions(rows));
        }
    }

    internal override bool AllowsExtraArgs => true;

    internal override bool AllowsInterspersedArgs => false;

    internal override IEnumerable<string> UsagePieces(Context context) => base.UsagePieces(context).Append(SubcommandMetavar ?? DefaultMetavar);

    internal IEnumerable<(string Name, Command Command)> VisibleCommands(Context context) => ListCommands(context)
        .Select(name => (name, GetCommand(context, name)))
        .Where(pair => pair.Item2 is { Hidden: false })
        .Select(pair => (pair.name, pair.Item2!));

    private string DefaultMetavar => (Chain, InvokeWithoutCommand) switch
    {
        (true, true) => "[COMMAND1] [ARGS]... [COMMAND2 [ARGS]...]...",
        (true, false) => "COMMAND1 [ARGS]... [COMMAND2 [ARGS]...]...",
        (false, true) => "[COMMAND] [ARGS]...",
        _ => "COMMAND [ARGS]...",
    };

    private string NameWithAliases(string name) =>
        _aliases.TryGetValue(name, out List<string>? aliases) ? $"{name} ({string.Join(", ", aliases)})" : name;

    private static int TextLength(string name) => AnsiText.VisibleLength(name);
}
