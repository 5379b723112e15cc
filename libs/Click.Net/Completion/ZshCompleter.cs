using Click.Net.Io;
using Click.Net.Types;

namespace Click.Net.Completion;

/// <summary>Completes in Zsh, with descriptions.</summary>
public sealed class ZshCompleter : ShellCompleter
{
    /// <inheritdoc />
    protected override string Template => """
        #compdef %(prog)s

        %(func)s() {
            local -a lines described plain
            local kind value help
            (( $+commands[%(prog)s] )) || return 1
            lines=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT - 1)) %(var)s=zsh_complete %(prog)s 2>/dev/null)}")
            for kind value help in ${lines}; do
                case "$kind" in
                    plain)
                        if [[ "$help" == "_" ]]; then
                            plain+=("$value")
                        else
                            described+=("$value:$help")
                        fi ;;
                    dir) _path_files -/ ;;
                    file) _path_files -f ;;
                esac
            done
            if [ -n "$described" ]; then
                _describe -V unsorted described -U
            fi
            if [ -n "$plain" ]; then
                compadd -U -V unsorted -a plain
            fi
        }

        if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
            %(func)s "$@"
        else
            compdef %(func)s %(prog)s
        fi
        """;

    /// <inheritdoc />
    public override (IReadOnlyList<string> Args, string Incomplete) ReadWords(IConsole console) => ReadCounted(console);

    /// <inheritdoc />
    public override string Format(CompletionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        string? help = OneLine(item.Help);
        if (string.IsNullOrEmpty(help))
            return $"{item.Type}\n{item.Value}\n_";
        // A colon would divide the word from its description.
        return $"{item.Type}\n{item.Value.Replace(":", "\\:", StringComparison.Ordinal)}\n{help}";
    }
}
