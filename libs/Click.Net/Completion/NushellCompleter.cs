using System.Text.Json;
using Click.Net.Io;
using Click.Net.Types;

namespace Click.Net.Completion;

/// <summary>Completes in Nushell, with descriptions, beside the external completer that is set already.</summary>
public sealed class NushellCompleter : ShellCompleter
{
    /// <inheritdoc />
    protected override string Template => """
        let %(func)s_before = ($env.config.completions?.external?.completer?)
        $env.config.completions.external.enable = true
        $env.config.completions.external.completer = {|spans|
            if $spans.0 != '%(prog)s' { return (if $%(func)s_before == null { null } else { do $%(func)s_before $spans }) }
            let asked = { %(var)s: 'nushell_complete', COMP_WORDS: ($spans | to json --raw) }
            let items = (with-env $asked { ^'%(prog)s' } | lines | each {|line| $line | from json })
            # Nothing of its own leaves files and folders to the shell.
            if ($items | is-empty) or ($items | any {|item| $item.type != 'plain' }) { null } else { $items | select value description }
        }
        """;

    /// <inheritdoc />
    public override (IReadOnlyList<string> Args, string Incomplete) ReadWords(IConsole console)
    {
        ArgumentNullException.ThrowIfNull(console);
        string[] words = Words(console.GetEnvironmentVariable("COMP_WORDS") ?? "");
        return words.Length < 2 ? ([], "") : (words[1..^1], words[^1]);
    }

    /// <inheritdoc />
    public override string Format(CompletionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return $"{{\"value\":{Quoted(item.Value)},\"type\":{Quoted(item.Type)},\"description\":{Quoted(OneLine(item.Help) ?? "")}}}";
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static string[] Words(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Where(static word => word.ValueKind == JsonValueKind.String).Select(static word => word.GetString()!)]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
