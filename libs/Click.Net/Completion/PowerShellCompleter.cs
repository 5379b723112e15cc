using Click.Net.Io;
using Click.Net.Types;

namespace Click.Net.Completion;

/// <summary>Completes in PowerShell 5.1 and 7, with descriptions.</summary>
public sealed class PowerShellCompleter : ShellCompleter
{
    /// <inheritdoc />
    protected override string Template => """
        Register-ArgumentCompleter -Native -CommandName '%(prog)s' -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
            $index = $words.Count
            if ($wordToComplete) { $index = $index - 1 }
            $env:COMP_WORDS = $words -join ' '
            $env:COMP_CWORD = $index
            $env:%(var)s = 'powershell_complete'
            try { $lines = @(& '%(prog)s' 2>$null) }
            finally { Remove-Item Env:COMP_WORDS, Env:COMP_CWORD, Env:%(var)s -ErrorAction SilentlyContinue }
            for ($i = 0; $i + 2 -lt $lines.Count; $i += 3) {
                $kind, $value, $help = $lines[$i], $lines[$i + 1], $lines[$i + 2]
                if ($kind -eq 'plain') {
                    $tip = if ($help -eq '_') { $value } else { $help }
                    [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $tip)
                }
                else {
                    Get-ChildItem -Path "$wordToComplete*" -Directory:($kind -eq 'dir') -ErrorAction SilentlyContinue | ForEach-Object {
                        [System.Management.Automation.CompletionResult]::new($_.Name, $_.Name, 'ProviderItem', $_.FullName)
                    }
                }
            }
        }
        """;

    /// <inheritdoc />
    public override (IReadOnlyList<string> Args, string Incomplete) ReadWords(IConsole console) => ReadCounted(console);

    /// <inheritdoc />
    public override string Format(CompletionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return $"{item.Type}\n{item.Value}\n{(OneLine(item.Help) is { Length: > 0 } help ? help : "_")}";
    }
}
