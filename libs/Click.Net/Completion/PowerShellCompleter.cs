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
            # What stands behind the cursor is not asked about.
            $words = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
            $index = $words.Count
            if ($wordToComplete) { $index = $index - 1 }
            $env:COMP_WORDS = $words -join ' '
            $env:COMP_CWORD = $index
            $env:%(var)s = 'powershell_complete'
            try { $lines = @(& '%(prog)s' 2>$null) }
            finally { Remove-Item Env:COMP_WORDS, Env:COMP_CWORD, Env:%(var)s -ErrorAction SilentlyContinue }
            for ($i = 0; $i + 2 -lt $lines.Count; $i += 3) {
                $kind, $value, $help = $lines[$i], $lines[$i + 1], $lines[$i + 2]
                if ($kind -ne 'plain') {
                    [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete) |
                        Where-Object { $kind -eq 'file' -or $_.ResultType -eq 'ProviderContainer' }
                }
                elseif ($value) {
                    $text = if ($value -match '\s') { "'" + $value.Replace("'", "''") + "'" } else { $value }
                    $tip = if ($help -eq '_') { $value } else { $help }
                    [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $tip)
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
