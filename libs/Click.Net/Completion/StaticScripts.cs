using System.Text;
using Click.Net.Types;

namespace Click.Net.Completion;

/// <summary>Scripts that complete a program without starting it: all commands, options and choices are in them, with their descriptions.</summary>
/// <remarks>
/// For tools whose start would be felt. They know what the program knew when they were written, and nothing of functions in
/// <see cref="Parameter.ShellComplete"/>. A program writes its own: <c>_TOOL_COMPLETE=bash_static tool</c>.
/// </remarks>
public static class StaticScripts
{
    /// <summary>The script for a shell.</summary>
    /// <param name="shell"><c>bash</c>, <c>zsh</c>, <c>fish</c> or <c>nushell</c>.</param>
    /// <param name="command">The command.</param>
    /// <param name="programName">The name that it is called by.</param>
    /// <param name="console">The world around, for commands that are loaded late; the process's where left out.</param>
    /// <exception cref="ArgumentException">There is no such script for the shell.</exception>
    public static string Write(string shell, Command command, string programName, Io.IConsole? console = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentException.ThrowIfNullOrEmpty(programName);
        return TryWrite(shell, command, programName, console) ?? throw new ArgumentException($"There is no static script for '{shell}'.", nameof(shell));
    }

    /// <summary>The same; null where there is none for the shell.</summary>
    internal static string? TryWrite(string shell, Command command, string programName, Io.IConsole? console)
    {
        (string Template, Func<StaticWords, string> Cases) script = shell switch
        {
            "bash" => (Bash, static words => ShellCases(words, static item => ShellQuoted(item.Value), "printf '%s\\n'")),
            "zsh" => (Zsh, static words => ShellCases(words, static item => ShellQuoted(Described(item.Value.Replace(":", "\\:", StringComparison.Ordinal), item, ':')), "print -rl --")),
            "fish" => (Fish, FishCases),
            "nushell" => (Nushell, NushellRecord),
            _ => default,
        };
        if (script.Template is null)
            return null;
        string safe = new([.. programName.Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')]);
        return script.Template
            .Replace("%(func)s", $"_{safe}_static", StringComparison.Ordinal)
            .Replace("%(prog)s", programName, StringComparison.Ordinal)
            .Replace("%(cases)s", script.Cases(StaticWords.Of(command, programName, console)), StringComparison.Ordinal);
    }

    private const string Bash = """
        %(func)s_words() {
            case "$1" in
        %(cases)s
                *) return 1 ;;
            esac
        }
        %(func)s() {
            local path='%(prog)s' current="${COMP_WORDS[COMP_CWORD]}" word words i
            for (( i = 1; i < COMP_CWORD; i++ )); do
                word="${COMP_WORDS[i]}"
                if [[ $word != -* ]] && %(func)s_words "$path $word" > /dev/null; then path="$path $word"; fi
            done
            words=$(%(func)s_words "$path ${COMP_WORDS[COMP_CWORD-1]}") || words=$(%(func)s_words "$path")
            COMPREPLY=()
            while IFS= read -r word; do
                if [[ $word == "$current"* && ( $word != -* || $current == -* ) ]]; then COMPREPLY+=("$word"); fi
            done <<< "$words"
        }
        complete -o nosort -o default -F %(func)s %(prog)s
        """;

    private const string Zsh = """
        #compdef %(prog)s

        %(func)s_words() {
            case "$1" in
        %(cases)s
                *) return 1 ;;
            esac
        }
        %(func)s() {
            local path_='%(prog)s' word
            local -a found
            for word in ${words[2,CURRENT-1]}; do
                if [[ $word != -* ]] && %(func)s_words "$path_ $word" > /dev/null; then path_="$path_ $word"; fi
            done
            found=("${(@f)$(%(func)s_words "$path_ ${words[CURRENT-1]}" || %(func)s_words "$path_")}")
            if [[ $PREFIX != -* ]]; then found=(${found:#-*}); fi
            if (( ${#found} )); then _describe -V %(prog)s found; else _files; fi
        }

        if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
            %(func)s "$@"
        else
            compdef %(func)s %(prog)s
        fi
        """;

    private const string Fish = """
        function %(func)s_words
            switch $argv[1]
        %(cases)s
                case '*'
                    return 1
            end
        end
        function %(func)s
            set -l given (commandline -opc)
            set -l path '%(prog)s'
            for word in $given[2..-1]
                if not string match -q -- '-*' $word; and %(func)s_words "$path $word" > /dev/null
                    set path "$path $word"
                end
            end
            set -l found (%(func)s_words "$path $given[-1]"; or %(func)s_words "$path")
            if not string match -q -- '-*' (commandline -ct)
                set found (string match --invert -- '-*' $found)
            end
            test -n "$found"; and printf '%s\n' $found
        end
        complete --command %(prog)s --no-files --keep-order --arguments '(%(func)s)'
        """;

    private const string Nushell = """
        const %(func)s_words = {
        %(cases)s
        }
        let %(func)s_before = ($env.config.completions?.external?.completer?)
        $env.config.completions.external.enable = true
        $env.config.completions.external.completer = {|spans|
            if $spans.0 != '%(prog)s' { return (if $%(func)s_before == null { null } else { do $%(func)s_before $spans }) }
            if ($spans | length) < 2 { return null }
            let path = ($spans | drop 1 | skip 1 | reduce --fold '%(prog)s' {|word, path|
                if not ($word | str starts-with '-') and $"($path) ($word)" in $%(func)s_words { $"($path) ($word)" } else { $path }
            })
            let before = ($spans | drop 1 | last)
            let current = ($spans | last)
            let words = ($%(func)s_words | get --optional $"($path) ($before)" | default ($%(func)s_words | get --optional $path) | default [])
            let found = ($words | where {|word| ($word.value | str starts-with $current) and (not ($word.value | str starts-with '-') or ($current | str starts-with '-')) })
            if ($found | is-empty) { null } else { $found }
        }
        """;

    private static string ShellCases(StaticWords words, Func<CompletionItem, string> quoted, string print) => string.Join('\n', words.Entries
        .Where(static entry => entry.Items.Count > 0)
        .Select(entry => $"        {ShellQuoted(entry.Key)}) {print} {string.Join(' ', entry.Items.Select(quoted))} ;;"));

    private static string FishCases(StaticWords words) => string.Join('\n', words.Entries
        .Where(static entry => entry.Items.Count > 0)
        .Select(static entry => $"        case {FishQuoted(entry.Key)}\n            printf '%s\\n' {string.Join(' ', entry.Items.Select(static item => FishQuoted(Described(item.Value, item, '\t'))))}"));

    private static string NushellRecord(StaticWords words) => string.Join('\n', words.Entries
        .Where(static entry => entry.Items.Count > 0)
        .Select(static entry => $"    {NushellQuoted(entry.Key)}: [{string.Join(", ", entry.Items.Select(NushellItem))}]"));

    private static string NushellItem(CompletionItem item) => $"{{value: {NushellQuoted(item.Value)}, description: {NushellQuoted(OneLine(item.Help))}}}";

    private static string Described(string word, CompletionItem item, char divider) => OneLine(item.Help) is { Length: > 0 } help ? $"{word}{divider}{help}" : word;

    private static string OneLine(string? help) => help is null ? "" : string.Join(' ', help.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string ShellQuoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string FishQuoted(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    // Between double quotes Nushell knows the escapes of JSON.
    private static string NushellQuoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
            quoted.Append(c is '"' or '\\' ? $"\\{c}" : c.ToString());
        return quoted.Append('"').ToString();
    }
}
