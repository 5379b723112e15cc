using Click.Net.Errors;
using Click.Net.Types;

namespace Click.Net.Completion;

/// <summary>Finds what can follow on an unfinished command line.</summary>
public static class CompletionResolver
{
    private static readonly ContextSettings Resilient = new() { ResilientParsing = true };
    private static readonly ContextSettings ResilientChain = new() { ResilientParsing = true, AllowExtraArgs = true, AllowInterspersedArgs = false };

    /// <summary>The words that may stand where the incomplete one is.</summary>
    /// <param name="command">The program.</param>
    /// <param name="programName">Its name.</param>
    /// <param name="args">The words before, without the program.</param>
    /// <param name="incomplete">The word so far; may be empty.</param>
    /// <param name="options">How the program is run.</param>
    public static IReadOnlyList<CompletionItem> Complete(
        Command command, string programName, IReadOnlyList<string> args, string incomplete, RunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(incomplete);
        ContextSettings settings = options?.Settings is { } own ? Resilient.Over(own) : Resilient;
        using Context root = command.MakeContext(programName, args, settings: settings, console: options?.Console);
        using ContextScope scope = root.Scope();
        Context context = Descend(root);
        return [.. Offer(context, [.. args], incomplete)];
    }

    // Follows the commands that are named already.
    private static Context Descend(Context context)
    {
        while (context is { Args.Count: > 0, Command: Group group })
        {
            if (!(group.Chain ? DescendChain(context, group) : DescendOne(context, group)).TryGet(out Context next))
                return context;
            context = next;
        }

        return context;
    }

    private static Found DescendOne(Context context, Group group)
    {
        (string? name, Command? command, IReadOnlyList<string> rest) = group.ResolveCommand(context, context.Args);
        return command is null ? default : new Found(command.MakeContext(name, rest, context, Resilient));
    }

    private static Found DescendChain(Context context, Group group)
    {
        IReadOnlyList<string> words = context.Args;
        Context? last = null;
        while (words.Count > 0)
        {
            (string? name, Command? command, IReadOnlyList<string> rest) = group.ResolveCommand(context, words);
            if (command is null)
                return default;
            last = command.MakeContext(name, rest, context, ResilientChain);
            words = Group.LeftForChain(last);
        }

        return last is null ? default : new Found(last);
    }

    private static IEnumerable<CompletionItem> Offer(Context context, List<string> args, string incomplete)
    {
        // Shells hand over "--name=value" whole, or in two or three words.
        if (incomplete == "=")
        {
            incomplete = "";
        }
        else if (incomplete.Contains('=', StringComparison.Ordinal) && StartsOption(context, incomplete))
        {
            int at = incomplete.IndexOf('=', StringComparison.Ordinal);
            args.Add(incomplete[..at]);
            incomplete = incomplete[(at + 1)..];
        }

        if (!args.Contains("--") && StartsOption(context, incomplete))
            return context.Command.Complete(context, incomplete);
        Parameter? wanted = context.Command.ParametersOf(context).FirstOrDefault(parameter => WantsValue(context, args, parameter))
            ?? context.Command.Params.FirstOrDefault(parameter => IsUnfinishedArgument(context, parameter));
        return wanted?.Complete(context, incomplete) ?? context.Command.Complete(context, incomplete);
    }

    private static bool StartsOption(Context context, string word) => word.Length > 0 && (word[0] == '-'
        || context.Command.ParametersOf(context).Any(parameter => !parameter.IsArgument
            && parameter.Opts.Concat(parameter.SecondaryOpts).Any(name => name.StartsWith(word[0]))));

    // The last words are the option's name and fewer values than it takes.
    private static bool WantsValue(Context context, List<string> args, Parameter parameter)
    {
        if (parameter is not Option option || option.IsSwitch || option.Count)
            return false;
        for (int i = 0; i < option.Nargs && i < args.Count; i++)
        {
            string word = args[^(i + 1)];
            if (StartsOption(context, word))
                return option.Opts.Contains(word);
        }

        return false;
    }

    private static bool IsUnfinishedArgument(Context context, Parameter parameter)
    {
        if (!parameter.IsArgument)
            return false;
        if (parameter.Nargs == -1 || context.GetParameterSource(parameter.Name) != ParameterSource.CommandLine)
            return true;
        return parameter.Nargs > 1 && context.Params.TryGetValue(parameter.Name, out object? value)
            && value is System.Collections.ICollection values && values.Count < parameter.Nargs;
    }

    private readonly record struct Found(Context? Context)
    {
        public bool TryGet(out Context context)
        {
            context = Context!;
            return Context is not null;
        }
    }
}
