namespace Click.Net.Types;

/// <summary>One word that a shell may offer.</summary>
/// <param name="Value">The word.</param>
/// <param name="Type"><c>plain</c> for the word itself; <c>file</c> and <c>dir</c> let the shell offer what is on disk.</param>
/// <param name="Help">A line about the word; <see langword="null"/> for none.</param>
/// <remarks>Mirrors <c>click.shell_completion.CompletionItem</c>.</remarks>
public sealed record CompletionItem(string Value, string Type = "plain", string? Help = null);
