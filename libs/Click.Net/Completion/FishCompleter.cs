using Click.Net.Io;
using Click.Net.Text;
using Click.Net.Types;

namespace Click.Net.Completion;

/// <summary>Completes in Fish, with descriptions.</summary>
public sealed class FishCompleter : ShellCompleter
{
    /// <inheritdoc />
    protected override string Template => """
        function %(func)s
            set -l lines (env %(var)s=fish_complete COMP_WORDS=(commandline -cp) COMP_CWORD=(commandline -t) %(prog)s 2>/dev/null)
            for line in $lines
                set -l parts (string split -m 1 "," -- $line)
                switch $parts[1]
                    case dir
                        __fish_complete_directories $parts[2]
                    case file
                        __fish_complete_path $parts[2]
                    case plain
                        echo $parts[2]
                end
            end
        end
        complete --no-files --command %(prog)s --arguments "(%(func)s)"
        """;

    /// <inheritdoc />
    public override (IReadOnlyList<string> Args, string Incomplete) ReadWords(IConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        List<string> args = [.. ArgumentString.Split(console.GetEnvironmentVariable("COMP_WORDS") ?? "").Skip(1)];
        string incomplete = ArgumentString.Split(console.GetEnvironmentVariable("COMP_CWORD") ?? "") is [var word, ..] ? word : "";
        // Fish tells the incomplete word twice.
        if (incomplete.Length > 0 && args.Count > 0 && args[^1] == incomplete)
            args.RemoveAt(args.Count - 1);
        return (args, incomplete);
    }

    /// <inheritdoc />
    public override string Format(CompletionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return OneLine(item.Help) is { Length: > 0 } help ? $"{item.Type},{item.Value}\t{help}" : $"{item.Type},{item.Value}";
    }
}
