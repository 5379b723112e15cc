using System.Collections.Concurrent;
using Click.Net.Io;
using Click.Net.Types;

namespace Click.Net.Completion;

/// <summary>Speaks to one kind of shell: the script that asks, how it tells the words, and what it is sent.</summary>
/// <remarks>
/// Mirrors <c>click.shell_completion.ShellComplete</c>. A program answers <c>_PROGRAM_COMPLETE=bash_source program</c> with the script,
/// and <c>bash_complete</c> with the words. <see cref="Register"/> adds a shell.
/// </remarks>
public abstract class ShellCompleter
{
    private static readonly ConcurrentDictionary<string, ShellCompleter> Shells = new(StringComparer.Ordinal)
    {
        ["bash"] = new BashCompleter(),
        ["zsh"] = new ZshCompleter(),
        ["fish"] = new FishCompleter(),
        ["powershell"] = new PowerShellCompleter(),
        ["nushell"] = new NushellCompleter(),
    };

    /// <summary>The script, with <c>%(prog)s</c> for the program, <c>%(func)s</c> for a name of a function, and <c>%(var)s</c> for the variable.</summary>
    protected abstract string Template { get; }

    /// <summary>Adds a shell, or replaces one.</summary>
    /// <param name="name">The name before <c>_source</c> and <c>_complete</c>.</param>
    /// <param name="shell">How to speak to it.</param>
    public static void Register(string name, ShellCompleter shell) => Shells[name] = shell;

    /// <summary>The shell of a name; <see langword="null"/> where it is not known.</summary>
    public static ShellCompleter? Find(string name) => Shells.GetValueOrDefault(name);

    /// <summary>The script that a shell reads to complete a program.</summary>
    public string Source(string programName, string variable)
    {
        ArgumentNullException.ThrowIfNull(programName);
        string safe = new([.. programName.Select(letter => char.IsLetterOrDigit(letter) || letter == '_' ? letter : '_')]);
        return Template
            .Replace("%(func)s", $"_{safe}_completion", StringComparison.Ordinal)
            .Replace("%(prog)s", programName, StringComparison.Ordinal)
            .Replace("%(var)s", variable, StringComparison.Ordinal);
    }

    /// <summary>The words that the shell has so far, without the program, and the incomplete one.</summary>
    public abstract (IReadOnlyList<string> Args, string Incomplete) ReadWords(IConsole console);

    /// <summary>What the shell is sent for a word.</summary>
    public abstract string Format(CompletionItem item);

    /// <summary>The words of <c>COMP_WORDS</c>, and the one that <c>COMP_CWORD</c> counts to.</summary>
    protected static (IReadOnlyList<string> Args, string Incomplete) ReadCounted(IConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        IReadOnlyList<string> words = Text.ArgumentString.Split(console.GetEnvironmentVariable("COMP_WORDS") ?? "");
        _ = int.TryParse(console.GetEnvironmentVariable("COMP_CWORD"), out int at);
        string incomplete = at >= 0 && at < words.Count ? words[at] : "";
        return ([.. words.Take(Math.Max(at, 0)).Skip(1)], incomplete);
    }

    /// <summary>A help text on one line.</summary>
    protected static string? OneLine(string? help) => help is null ? null : string.Join(' ', help.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
