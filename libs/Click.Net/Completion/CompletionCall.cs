using Click.Net.Io;
using Click.Net.Terminal;
using Click.Net.Types;

namespace Click.Net.Completion;

/// <summary>Answers a shell that calls the program to complete its command line.</summary>
internal static class CompletionCall
{
    private static VariableName? _variable;
    private static string? _unasked;

    /// <summary>Answers, if the environment asks.</summary>
    /// <returns>The exit code; null where nobody asks.</returns>
    public static int? Answer(Command command, string programName, RunOptions options)
    {
        IConsole console = options.Console ?? SystemConsole.Instance;
        string variable = options.CompleteVar ?? VariableOf(programName);
        if (Ask(console, variable) is not { Length: > 0 } call)
            return null;
        return Answer(command, programName, options, console, variable, call);
    }

    private static int Answer(Command command, string programName, RunOptions options, IConsole console, string variable, string call)
    {
        int divider = call.IndexOf('_', StringComparison.Ordinal);
        if (divider < 0 || ShellCompleter.Find(call[..divider]) is not { } shell)
            return 1;
        switch (call[(divider + 1)..])
        {
            case "source":
                Echo.Write(console, shell.Source(programName, variable));
                return 0;
            case "static" when StaticScripts.TryWrite(call[..divider], command, programName, console) is { } script:
                Echo.Write(console, script);
                return 0;
            case "complete":
                Echo.Write(console, string.Join('\n', Items(command, programName, options, shell, console).Select(shell.Format)));
                return 0;
            default:
                return 1;
        }
    }

    // A shell asks when it starts the process: what was not set then is not asked for again.
    private static string? Ask(IConsole console, string variable)
    {
        if (console is not SystemConsole)
            return console.GetEnvironmentVariable(variable);
        if (variable == _unasked)
            return null;
        string? call = console.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(call))
            _unasked = variable;
        return call;
    }

    // A process has one name: the variable is made once.
    private static string VariableOf(string programName)
    {
        if (_variable is { } known && known.Program == programName)
            return known.Variable;
        string variable = string.Concat("_", EnvironmentName(programName), "_COMPLETE");
        _variable = new VariableName(programName, variable);
        return variable;
    }

    // A plain loop: what replaces characters in texts takes long when a program starts.
    private static string EnvironmentName(string programName)
    {
        char[] name = programName.ToCharArray();
        for (int i = 0; i < name.Length; i++)
            name[i] = name[i] is '-' or '.' ? '_' : char.ToUpperInvariant(name[i]);
        return new string(name);
    }

    private sealed record VariableName(string Program, string Variable);

    private static IReadOnlyList<CompletionItem> Items(
        Command command, string programName, RunOptions options, ShellCompleter shell, IConsole console)
    {
        (IReadOnlyList<string> args, string incomplete) = shell.ReadWords(console);
        return CompletionResolver.Complete(command, programName, args, incomplete, options);
    }
}
