using Click.Net.Types;

namespace Click.Net;

public partial class Command
{
    private const int SummaryLength = 45;

    /// <summary>The names that a shell may offer for an incomplete word: options, and in a chain the commands that may follow.</summary>
    /// <remarks>Mirrors <c>Command.shell_complete</c>.</remarks>
    public virtual IEnumerable<CompletionItem> Complete(Context context, string incomplete)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(incomplete);
        IEnumerable<CompletionItem> items = incomplete.Length > 0 && !char.IsLetterOrDigit(incomplete[0])
            ? ParametersOf(context).OfType<Option>().Where(option => IsOffered(context, option)).SelectMany(option => NamesOf(option, incomplete))
            : [];
        for (Context? parent = context.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent.Command is Group { Chain: true } chain)
            {
                Context at = parent;
                items = items.Concat(chain.CompleteCommands(at, incomplete).Where(item => !at.Args.Contains(item.Value)));
            }
        }

        return items;
    }

    internal string CompletionHelp => ShortHelpText(SummaryLength);

    private static bool IsOffered(Context context, Option option) =>
        !option.Hidden && (option.Multiple || context.GetParameterSource(option.Name) != ParameterSource.CommandLine);

    private static IEnumerable<CompletionItem> NamesOf(Option option, string incomplete) => option.Opts.Concat(option.SecondaryOpts)
        .Where(name => name.StartsWith(incomplete, StringComparison.Ordinal))
        .Select(name => new CompletionItem(name, Help: option.CompletionHelp));
}

public partial class Group
{
    /// <inheritdoc />
    public override IEnumerable<CompletionItem> Complete(Context context, string incomplete) =>
        CompleteCommands(context, incomplete).Concat(base.Complete(context, incomplete));

    internal IEnumerable<CompletionItem> CompleteCommands(Context context, string incomplete) => VisibleCommands(context)
        .Where(pair => pair.Name.StartsWith(incomplete, StringComparison.Ordinal))
        .Select(pair => new CompletionItem(pair.Name, Help: pair.Command.CompletionHelp));
}
