using Click.Net.Io;
using Click.Net.Types;

namespace Click.Net.Completion;

/// <summary>Completes in Bash from 4.4 on.</summary>
public sealed class BashCompleter : ShellCompleter
{
    /// <inheritdoc />
    protected override string Template => """
        %(func)s() {
            local line
            COMPREPLY=()
            while IFS= read -r line; do
                case "${line%%,*}" in
                    dir) compopt -o dirnames ;;
                    file) compopt -o default ;;
                    plain) COMPREPLY+=("${line#*,}") ;;
                esac
            done < <(IFS=$'\n' && COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" %(var)s=bash_complete "$1" 2>/dev/null)
        }
        complete -o nosort -F %(func)s %(prog)s
        """;

    /// <inheritdoc />
    public override (IReadOnlyList<string> Args, string Incomplete) ReadWords(IConsole console)
    {
        (IReadOnlyList<string> args, string incomplete) = ReadCounted(console);
        // Bash divides "--name=value" at the sign, which then stands between an option and its value.
        return ([.. args.Where((word, at) => word != "=" || at == 0 || !args[at - 1].StartsWith('-'))], incomplete);
    }

    /// <inheritdoc />
    public override string Format(CompletionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return $"{item.Type},{item.Value}";
    }
}
