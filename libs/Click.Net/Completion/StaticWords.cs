using Click.Net.Types;

namespace Click.Net.Completion;

/// <summary>All words that a program can offer without running: by the commands that are named, and by the option before.</summary>
internal sealed class StaticWords
{
    private const int DeepestCommand = 16;
    private const int MostKeys = 10_000;

    private readonly List<(string Key, IReadOnlyList<CompletionItem> Items)> _entries = [];

    private StaticWords()
    {
    }

    /// <summary>Words by a key: <c>tool</c>, <c>tool clone</c>, <c>tool clone --colour</c>.</summary>
    public IReadOnlyList<(string Key, IReadOnlyList<CompletionItem> Items)> Entries => _entries;

    /// <summary>Collects the words of a command and of all below it.</summary>
    public static StaticWords Of(Command command, string programName, Io.IConsole? console)
    {
        StaticWords words = new();
        words.Add(new Context(command, null, programName, command.ContextSettings, console), programName, 0);
        return words;
    }

    private void Add(Context context, string path, int depth)
    {
        if (depth > DeepestCommand || _entries.Count >= MostKeys)
            return;
        Parameter[] parameters = context.Command.ParametersOf(context);
        _entries.Add((path, [.. Commands(context), .. parameters.SelectMany(parameter => Names(context, parameter))]));
        foreach (Option option in parameters.OfType<Option>().Where(static option => !option.Hidden && !option.IsSwitch && !option.Count))
            AddValues(context, path, option);
        if (context.Command is not Group group)
            return;
        foreach ((string name, Command below) in group.VisibleCommands(context))
            Add(new Context(below, context, name, below.ContextSettings), $"{path} {name}", depth + 1);
    }

    private void AddValues(Context context, string path, Option option)
    {
        CompletionItem[] values = Values(context, option);
        if (values.Length == 0)
            return;
        foreach (string name in option.Opts)
            _entries.Add(($"{path} {name}", values));
    }

    private static IEnumerable<CompletionItem> Commands(Context context) => context.Command is Group group ? group.CompleteCommands(context, "") : [];

    private static IEnumerable<CompletionItem> Names(Context context, Parameter parameter) => parameter switch
    {
        Option { Hidden: true } => [],
        Option option => option.Opts.Concat(option.SecondaryOpts).Select(name => new CompletionItem(name, Help: option.CompletionHelp)),
        _ => Values(context, parameter),
    };

    // A parameter with a function of its own has to be asked when it is used.
    private static CompletionItem[] Values(Context context, Parameter parameter) => parameter.ShellComplete is null
        ? [.. parameter.Type.Complete(context, parameter, "").Where(static item => item.Type == "plain")]
        : [];
}
