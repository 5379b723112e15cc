using Click.Net.Errors;
using Click.Net.Parsing;
using Click.Net.Text;

namespace Click.Net;

public partial class Group
{
    private static readonly ContextSettings ChainSettings = new() { AllowExtraArgs = true, AllowInterspersedArgs = false };

    /// <inheritdoc />
    public override ValueTask<object?> InvokeAsync(Context context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyList<string> words = context.Args;
        if (words.Count == 0)
            return InvokeAlone(context);
        context.Args = [];
        return Chain ? InvokeChain(context, words) : InvokeOne(context, words);
    }

    /// <summary>Finds the command that the first word names.</summary>
    /// <returns>The name that it was found by, the command, and the words that are left.</returns>
    /// <exception cref="NoSuchCommandException">There is none.</exception>
    /// <remarks>Mirrors <c>Group.resolve_command</c>.</remarks>
    public virtual (string? Name, Command? Command, IReadOnlyList<string> Words) ResolveCommand(Context context, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(words);
        string name = words[0];
        Command? command = GetCommand(context, name);
        if (command is null && context.TokenNormalizer is { } normalize)
        {
            name = normalize(name);
            command = GetCommand(context, name);
        }

        if (command is null && !context.ResilientParsing)
        {
            // A word that looks like an option and is none is reported as one.
            if (OptionPrefix.LengthOf(name) > 0)
                Parse(context, words);
            throw new NoSuchCommandException(name, Suggestions.For(name, ListCommands(context)), context);
        }

        return (command is null ? null : name, command, [.. words.Skip(1)]);
    }

    private async ValueTask<object?> InvokeAlone(Context context)
    {
        if (!InvokeWithoutCommand)
            throw UsageException.MissingCommand(context);
        object? result = await CallOwn(context).ConfigureAwait(false);
        return await FinishAsync(context, Chain ? Array.Empty<object?>() : result).ConfigureAwait(false);
    }

    private async ValueTask<object?> InvokeOne(Context context, IReadOnlyList<string> words)
    {
        (string? name, Command? command, IReadOnlyList<string> rest) = ResolveCommand(context, words);
        context.InvokedSubcommand = name;
        await CallOwn(context).ConfigureAwait(false);
        Context sub = command!.MakeContext(name, rest, context);
        object? result = await RunAsync(sub).ConfigureAwait(false);
        return await FinishAsync(context, result).ConfigureAwait(false);
    }

    // All commands are parsed before the first one runs.
    private async ValueTask<object?> InvokeChain(Context context, IReadOnlyList<string> words)
    {
        context.InvokedSubcommand = "*";
        await CallOwn(context).ConfigureAwait(false);
        List<Context> chain = [];
        try
        {
            while (words.Count > 0)
            {
                (string? name, Command? command, IReadOnlyList<string> rest) = ResolveCommand(context, words);
                Context sub = command!.MakeContext(name, rest, context, ChainSettings);
                chain.Add(sub);
                words = LeftForChain(sub);
                sub.Args = [.. sub.Args.SkipLast(words.Count)];
            }
        }
        catch
        {
            foreach (Context sub in chain)
                sub.Dispose();
            throw;
        }

        List<object?> results = [];
        foreach (Context sub in chain)
            results.Add(await RunAsync(sub).ConfigureAwait(false));
        return await FinishAsync(context, results.ToArray()).ConfigureAwait(false);
    }

    /// <summary>The words that a command of a chain leaves to the next one. A group keeps the name of its own command.</summary>
    internal static IReadOnlyList<string> LeftForChain(Context context) => context.Command switch
    {
        Group { Chain: true } => [],
        Group => [.. context.Args.Skip(1)],
        _ => context.Args,
    };

    private ValueTask<object?> CallOwn(Context context) => base.InvokeAsync(context);

    private static async ValueTask<object?> RunAsync(Context context)
    {
        using ContextScope scope = context.Scope();
        await using (context.ConfigureAwait(false))
            return await context.Command.InvokeAsync(context).ConfigureAwait(false);
    }

    private ValueTask<object?> FinishAsync(Context context, object? result) =>
        ResultCallback is { } callback ? CallbackBinder.CallAsync(callback, context, result) : new ValueTask<object?>(result);
}
