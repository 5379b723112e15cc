using System.Text;
using Click.Net.Errors;
using Click.Net.Formatting;
using Click.Net.Io;

namespace Click.Net;

/// <summary>A running command: its values, its settings, what it shares with the commands above and below, and what it has to close.</summary>
/// <remarks>Mirrors <c>click.Context</c>.</remarks>
public sealed partial class Context : IContextInfo
{
    private const int DefaultContentWidth = 80;

    private readonly ContextSettings _settings;
    private readonly CancellationToken _cancellation;
    private Dictionary<string, object?>? _meta;

    /// <summary>Makes a context. <see cref="Command.MakeContext"/> makes one and parses into it.</summary>
    /// <param name="command">The command that runs.</param>
    /// <param name="parent">The context of the group above; <see langword="null"/> for the program.</param>
    /// <param name="infoName">The name that the command was called by.</param>
    /// <param name="settings">Settings for this call; what they leave out comes from the command, then from above.</param>
    /// <param name="console">The world around; the parent's, or the process's, where left out.</param>
    /// <param name="cancellationToken">Ends the command as Ctrl-C would.</param>
    public Context(
        Command command, Context? parent = null, string? infoName = null, ContextSettings? settings = null, IConsole? console = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        Command = command;
        Parent = parent;
        InfoName = infoName;
        Console = console ?? parent?.Console ?? SystemConsole.Instance;
        Services = parent?.Services;
        Signals = parent?.Signals;
        _cancellation = parent?._cancellation ?? cancellationToken;
        _settings = settings ?? Settings.None;
        Obj = _settings.Obj ?? parent?.Obj;
        Color = _settings.Color ?? parent?.Color;
        DefaultMap = _settings.DefaultMap ?? MapBelow(parent?.DefaultMap, infoName);
        AutoEnvVarPrefix = PrefixFor(_settings.AutoEnvVarPrefix, parent?.AutoEnvVarPrefix, infoName);
    }

    /// <summary>The context that runs in this flow of control; <see langword="null"/> outside of a command.</summary>
    /// <remarks>Mirrors <c>click.get_current_context</c>.</remarks>
    public static Context? Current => ContextStack.Current;

    /// <summary>The command that runs.</summary>
    public Command Command { get; }

    /// <summary>The context of the group above; <see langword="null"/> for the program.</summary>
    public Context? Parent { get; }

    /// <summary>The name that the command was called by.</summary>
    public string? InfoName { get; }

    /// <summary>The world around: streams, terminal, environment, working directory.</summary>
    public IConsole Console { get; }

    /// <summary>Where callbacks' services come from; <see langword="null"/> where there are none.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Is cancelled by Ctrl-C and by SIGTERM. A program that never asks for it is ended at once by them.</summary>
    public CancellationToken CancellationToken => Signals?.Token ?? _cancellation;

    internal ProcessSignals? Signals { get; init; }

    /// <summary>The object that callbacks share; a command takes over that of the group above.</summary>
    public object? Obj { get; set; }

    /// <summary>The arguments that are left over.</summary>
    public IReadOnlyList<string> Args { get; internal set; } = [];

    /// <summary>The name of the command that a group is about to call; <c>*</c> in a chain.</summary>
    public string? InvokedSubcommand { get; set; }

    /// <summary>A place for extensions, shared by all contexts of a run. Keys begin with the extension's name.</summary>
    public IDictionary<string, object?> Meta => Parent is null ? _meta ??= new Dictionary<string, object?>(StringComparer.Ordinal) : Parent.Meta;

    /// <summary>Defaults by parameter name.</summary>
    public IReadOnlyDictionary<string, object?>? DefaultMap { get; }

    /// <summary>What environment variables of options begin with.</summary>
    public string? AutoEnvVarPrefix { get; }

    /// <summary>The exact width of help; <see langword="null"/> follows the terminal.</summary>
    public int? TerminalWidth => _settings.TerminalWidth ?? Parent?.TerminalWidth;

    /// <summary>The widest that help gets; <see langword="null"/> is 80.</summary>
    public int? MaxContentWidth => _settings.MaxContentWidth ?? Parent?.MaxContentWidth;

    /// <summary>The options that show help.</summary>
    public IReadOnlyList<string> HelpOptionNames => _settings.HelpOptionNames ?? Parent?.HelpOptionNames ?? StandardOptions.HelpNames;

    /// <summary>Whether help shows defaults where options do not say.</summary>
    public bool? ShowDefault => _settings.ShowDefault ?? Parent?.ShowDefault;

    /// <summary>Whether help shows the keys of the map of defaults.</summary>
    public bool ShowConfigKeys => _settings.ShowConfigKeys ?? Parent?.ShowConfigKeys ?? false;

    /// <summary>Whether unknown options are arguments.</summary>
    public bool IgnoreUnknownOptions => _settings.IgnoreUnknownOptions ?? false;

    /// <summary>Whether arguments may be left over.</summary>
    public bool AllowExtraArgs => _settings.AllowExtraArgs ?? Command.AllowsExtraArgs;

    /// <summary>Whether options may stand behind arguments.</summary>
    public bool AllowInterspersedArgs => _settings.AllowInterspersedArgs ?? Command.AllowsInterspersedArgs;

    /// <inheritdoc />
    public bool ResilientParsing => _settings.ResilientParsing ?? false;

    /// <inheritdoc />
    public Func<string, string>? TokenNormalizer => _settings.TokenNormalizer ?? Parent?.TokenNormalizer;

    /// <summary>Whether colours are kept; <see langword="null"/> keeps them on a terminal.</summary>
    public bool? Color { get; set; }

    /// <inheritdoc />
    public string WorkingDirectory => Console.WorkingDirectory;

    /// <inheritdoc />
    public string? HelpOptionName => Command.HelpHint(this);

    /// <inheritdoc />
    public string CommandPath
    {
        get
        {
            if (Parent is null)
                return InfoName ?? "";
            StringBuilder path = new(Parent.CommandPath);
            foreach (Parameter parameter in Parent.Command.Params)
            {
                if (parameter.UsagePiece(Parent) is { } piece)
                    path.Append(' ').Append(piece);
            }

            return path.Append(' ').Append(InfoName).ToString().TrimStart();
        }
    }

    /// <summary>The context of the program.</summary>
    public Context FindRoot() => Parent is null ? this : Parent.FindRoot();

    /// <summary>The nearest object of a type, from here up; <see langword="null"/> where there is none.</summary>
    public T? FindObject<T>() where T : class
    {
        for (Context? context = this; context is not null; context = context.Parent)
        {
            if (context.Obj is T found)
                return found;
        }

        return null;
    }

    /// <summary>The nearest object of a type; makes one here where there is none.</summary>
    public T EnsureObject<T>() where T : class, new()
    {
        if (FindObject<T>() is { } found)
            return found;
        T made = new();
        Obj = made;
        return made;
    }

    /// <inheritdoc />
    public string GetUsage() => Command.GetUsage(this);

    /// <inheritdoc />
    public string GetHelp() => Command.GetHelp(this);

    /// <inheritdoc />
    public Stream OpenStandardInput() => Console.OpenInput();

    /// <inheritdoc />
    public Stream OpenStandardOutput() => Console.OpenOutput();

    /// <summary>A formatter of the width that fits the terminal.</summary>
    public HelpFormatter MakeFormatter() => new(TerminalWidth ?? Console.FixedWidth ?? Math.Max(
        Math.Min(Console.Width, MaxContentWidth ?? DefaultContentWidth) - 2, HelpFormatter.LeastWidth));

    private static IReadOnlyDictionary<string, object?>? MapBelow(IReadOnlyDictionary<string, object?>? map, string? name)
    {
        if (map is null || name is null)
            return null;
        if (map is LookupDefaults lookup)
            return lookup.Below(name);
        return map.TryGetValue(name, out object? below) ? below as IReadOnlyDictionary<string, object?> : null;
    }

    private static string? PrefixFor(string? own, string? parents, string? name)
    {
        string? prefix = own ?? (parents is not null && name is not null ? $"{parents}_{name}" : null);
        return prefix?.ToUpperInvariant().Replace('-', '_');
    }

    private static class Settings
    {
        public static readonly ContextSettings None = new();
    }
}
